package org.langevin.workbench.internal.sampling;

import java.util.Arrays;

/**
 * Where the first few samples were at the end of some of the levels that a sampler went through.
 *
 * @param conditions of these levels, in the order in which they came
 * @param particles how many samples
 * @param dimension of a sample
 * @param values level by level, sample by sample, component by component
 */
public record Levels(double[] conditions, int particles, int dimension, float[] values) {
  /** The samples at the end of a level. */
  public float[] at(int level) {
    int width = particles * dimension;
    return Arrays.copyOfRange(values, level * width, (level + 1) * width);
  }
}
