package org.langevin.metrics.strongerror;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricInput;
import org.langevin.kit.metric.Tasks;
import org.langevin.kit.sampler.ArrayParticles;

/**
 * Distances of a scheme's paths from the exact ones.
 *
 * @param times rising, from 0
 * @param means of the distances at each time
 * @param deviations their standard deviations
 */
record Errors(double[] times, double[] means, double[] deviations) {
  private static final int LOOKS = 200;

  /** Paths in a piece of work. */
  private static final int PIECE = 500;

  /**
   * Follows paths.
   *
   * @param starts where they begin, in turns
   * @param paths how many there are
   * @param seed of their random numbers
   * @param input gives threads and hears of the progress
   */
  static Errors of(Schemes schemes, Items starts, int paths, long seed, MetricInput input) {
    int pieces = (paths + PIECE - 1) / PIECE;
    Piece[] done = new Piece[pieces];
    Tasks.run(
        pieces,
        "pieces of " + PIECE + " paths",
        input,
        index -> {
          int first = index * PIECE;
          done[index] = Piece.of(schemes, starts, first, Math.min(PIECE, paths - first), seed);
        });
    int looks = looks(schemes);
    double[] times = new double[looks + 1];
    double[] means = new double[looks + 1];
    double[] deviations = new double[looks + 1];
    for (int step = 1; step <= schemes.steps(); step++) {
      times[look(schemes, step)] = schemes.time(step);
    }
    for (int look = 0; look <= looks; look++) {
      double sum = 0;
      double squares = 0;
      for (Piece piece : done) {
        sum += piece.sums[look];
        squares += piece.squares[look];
      }
      means[look] = sum / paths;
      deviations[look] = Math.sqrt(Math.max(0, squares - sum * means[look]) / (paths - 1));
    }
    return new Errors(times, means, deviations);
  }

  private static int looks(Schemes schemes) {
    return Math.min(LOOKS, schemes.steps());
  }

  /** The last look that has come after so many steps. */
  private static int look(Schemes schemes, int step) {
    return (int) ((long) step * looks(schemes) / schemes.steps());
  }

  /** Sums over some of the paths, at each look. */
  private record Piece(double[] sums, double[] squares) {
    static Piece of(Schemes schemes, Items starts, int first, int count, long seed) {
      int dimension = starts.shape().dimension();
      // Of one name and number: the same Brownian paths, and the same noise beside them.
      ArrayParticles exact = ArrayParticles.of(count, dimension, seed, "strong error", first);
      ArrayParticles other = ArrayParticles.of(count, dimension, seed, "strong error", first);
      for (int i = 0; i < count; i++) {
        starts.copy((first + i) % starts.size(), exact.state(), i * dimension);
      }
      System.arraycopy(exact.state(), 0, other.state(), 0, exact.state().length);
      Piece piece = new Piece(new double[looks(schemes) + 1], new double[looks(schemes) + 1]);
      for (int step = 1; step <= schemes.steps(); step++) {
        schemes.exact().step(schemes.time(step - 1), schemes.time(step), exact);
        schemes.scheme().step(schemes.time(step - 1), schemes.time(step), other);
        int look = look(schemes, step);
        if (look > look(schemes, step - 1)) {
          piece.add(look, exact.state(), other.state(), dimension);
          if (!Double.isFinite(piece.squares[look])) {
            throw new InvalidExperimentException(
                "/steps",
                "after "
                    + step
                    + " of "
                    + schemes.steps()
                    + " steps the scheme's states are beyond all numbers: take more steps");
          }
        }
      }
      return piece;
    }

    private void add(int look, float[] exact, float[] other, int dimension) {
      for (int at = 0; at < exact.length; at += dimension) {
        double square = 0;
        for (int c = at; c < at + dimension; c++) {
          double difference = (double) exact[c] - other[c];
          square += difference * difference;
        }
        sums[look] += Math.sqrt(square);
        squares[look] += square;
      }
    }
  }
}
