package org.langevin.workbench.internal.findings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.langevin.workbench.Warning;

/**
 * Warns of a training that ended worse than it had been. Losses of minibatches are noisy: the
 * training is cut into parts of as many steps, and the last one has grown if its lower quartile is
 * above the upper quartile of the part with the smallest median.
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
    double[][] parts = parts(steps, losses);
    double[] last = parts[PARTS - 1];
    int best = 0;
    for (int part = 1; part < PARTS; part++) {
      if (quantile(parts[part], 0.5) < quantile(parts[best], 0.5)) {
        best = part;
      }
    }
    if (last.length < FEWEST_LINES / PARTS || quantile(last, 0.25) <= quantile(parts[best], 0.75)) {
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
                Measured.text(quantile(parts[best], 0.5)),
                (best + 0.5) * steps[steps.length - 1] / PARTS,
                Measured.text(quantile(last, 0.5)))));
  }

  /** The losses of each tenth of the steps, in ascending order. */
  private static double[][] parts(double[] steps, double[] losses) {
    double[][] parts = new double[PARTS][];
    double end = steps[steps.length - 1];
    int from = 0;
    for (int part = 0; part < PARTS; part++) {
      int to = from;
      while (to < steps.length && steps[to] * PARTS <= end * (part + 1)) {
        to++;
      }
      parts[part] = Arrays.copyOfRange(losses, from, to);
      Arrays.sort(parts[part]);
      from = to;
    }
    return parts;
  }

  /** Of values in ascending order; infinite if there are none. */
  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.POSITIVE_INFINITY
        : sorted[(int) (share * (sorted.length - 1))];
  }
}
