package org.langevin.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as they are printed. */
final class Rounding {
  private static final MathContext DIGITS = new MathContext(4);

  private Rounding() {}

  /** A number with four digits, without an exponent; null if it is none. */
  static BigDecimal significant(double number) {
    if (!Double.isFinite(number)) {
      return null;
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS);
    return new BigDecimal(rounded.stripTrailingZeros().toPlainString());
  }
}
