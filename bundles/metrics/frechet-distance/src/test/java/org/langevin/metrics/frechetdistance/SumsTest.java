package org.langevin.metrics.frechetdistance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.langevin.api.random.RandomStream;

/** The bits are those of the definition, whatever the width of vectors. */
class SumsTest {
  private static final int LENGTH = 60;
  private final double[] a = RandomStream.of(1, "a").doubles(LENGTH, -1, 1).toArray();
  private final double[] b = RandomStream.of(1, "b").doubles(LENGTH, -1, 1).toArray();

  @Test
  void productsAreEightSums() {
    for (int n = 0; n < LENGTH - 5; n++) {
      double[] s = new double[8];
      int whole = n / 8 * 8;
      for (int k = 0; k < whole; k++) {
        s[k % 8] = Math.fma(a[3 + k], b[5 + k], s[k % 8]);
      }
      double sum = ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
      for (int k = whole; k < n; k++) {
        sum += a[3 + k] * b[5 + k];
      }
      assertEquals(sum, Sums.product(a, 3, b, 5, n), n + " numbers");
    }
  }

  @Test
  void multiplesAreAddedByFusedMultiplications() {
    for (int n = 0; n < LENGTH - 5; n++) {
      double[] expected = b.clone();
      for (int k = 0; k < n; k++) {
        expected[5 + k] = Math.fma(0.3, a[3 + k], b[5 + k]);
      }
      double[] sum = b.clone();
      Sums.add(0.3, a, 3, sum, 5, n);
      assertArrayEquals(expected, sum, n + " numbers");
    }
  }
}
