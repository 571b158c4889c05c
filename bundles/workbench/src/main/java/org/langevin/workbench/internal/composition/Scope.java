package org.langevin.workbench.internal.composition;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.Capable;

/**
 * The parts of an experiment that others may ask for abilities.
 *
 * @param parts by the type of their extension point; those that it is not yet time to make are not
 *     among them
 * @param isClosed whether no more are to come
 */
record Scope(Map<Class<?>, Slot<? extends Capable>> parts, boolean isClosed) {
  /** There are no parts. */
  static final Scope NONE = new Scope(Map.of(), false);

  /** The same when no more parts are to come. */
  Scope closed() {
    return new Scope(parts, true);
  }

  <T extends Capable> Scope with(Class<T> point, Slot<? extends T> part) {
    Map<Class<?>, Slot<? extends Capable>> more = new HashMap<>(parts);
    more.put(point, part);
    return new Scope(Map.copyOf(more), isClosed);
  }

  /** The part of an extension point, if there is one and it is made. */
  <T extends Capable> Optional<T> value(Class<T> point) {
    return parts.getOrDefault(point, Slot.absent()).value().map(point::cast);
  }

  /** Whether the time of those that may offer it has come. */
  boolean covers(Need need) {
    return isClosed || parts.containsKey(need.provider());
  }

  /** Whether it is known if there is an ability; if not, its provider is broken. */
  boolean isKnown(Need need) {
    return slot(need).isSettled();
  }

  /** Whether there is a part that might offer it. */
  boolean hasProvider(Need need) {
    return slot(need).value().isPresent();
  }

  boolean offers(Need need) {
    Optional<? extends Capable> part = slot(need).value();
    return need.isPart()
        ? part.isPresent()
        : part.flatMap(able -> able.ability(need.type())).isPresent();
  }

  private Slot<? extends Capable> slot(Need need) {
    return parts.getOrDefault(need.provider(), Slot.absent());
  }
}
