package org.langevin.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A part that can be asked for abilities. */
@ConsumerType
public interface Capable {
  /**
   * An ability of this part. By default a part offers what it implements.
   *
   * @param type with {@link Ability}
   * @return empty if this part does not offer it
   */
  default <A> Optional<A> ability(Class<A> type) {
    return offer(type, this);
  }

  /**
   * The first of some objects that has a type: for parts whose abilities are objects of their own.
   *
   * @param candidates may be null
   */
  static <A> Optional<A> offer(Class<A> type, Object... candidates) {
    for (Object candidate : candidates) {
      if (type.isInstance(candidate)) {
        return Optional.of(type.cast(candidate));
      }
    }
    return Optional.empty();
  }
}
