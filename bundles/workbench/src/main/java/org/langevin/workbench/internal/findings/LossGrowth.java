package org.langevin.workbench.internal.findings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.langevin.workbench.Warning;

/**
 * Warns of a training that ended worse than it had been. Losses of minibatches are noisy: the
 * history is cut into parts, and the last one has grown if its lower quartile is above the upper
 * quartile of the part with the smallest median.
 */
public final class LossGrowth {
  /** The warning. */
  public static final String KIND = "loss-grew";

  private static final String TRAINING = "training";
  private static final int PARTS = 10;

  /** Fewer lines have no quartiles. */
  private static final int FEWEST_LINES = 100;

  private LossGrowth() {}

  /**
   * Looks at the losses.
   *
   * @param steps of the looks at the training loss
   * @param losses at these
   */
  public static Optional<Warning> of(double[] steps, double[] losses) {
    if (losses.length < FEWEST_LINES) {
      return Optional.empty();
    }
    int best = 0;
    for (int part = 1; part < PARTS; part++) {
      if (quantile(losses, part, 0.5) < quantile(losses, best, 0.5)) {
        best = part;
      }
    }
    int last = PARTS - 1;
    if (quantile(losses, last, 0.25) <= quantile(losses, best, 0.75)) {
      return Optional.empty();
    }
    return Optional.of(
        new Warning(
            KIND,
            TRAINING,
            String.format(
                Locale.ROOT,
                "the loss grew: its median was %s around step %.0f and is %s in the end. Lower the"
                    + " learning rate, or limit the gradient's norm",
                Measured.text(quantile(losses, best, 0.5)),
                steps[(begin(losses, best) + begin(losses, best + 1)) / 2],
                Measured.text(quantile(losses, last, 0.5)))));
  }

  private static int begin(double[] losses, int part) {
    return (int) ((long) losses.length * part / PARTS);
  }

  private static double quantile(double[] losses, int part, double share) {
    double[] sorted = Arrays.copyOfRange(losses, begin(losses, part), begin(losses, part + 1));
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
