package org.langevin.workbench.internal.figures;

import org.langevin.api.sde.Marginal;
import org.langevin.kit.score.ScoreFunction;

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
    String label, Marginal marginal, double condition, ScoreFunction function) {
  /** The score at several points. */
  float[] at(float[] points) {
    return function.at(points, condition);
  }

  /** A title followed by the label, if there is one. */
  String titled(String title) {
    return label.isEmpty() ? title : title + ", " + label;
  }
}
