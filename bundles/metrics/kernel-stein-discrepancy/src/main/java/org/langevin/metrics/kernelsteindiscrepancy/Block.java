package org.langevin.metrics.kernelsteindiscrepancy;

/**
 * Some samples side by side, with their scores.
 *
 * @param count how many
 * @param points a row for each coordinate
 * @param scores likewise
 */
record Block(int count, double[][] points, double[][] scores) {
  /** Numbers that stay in the nearer caches. */
  private static final int MEMORY = 32_768;

  private static final int FEWEST = 64;
  private static final int MOST = 256;

  /** All samples, block by block. */
  static Block[] of(float[] points, float[] scores, int dimension) {
    int count = points.length / dimension;
    int size = Math.max(FEWEST, Math.min(MOST, MEMORY / dimension));
    Block[] blocks = new Block[(count + size - 1) / size];
    for (int b = 0; b < blocks.length; b++) {
      int first = b * size;
      int some = Math.min(size, count - first);
      blocks[b] =
          new Block(
              some, rows(points, dimension, first, some), rows(scores, dimension, first, some));
    }
    return blocks;
  }

  private static double[][] rows(float[] items, int dimension, int first, int count) {
    double[][] rows = new double[dimension][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < dimension; j++) {
        rows[j][i] = items[(first + i) * dimension + j];
      }
    }
    return rows;
  }
}
