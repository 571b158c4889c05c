package org.langevin.workbench.internal.composition;

import java.util.Optional;
import java.util.function.Function;

/**
 * The place of a part in an experiment: absent, present, or declared but broken.
 *
 * @param declared whether the document has the part
 * @param value the part, if it is declared and nothing is wrong with it
 */
record Slot<T>(boolean declared, Optional<T> value) {
  static <T> Slot<T> absent() {
    return new Slot<>(false, Optional.empty());
  }

  static <T> Slot<T> of(T value) {
    return declared(Optional.of(value));
  }

  /** Of a part that is there, or nothing. */
  static <T> Slot<T> settled(Optional<T> value) {
    return new Slot<>(value.isPresent(), value);
  }

  static <T> Slot<T> declared(Optional<T> value) {
    return new Slot<>(true, value);
  }

  /** Whether it is known what stands here: a part, or nothing. */
  boolean isSettled() {
    return !declared || value.isPresent();
  }

  /** What becomes of the part; stays absent if it is absent and broken if it is broken. */
  <R> Slot<R> then(Function<T, Optional<R>> step) {
    return declared ? declared(value.flatMap(step)) : absent();
  }
}
