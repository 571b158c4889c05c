package org.langevin.nn;

/**
 * Working memory that the layers of one pass use in turn: as long as the longest need, and only
 * there once somebody works in it.
 */
final class Scratch {
  private final Arena arena;
  private long length;
  private Memory memory;

  Scratch(Arena arena) {
    this.arena = arena;
  }

  /** Announces a need, before anybody works. */
  void require(long floats) {
    if (memory != null && floats > length) {
      throw new IllegalStateException("the working memory is in use already");
    }
    length = Math.max(length, floats);
  }

  Memory memory() {
    if (memory == null) {
      memory = arena.allocate(length);
    }
    return memory;
  }
}
