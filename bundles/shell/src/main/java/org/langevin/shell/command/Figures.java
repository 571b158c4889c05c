package org.langevin.shell.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.langevin.shell.Output;

/** Figures with their errors, as text. */
final class Figures {
  private static final MathContext TWO_DIGITS = new MathContext(2);

  /** An error of 1.2 is told as it is, one of 2.1 as 2. */
  private static final int ONE_DIGIT_FROM = 20;

  private static final double SMALL = 1e-3;

  private Figures() {}

  /**
   * For example {@code 0.0457 +- 0.0002}: a figure has as many digits as its error leaves.
   *
   * @param error NaN if it is not known
   */
  static String text(double value, double error) {
    if (!Double.isFinite(value)
        || !(error > 0)
        || Double.isInfinite(error)
        || Math.max(Math.abs(value), error) < SMALL) {
      return Double.isNaN(value) ? "not finite" : Output.number(value);
    }
    BigDecimal rounded = new BigDecimal(error).round(TWO_DIGITS);
    if (rounded.unscaledValue().intValue() >= ONE_DIGIT_FROM) {
      rounded = rounded.round(new MathContext(1));
    }
    int decimals = Math.max(0, rounded.scale());
    return decimal(value, decimals) + " +- " + decimal(error, decimals);
  }

  private static String decimal(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
