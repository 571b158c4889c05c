package org.langevin.shell.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.langevin.shell.Output;
import org.langevin.workbench.Uncertainty;

/** Figures with their errors, as text. */
final class Figures {
  private static final double SMALL = 1e-3;

  private Figures() {}

  /**
   * For example {@code 0.0457 +- 0.0002}: a figure has as many digits as its error leaves.
   *
   * @param error NaN if it is not known
   */
  static String text(double value, double error) {
    if (!Double.isFinite(value)
        || !Uncertainty.isKnown(error)
        || Math.max(Math.abs(value), error) < SMALL) {
      return Double.isNaN(value) ? "not finite" : Output.number(value);
    }
    int decimals = Math.max(0, Uncertainty.decimals(error));
    return decimal(value, decimals) + " +- " + decimal(error, decimals);
  }

  private static String decimal(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
