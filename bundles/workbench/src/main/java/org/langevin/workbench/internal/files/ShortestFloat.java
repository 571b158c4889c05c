package org.langevin.workbench.internal.files;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes float32 numbers as {@link Float#toString} specifies since Java 19, on every Java: the
 * shortest decimal that is read as the same number, of these the nearest.
 *
 * <p>The number and the bounds of what is read as it are taken times a power of ten, so that
 * between the bounds lie one to ten integers, and kept as quarters, an odd one standing for what
 * lies between its neighbours.
 *
 * @see <a href="https://fmt.dev/papers/Schubfach4.pdf">R. Giulietti, The Schubfach way to render
 *     doubles (2020)</a>
 */
final class ShortestFloat {
  /** Bytes that are written at most, some beyond the end of a number. */
  static final int ROOM = 24;

  private static final int EIGHT = 8;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int FRACTION = 23;

  /** The exponent of 2 in the last bit of the smallest numbers. */
  private static final int SMALLEST = -149;

  /** Smaller multiples of the smallest number have a single digit between their bounds. */
  private static final int TINY = 8;

  private static final int INFINITE = 0xFF;

  /** The exponents of 10 of all last digits. */
  private static final int FIRST_EXPONENT = -45;

  private static final int LAST_EXPONENT = 31;

  /** 10^-k in 63 bits, rounded up, for each k from the first exponent. */
  private static final long[] SCALES = scales();

  /** Numbers from 10^-3 and below 10^7 are written without an exponent. */
  private static final int LEAST_PLAIN = -3;

  private static final int MOST_PLAIN = 6;

  private static final long[] POWERS = powers();

  private ShortestFloat() {}

  private static long[] scales() {
    long[] scales = new long[LAST_EXPONENT - FIRST_EXPONENT + 1];
    for (int k = FIRST_EXPONENT; k <= LAST_EXPONENT; k++) {
      BigInteger ten = BigInteger.TEN.pow(Math.abs(k));
      int shift = 62 - floorLog2OfPowerOf10(-k);
      BigInteger scale =
          k > 0
              ? BigInteger.ONE.shiftLeft(shift).divide(ten)
              : shift < 0 ? ten.shiftRight(-shift) : ten.shiftLeft(shift);
      scales[k - FIRST_EXPONENT] = scale.longValueExact() + 1;
    }
    return scales;
  }

  private static long[] powers() {
    long[] powers = new long[13];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }

  /**
   * Writes a number.
   *
   * @param at where it begins; there have to be {@value #ROOM} bytes from there on
   * @return where it ends
   */
  static int write(float value, byte[] target, int at) {
    int bits = Float.floatToRawIntBits(value);
    int fraction = bits & (1 << FRACTION) - 1;
    int exponent = bits >>> FRACTION & INFINITE;
    if (exponent == INFINITE) {
      byte[] name = Float.toString(value).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(name, 0, target, at, name.length);
      return at + name.length;
    }
    int next = at;
    if (bits < 0) {
      target[next++] = '-';
    }
    if (exponent > 0) {
      return shortest(fraction | 1 << FRACTION, SMALLEST + exponent - 1, 0, target, next);
    }
    if (fraction >= TINY) {
      return shortest(fraction, SMALLEST, 0, target, next);
    }
    // A second digit, of ten times the number.
    return fraction == 0
        ? render(0, 0, target, next)
        : shortest(10 * fraction, SMALLEST, -1, target, next);
  }

  /** Writes {@code c * 2^q * 10^shift}. */
  private static int shortest(int c, int q, int shift, byte[] target, int at) {
    // Below a power of two, numbers are half as far apart.
    boolean even = c != 1 << FRACTION || q == SMALLEST;
    int k = even ? floorLog10OfPowerOf2(q) : floorLog10OfThreeQuarters(q);
    long scale = SCALES[k - FIRST_EXPONENT];
    int left = q + floorLog2OfPowerOf10(-k) + 33;
    int quarters = scaled(scale, 4L * c << left);
    // What lies on a bound is read as the number with the even last bit.
    int odd = c & 1;
    int low = scaled(scale, 4L * c - (even ? 2 : 1) << left) + odd;
    int high = scaled(scale, 4L * c + 2 << left) - odd;
    int below = quarters >> 2;
    int tens = below / 10 * 10;
    boolean tensBelow = low <= 4 * tens;
    boolean tensAbove = 4 * (tens + 10) <= high;
    if (below >= 100 && tensBelow != tensAbove) {
      return render(tensBelow ? tens : tens + 10, k + shift, target, at);
    }
    boolean isBelow = low <= 4 * below;
    boolean isAbove = 4 * (below + 1) <= high;
    int half = 4 * below + 2;
    boolean up =
        isBelow == isAbove ? quarters > half || quarters == half && (below & 1) == 1 : isAbove;
    return render(up ? below + 1 : below, k + shift, target, at);
  }

  /** Quarters, and the last bit set if there is a rest. */
  private static int scaled(long scale, long quarters) {
    long product = Math.multiplyHigh(scale, quarters);
    int rest = (int) product & Integer.MAX_VALUE;
    return (int) (product >>> 31) | (rest == 0 ? 0 : 1);
  }

  /** Writes {@code digits * 10^exponent} with a digit on each side of the point. */
  private static int render(int digits, int exponent, byte[] target, int at) {
    int kept = digits;
    int power = exponent;
    while (kept != 0 && kept % 10 == 0) {
      kept /= 10;
      power++;
    }
    int length = length(kept);
    int leading = power + length - 1;
    boolean plain = leading >= LEAST_PLAIN && leading <= MOST_PLAIN;
    // How many digits follow the point.
    int places = plain ? -power : length - 1;
    long all = places >= 1 ? kept : kept * POWERS[1 - places];
    places = Math.max(places, 1);
    long whole = all / POWERS[places];
    int next = decimal((int) whole, length((int) whole), target, at);
    target[next++] = '.';
    next = decimal((int) (all - whole * POWERS[places]), places, target, next);
    if (!plain) {
      target[next++] = 'E';
      if (leading < 0) {
        target[next++] = '-';
      }
      int size = Math.abs(leading);
      next = decimal(size, length(size), target, next);
    }
    return next;
  }

  private static int length(int value) {
    // The logarithm of 2 is 1233 / 4096.
    int least = (Integer.SIZE - Integer.numberOfLeadingZeros(value | 1)) * 1233 >>> 12;
    return value >= POWERS[least] || least == 0 ? least + 1 : least;
  }

  /** Writes so many digits, the first of which may be zeros. */
  private static int decimal(int value, int length, byte[] target, int at) {
    int before = length - EIGHT;
    if (length == 1) {
      target[at] = (byte) ('0' + value);
    } else if (before > 0) {
      int first = value / 100_000_000;
      LONG.set(target, at, eight((int) (first * POWERS[EIGHT - before])));
      LONG.set(target, at + before, eight(value - first * 100_000_000));
    } else {
      LONG.set(target, at, eight((int) (value * POWERS[-before])));
    }
    return at + length;
  }

  /** The characters of eight digits, the leading one lowest: halves, then pairs, then digits. */
  private static long eight(int value) {
    int high = value / 10_000;
    long halves = high | (long) (value - high * 10_000) << 32;
    long hundreds = halves * 10_486 >>> 20 & 0x0000007F_0000007FL;
    long pairs = hundreds | halves - 100 * hundreds << 16;
    long tens = pairs * 103 >>> 10 & 0x000F000F_000F000FL;
    return (tens | pairs - 10 * tens << 8) + 0x30303030_30303030L;
  }

  private static int floorLog10OfPowerOf2(int exponent) {
    return exponent * 1_262_611 >> 22;
  }

  private static int floorLog10OfThreeQuarters(int exponent) {
    return exponent * 1_262_611 - 524_031 >> 22;
  }

  private static int floorLog2OfPowerOf10(int exponent) {
    return exponent * 1_741_647 >> 19;
  }
}
