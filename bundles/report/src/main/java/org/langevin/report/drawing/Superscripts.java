package org.langevin.report.drawing;

/** Exponents. */
public final class Superscripts {
  private static final String DIGITS =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

  private Superscripts() {}

  /** A power of ten: 10 with its exponent above the line. */
  public static String powerOfTen(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "10\u207b" : "10");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(DIGITS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
