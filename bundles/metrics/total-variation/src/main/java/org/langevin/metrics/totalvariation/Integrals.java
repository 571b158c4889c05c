package org.langevin.metrics.totalvariation;

import java.util.Optional;
import org.langevin.api.Interruption;
import org.langevin.api.dataset.Density;

/**
 * The integrals of a density over blocks, by the midpoint of cells that are halved along each
 * coordinate, with Richardson's extrapolation, until nothing changes any more. What has no end
 * reaches half of the items' range beyond them.
 */
final class Integrals {
  /** Halvings of a block's sides: the first that are compared, and the last. */
  private static final int FIRST = 3;

  private static final int LAST = 9;

  private static final double TOLERANCE = 1e-5;

  /** By how much all integrals may miss 1. */
  private static final double MISSED = 1e-3;

  private final Density density;
  private final Blocks blocks;
  private final double[] low;
  private final double[] high;

  /**
   * Of a density.
   *
   * @param items by which blocks were made
   */
  Integrals(Density density, Blocks blocks, double[] items) {
    this.density = density;
    this.blocks = blocks;
    int dimension = density.dimension();
    low = new double[dimension];
    high = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      double least = items[j];
      double most = items[j];
      for (int at = j; at < items.length; at += dimension) {
        least = Math.min(least, items[at]);
        most = Math.max(most, items[at]);
      }
      low[j] = least - (most - least) / 2;
      high[j] = most + (most - least) / 2;
    }
  }

  /** One for each block, summing to 1; empty if they do not nearly. */
  Optional<double[]> probabilities() {
    double[] integrals = new double[blocks.count()];
    double sum = 0;
    for (int block = 0; block < integrals.length; block++) {
      integrals[block] = integral(blocks.sides(block));
      sum += integrals[block];
    }
    if (!(Math.abs(sum - 1) <= MISSED)) {
      return Optional.empty();
    }
    for (int block = 0; block < integrals.length; block++) {
      integrals[block] /= sum;
    }
    return Optional.of(integrals);
  }

  private double integral(double[][] sides) {
    for (int j = 0; j < sides.length; j++) {
      sides[j][0] = Math.max(sides[j][0], low[j]);
      sides[j][1] = Math.min(sides[j][1], high[j]);
    }
    double coarse = midpoints(sides, 1 << FIRST);
    double before = Double.NaN;
    for (int halvings = FIRST + 1; halvings <= LAST; halvings++) {
      double fine = midpoints(sides, 1 << halvings);
      double extrapolated = fine + (fine - coarse) / 3;
      if (Math.abs(extrapolated - before) <= TOLERANCE / blocks.count()) {
        return extrapolated;
      }
      before = extrapolated;
      coarse = fine;
    }
    return before;
  }

  private double midpoints(double[][] sides, int parts) {
    Interruption.check();
    int rows = sides.length == 1 ? 1 : parts;
    float[] row = new float[parts * sides.length];
    double[] logDensities = new double[parts];
    double sum = 0;
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < parts; i++) {
        row[i * sides.length] = place(sides[0], i, parts);
        if (sides.length == 2) {
          row[2 * i + 1] = place(sides[1], r, parts);
        }
      }
      density.logDensities(row, 0, parts, logDensities);
      for (double logDensity : logDensities) {
        sum += StrictMath.exp(logDensity);
      }
    }
    double volume = 1;
    for (double[] side : sides) {
      volume *= (side[1] - side[0]) / parts;
    }
    return sum * volume;
  }

  private static float place(double[] side, int part, int parts) {
    return (float) (side[0] + (side[1] - side[0]) * ((part + 0.5) / parts));
  }
}
