package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestDoubleTest {
  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void digitsOfAllLengthsAndExponents() {
    for (int i = 0; i < 200_000; i++) {
      check(random.nextLong() >>> random.nextInt(64), random.nextInt(-345, 312));
    }
    for (int exponent = -345; exponent < 312; exponent++) {
      for (long digits : new long[] {0, 1, 5, 9, 99_999, 1L << 53, (1L << 53) + 1, -1}) {
        check(digits, exponent);
      }
    }
  }

  @Test
  void doublesThatWereWritten() {
    for (int i = 0; i < 200_000; i++) {
      double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
      if (Double.isFinite(value)) {
        BigDecimal written = new BigDecimal(Double.toString(value));
        assertEquals(
            value, NearestDouble.of(written.unscaledValue().longValue(), -written.scale()));
      }
    }
  }

  /** Where even and odd decide, and one beside it. */
  @Test
  void halfwayBetweenTwo() {
    for (int i = 0; i < 100_000; i++) {
      long halves = random.nextLong(1L << 53, 1L << 54) | 1;
      int shift = random.nextInt(0, 10);
      check(halves << shift, 0);
      check((halves << shift) + 1, 0);
      check((halves << shift) - 1, 0);
      // An odd number of halves times a power of five, in tenths.
      long few = (halves >>> 54 - random.nextInt(2, 54)) | 1;
      int power = random.nextInt(0, 8);
      check(few * (long) Math.pow(5, power), -power);
    }
    for (int power = 0; power <= 23; power++) {
      long five = BigInteger.valueOf(5).pow(power).longValue();
      for (long digits = (1L << 53) / five - 50; digits < (1L << 54) / five + 50; digits++) {
        check(digits, power);
        digits += Math.max(0, (1L << 53) / five / 1000);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "24703282292062327e-340",
        "24703282292062328e-340",
        "4940656458412465e-339",
        "22250738585072011e-324",
        "22250738585072014e-324",
        "17976931348623157e292",
        "17976931348623158e292",
        "17976931348623159e292",
        "9007199254740993e0",
        "9007199254740995e0",
        "9223372036854775807e-19",
        "9999999999999999999e-19",
        "7450580596923828125e-27",
        "1e23",
        "8533e68",
        "5861e-64",
        "2e-324",
        "3e-324"
      })
  void whatIsKnownToBeHard(String text) {
    String[] parts = text.split("e");
    check(Long.parseUnsignedLong(parts[0]), Integer.parseInt(parts[1]));
  }

  private static void check(long digits, int exponent) {
    String text = Long.toUnsignedString(digits) + "e" + exponent;
    assertEquals(Double.parseDouble(text), NearestDouble.of(digits, exponent), text);
  }
}
