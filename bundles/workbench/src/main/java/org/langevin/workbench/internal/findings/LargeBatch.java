package org.langevin.workbench.internal.findings;

import java.util.Locale;
import java.util.Optional;
import org.langevin.workbench.Warning;

/**
 * Tells of minibatches that hold the same items more than once, and not all of them as often: a
 * multiple of the items is a choice, by which each has several noises in every step.
 */
public final class LargeBatch {
  /** The warning. */
  public static final String KIND = "large-batch";

  private LargeBatch() {}

  /**
   * Compares the size of a minibatch with the number of items to train on.
   *
   * @param items that are not held out
   */
  public static Optional<Warning> of(int batch, int items) {
    if (batch <= items || batch % items == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Warning(
            KIND,
            "training",
            String.format(
                Locale.ROOT,
                "a minibatch has %d items, but there are only %d to train on: each comes %.3g times"
                    + " in every step. Where that is not meant, set /training/batch to %d or less,"
                    + " or give more data; where it is, to a multiple of %4$d, so that all come as"
                    + " often",
                batch,
                items,
                (double) batch / items,
                items)));
  }
}
