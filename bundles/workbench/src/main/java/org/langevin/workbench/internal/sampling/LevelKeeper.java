package org.langevin.workbench.internal.sampling;

import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps the states of the first few samples at the end of the first level, the last, and some at
 * equal distances between.
 */
final class LevelKeeper {
  private static final int LEVELS = 12;
  private static final int SHORT = 16;
  private static final int MOST_SHORT = 250;

  /** Of images and other long samples, fewer are enough. */
  private static final int MOST_LONG = 8;

  private final int particles;
  private final int dimension;
  private double[] conditions = new double[0];
  private float[] values = new float[0];

  /**
   * Keeps nothing yet.
   *
   * @param samples how many there are
   */
  LevelKeeper(int samples, int dimension) {
    this.particles = Math.min(samples, dimension <= SHORT ? MOST_SHORT : MOST_LONG);
    this.dimension = dimension;
  }

  /** Looks at the state at the end of a level. */
  void look(double condition, int index, int count, float[] state) {
    if (!isKept(index, count)) {
      return;
    }
    int kept = conditions.length;
    int width = particles * dimension;
    conditions = Arrays.copyOf(conditions, kept + 1);
    conditions[kept] = condition;
    values = Arrays.copyOf(values, (kept + 1) * width);
    System.arraycopy(state, 0, values, kept * width, width);
  }

  /** Whether the level is the nearest to one of the equally distant places. */
  static boolean isKept(int index, int count) {
    if (count <= LEVELS) {
      return true;
    }
    double distance = (count - 1) / (LEVELS - 1.0);
    return index == Math.round(Math.round(index / distance) * distance);
  }

  /** What was kept; empty if the sampler told no levels. */
  Optional<Levels> levels() {
    return conditions.length == 0
        ? Optional.empty()
        : Optional.of(new Levels(conditions, particles, dimension, values));
  }
}
