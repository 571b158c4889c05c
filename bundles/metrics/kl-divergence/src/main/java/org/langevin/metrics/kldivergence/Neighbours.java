package org.langevin.metrics.kldivergence;

import org.langevin.api.Interruption;
import org.langevin.api.metric.MetricInput;
import org.langevin.kit.metric.NearestNeighbours;
import org.langevin.kit.metric.Tasks;

/**
 * The distances of some points from their k-th nearest neighbours.
 *
 * @param distances one for each point
 */
record Neighbours(double[] distances) {
  /** Points in a piece of work. */
  private static final int PIECE = 64;

  /**
   * Measures them.
   *
   * @param sample among which neighbours are sought
   * @param own whether the points are the sample's own, and no neighbours of themselves
   */
  static Neighbours among(
      double[] points, double[] sample, boolean own, int dimension, int k, MetricInput input) {
    NearestNeighbours tree = new NearestNeighbours(sample, dimension);
    double[] distances = new double[points.length / dimension];
    Tasks.run(
        1 + (distances.length - 1) / PIECE,
        "pieces of neighbours",
        input,
        piece -> {
          int begin = piece * PIECE;
          int end = Math.min(begin + PIECE, distances.length);
          for (int i = begin; i < end; i++) {
            Interruption.check();
            distances[i] = tree.distance(points, i * dimension, k, own ? i : -1);
          }
        });
    return new Neighbours(distances);
  }

  /** How many of them are 0. */
  int repeated() {
    int count = 0;
    for (double distance : distances) {
      count += distance == 0 ? 1 : 0;
    }
    return count;
  }

  /** The smallest that is not 0; 1 if all are. */
  double leastPositive() {
    double least = Double.POSITIVE_INFINITY;
    for (double distance : distances) {
      least = distance > 0 ? Math.min(least, distance) : least;
    }
    return Double.isInfinite(least) ? 1 : least;
  }

  /** The logarithm of one, or of the least that counts where it is 0. */
  double logarithm(int point, double least) {
    return StrictMath.log(distances[point] == 0 ? least : distances[point]);
  }
}
