package org.langevin.metrics.fisherdivergence;

import java.util.Arrays;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Density;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.score.Score;
import org.langevin.kit.score.ScoreFunction;

/**
 * The exact and the learned score at some points.
 *
 * @param points items
 * @param dimension of each
 * @param exact items
 * @param learned items
 */
record Scores(float[] points, int dimension, float[] exact, float[] learned) {
  private static final int BLOCK = 1000;

  /** Evaluates both. */
  static Scores at(float[] points, Target target, MetricInput input) {
    Density density = target.density();
    int dimension = density.dimension();
    int count = points.length / dimension;
    float[] exact = new float[points.length];
    float[] learned = new float[points.length];
    Score score =
        input
            .score()
            .orElseThrow(() -> new InvalidExperimentException("there is no score to measure"));
    try (ScoreFunction function = new ScoreFunction(score)) {
      for (int from = 0; from < count; from += BLOCK) {
        int size = Math.min(BLOCK, count - from);
        float[] x = Arrays.copyOfRange(points, from * dimension, (from + size) * dimension);
        float[] result = function.at(x, target.condition());
        System.arraycopy(result, 0, learned, from * dimension, result.length);
        density.scores(points, from, size, exact);
        input.progress(from, count, "samples");
      }
    }
    return new Scores(points, dimension, exact, learned);
  }

  int size() {
    return points.length / dimension;
  }

  /** |s - s*|^2 at a point; not finite where the exact score is not. */
  double squaredError(int point) {
    double sum = 0;
    for (int i = point * dimension; i < (point + 1) * dimension; i++) {
      double difference = (double) learned[i] - exact[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** |s*|^2 at a point. */
  double square(int point) {
    double sum = 0;
    for (int i = point * dimension; i < (point + 1) * dimension; i++) {
      sum += (double) exact[i] * exact[i];
    }
    return sum;
  }
}
