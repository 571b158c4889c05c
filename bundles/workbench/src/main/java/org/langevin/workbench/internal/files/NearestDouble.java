package org.langevin.workbench.internal.files;

import java.math.BigInteger;

/**
 * The double nearest to a decimal number, ties to even, as {@link Double#parseDouble} gives it,
 * from its digits and its exponent instead of a text: the product of the digits and a power of five
 * in 128 bits, which is enough to round by.
 *
 * @see <a href="https://doi.org/10.1002/spe.2984">D. Lemire, Number parsing at a gigabyte per
 *     second, Software: Practice and Experience 51 (2021)</a>
 * @see <a href="https://doi.org/10.1002/spe.3198">N. Mushtak, D. Lemire, Fast number parsing
 *     without fallback, Software: Practice and Experience 53 (2023)</a>
 */
final class NearestDouble {
  /** Digits of which every number fits into 64 bits. */
  static final int MOST_DIGITS = 19;

  /** Below 10^SMALLEST 64 bits of digits round to 0, from 10^(LARGEST + 1) on to infinity. */
  private static final int SMALLEST = -342;

  private static final int LARGEST = 308;

  /** Powers for which a product may lie halfway between two doubles. */
  private static final int FIRST_TIE = -4;

  private static final int LAST_TIE = 23;

  private static final int FRACTION = 52;
  private static final int BIAS = 1023;
  private static final int INFINITE = 0x7FF;

  /** Of the upper half of a product, those below the fraction, its leading one and its rounding. */
  private static final long REST = -1L >>> FRACTION + 3;

  /** Of each power of five the first 128 bits, upper half first. */
  private static final long[] POWERS = powers();

  private NearestDouble() {}

  private static long[] powers() {
    long[] powers = new long[2 * (LARGEST - SMALLEST + 1)];
    for (int exponent = SMALLEST; exponent <= LARGEST; exponent++) {
      BigInteger five = BigInteger.valueOf(5).pow(Math.abs(exponent));
      BigInteger power = exponent < 0 ? inverse(five) : five;
      int excess = power.bitLength() - 128;
      BigInteger bits = excess > 0 ? power.shiftRight(excess) : power.shiftLeft(-excess);
      powers[2 * (exponent - SMALLEST)] = bits.shiftRight(64).longValue();
      powers[2 * (exponent - SMALLEST) + 1] = bits.longValue();
    }
    return powers;
  }

  /** Rounded up; of small powers, whose products may be exact, no further than to 128 bits. */
  private static BigInteger inverse(BigInteger five) {
    int bits = five.bitLength();
    int scale = bits <= 63 ? bits + 127 : 2 * bits + 128;
    return BigInteger.ONE.shiftLeft(scale).divide(five).add(BigInteger.ONE);
  }

  /**
   * The double nearest to {@code digits * 10^exponent}.
   *
   * @param digits without a sign, all 64 bits
   * @return infinity beyond the range
   */
  static double of(long digits, int exponent) {
    if (digits == 0 || exponent < SMALLEST) {
      return 0;
    }
    if (exponent > LARGEST) {
      return Double.POSITIVE_INFINITY;
    }
    int zeros = Long.numberOfLeadingZeros(digits);
    long factor = digits << zeros;
    int index = 2 * (exponent - SMALLEST);
    long low = factor * POWERS[index];
    long high = upperHalf(factor, POWERS[index]);
    if ((high & REST) == REST) {
      long carry = upperHalf(factor, POWERS[index + 1]);
      low += carry;
      high += Long.compareUnsigned(low, carry) < 0 ? 1 : 0;
    }
    int first = (int) (high >>> 63);
    int shift = first + 64 - FRACTION - 3;
    long fraction = high >>> shift;
    int power = binary(exponent) + first - zeros + BIAS;
    if (power <= 0) {
      return 1 - power >= Long.SIZE ? 0 : Double.longBitsToDouble(half(fraction >>> 1 - power));
    }
    boolean tie =
        Long.compareUnsigned(low, 1) <= 0
            && exponent >= FIRST_TIE
            && exponent <= LAST_TIE
            && (fraction & 3) == 1
            && fraction << shift == high;
    // What rounds up to the next power of two carries into the exponent.
    long bits = ((long) (power - 1) << FRACTION) + (tie ? fraction >>> 1 : half(fraction));
    return power >= INFINITE || bits >= (long) INFINITE << FRACTION
        ? Double.POSITIVE_INFINITY
        : Double.longBitsToDouble(bits);
  }

  /** The exponent of 2 in the leading bit of 10^exponent, and 63 for that of the digits. */
  private static int binary(int exponent) {
    return ((152170 + 65536) * exponent >> 16) + 63;
  }

  private static long half(long value) {
    return value + (value & 1) >>> 1;
  }

  /** Of a product of 64 bits by 64 bits without signs. */
  private static long upperHalf(long a, long b) {
    return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
  }
}
