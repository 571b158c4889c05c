package org.langevin.workbench;

import java.math.BigDecimal;
import java.math.MathContext;

/** How many digits an error leaves of a value. */
public final class Uncertainty {
  private static final MathContext TWO_DIGITS = new MathContext(2);
  private static final MathContext ONE_DIGIT = new MathContext(1);

  /** An error of 1.2 is told as it is, one of 2.1 as 2. */
  private static final int ONE_DIGIT_FROM = 20;

  private Uncertainty() {}

  /** Whether an error says anything: it is positive and finite. */
  public static boolean isKnown(double error) {
    return error > 0 && Double.isFinite(error);
  }

  /**
   * How many decimals a value and its error are written with, so that the error keeps two
   * significant digits below 2, and one above: 3 for 0.012, 2 for 0.021, -1 for 34.
   *
   * @param error a known one
   */
  public static int decimals(double error) {
    BigDecimal rounded = new BigDecimal(error).round(TWO_DIGITS);
    return rounded.unscaledValue().intValue() < ONE_DIGIT_FROM
        ? rounded.scale()
        : rounded.round(ONE_DIGIT).scale();
  }
}
