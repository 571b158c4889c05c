package org.langevin.workbench.internal.figures;

import java.util.Arrays;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.sde.Marginal;

/**
 * The learned score at one condition, to be drawn.
 *
 * @param label what tells it from the others, for example {@code sigma = 0.1}; may be empty if it
 *     is the only one
 * @param marginal the perturbation of the data whose score it ought to be
 * @param condition the time or noise level that the network is told
 * @param function the network
 */
public record LearnedScore(
    String label, Marginal marginal, double condition, MetricInput.ScoreFunction function) {
  /** The score at several points. */
  float[] at(float[] points, int dimension) {
    int count = points.length / dimension;
    float[] conditions = new float[count];
    Arrays.fill(conditions, (float) condition);
    float[] scores = new float[points.length];
    function.evaluate(count, points, conditions, scores);
    return scores;
  }

  /** A title followed by the label, if there is one. */
  String titled(String title) {
    return label.isEmpty() ? title : title + ", " + label;
  }
}
