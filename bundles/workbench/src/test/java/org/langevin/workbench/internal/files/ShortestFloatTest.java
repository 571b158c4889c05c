package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortestFloatTest {
  private static final int SHORTEST_SINCE = 19;

  private final byte[] text = new byte[3 + ShortestFloat.ROOM];

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0",
        "-0.0",
        "1.0",
        "-2.5",
        "10.0",
        "0.1",
        "0.001",
        "9.999999E-4",
        "9999999.0",
        "1.0E7",
        "1.0E-7",
        "3.0E30",
        "1234567.0",
        "1.2345679E8",
        "3.4028235E38",
        "-1.17549435E-38",
        "2.0E-3",
        "1.4E-45",
        "2.8E-45",
        "9.8E-45",
        "1.1E-44",
        "1.3E-44",
        "16777216",
        "33554432",
        "8.5899346E9",
        "2.0E10",
        "1.0E10",
        "0.33333334",
        "3.1415927",
        "NaN",
        "-Infinity"
      })
  void literals(String literal) {
    check(Float.parseFloat(literal));
  }

  @Test
  void texts() {
    assertEquals("0.002", written(2e-3f));
    assertEquals("1.6777216E7", written(16777216));
    assertEquals("1.1754944E-38", written(Float.MIN_NORMAL));
    assertEquals("1.4E-45", written(Float.MIN_VALUE));
    assertEquals("2.0E10", written(2e10f));
    assertEquals("8.589935E9", written(0x1p33f));
  }

  @Test
  void powersOfTwoAndTheirNeighbours() {
    for (int exponent = -149; exponent <= 127; exponent++) {
      float power = Math.scalb(1f, exponent);
      check(power);
      check(Math.nextUp(power));
      check(Math.nextDown(power));
    }
  }

  @Test
  void numbersOfAllSizes() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 300_000; i++) {
      check(Float.intBitsToFloat(random.nextInt()));
      check((float) random.nextDouble());
      check(random.nextInt(2000) / 1000f);
    }
    for (int i = 0; i < 2000; i++) {
      check(Float.intBitsToFloat(i));
    }
  }

  /** It is read as the same number, and there is none shorter or as short and nearer. */
  private void check(float value) {
    String written = written(value);
    assertEquals(
        Float.floatToIntBits(value), Float.floatToIntBits(Float.parseFloat(written)), written);
    String library = Float.toString(value);
    if (Runtime.version().feature() >= SHORTEST_SINCE) {
      assertEquals(library, written);
    }
    assertTrue(written.length() <= library.length(), written + " instead of " + library);
    if (written.length() == library.length() && Float.isFinite(value)) {
      BigDecimal exact = new BigDecimal(value);
      assertTrue(
          distance(exact, written).compareTo(distance(exact, library)) <= 0,
          written + " instead of " + library);
    }
  }

  private static BigDecimal distance(BigDecimal exact, String text) {
    return exact.subtract(new BigDecimal(text)).abs();
  }

  private String written(float value) {
    int end = ShortestFloat.write(value, text, 3);
    return new String(text, 3, end - 3, StandardCharsets.US_ASCII);
  }
}
