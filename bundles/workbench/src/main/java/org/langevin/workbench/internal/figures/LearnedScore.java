package org.langevin.workbench.internal.figures;

import java.util.List;
import org.langevin.api.sde.Marginal;
import org.langevin.kit.score.ScoreFunction;

/**
 * The learned score at one condition, to be drawn.
 *
 * @param label what tells it from the others, for example {@code sigma = 0.1}; may be empty if it
 *     is the only one
 * @param meaning a sentence that says what the label's symbol is; may be empty
 * @param marginal the perturbation of the data whose score it ought to be
 * @param condition the time or noise level that the network is told
 * @param function the network
 */
public record LearnedScore(
    String label, String meaning, Marginal marginal, double condition, ScoreFunction function) {
  /** Larger relative errors are those of a score that was learned. */
  private static final double ROUNDING = 1e-4;

  /** Whether scores are the exact ones, but for rounding: there is nothing to compare then. */
  static boolean isExact(List<float[]> learned, List<float[]> exact) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < exact.size(); i++) {
      for (int j = 0; j < exact.get(i).length; j++) {
        double right = exact.get(i)[j];
        difference += (learned.get(i)[j] - right) * (learned.get(i)[j] - right);
        norm += right * right;
      }
    }
    return difference <= ROUNDING * ROUNDING * norm;
  }

  /** The score at several points. */
  float[] at(float[] points) {
    return function.at(points, condition);
  }

  /** A caption, and what the symbol in the panels' titles is. */
  static String explained(String caption, List<LearnedScore> scores) {
    return caption + scores.stream().findFirst().map(LearnedScore::meaning).orElse("");
  }

  /** A title followed by the label, if there is one. */
  String titled(String title) {
    return label.isEmpty() ? title : title + ", " + label;
  }
}
