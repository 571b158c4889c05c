package org.langevin.api;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What an extension needs from the rest of an experiment, by type.
 *
 * <p>A type with {@link Ability} asks that the experiment has a part of the ability's extension
 * point, and that it offers the ability. A type with {@link ExtensionPoint} asks for a part of that
 * point.
 *
 * @param needed what must be there
 * @param neededOfAny abilities that a part of their extension point must offer if there is one
 */
public record Requirements(Set<Class<?>> needed, Set<Class<?>> neededOfAny) {
  /** Nothing. */
  public static final Requirements NONE = new Requirements(Set.of(), Set.of());

  /** Copies the sets. */
  public Requirements {
    needed = Set.copyOf(needed);
    neededOfAny = Set.copyOf(neededOfAny);
  }

  /** All of these. */
  public static Requirements of(Class<?>... types) {
    return new Requirements(Set.of(types), Set.of());
  }

  /**
   * These and an ability for the case that there is a part that might offer it: "if the experiment
   * has an SDE, its drift must be linear".
   */
  public Requirements ofAny(Class<?> ability) {
    return and(new Requirements(Set.of(), Set.of(ability)));
  }

  /** These and others. */
  public Requirements and(Requirements others) {
    return new Requirements(union(needed, others.needed), union(neededOfAny, others.neededOfAny));
  }

  private static Set<Class<?>> union(Set<Class<?>> first, Set<Class<?>> second) {
    Set<Class<?>> union = new LinkedHashSet<>(first);
    union.addAll(second);
    return union;
  }
}
