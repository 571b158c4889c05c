package org.langevin.workbench.internal.findings;

import java.util.Locale;
import java.util.Optional;
import org.langevin.workbench.Warning;

/** Tells of minibatches that hold the same items more than once. */
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
    if (batch <= items) {
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
                    + " or give more data",
                batch,
                items,
                (double) batch / items,
                items)));
  }
}
