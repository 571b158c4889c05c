package org.langevin.kit.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.langevin.api.random.RandomStream;

class ExponentialsTest {
  private static final int COUNT = 100_000;

  @Test
  void theExponentialIsWithinAnUlpOrTwo() {
    RandomStream random = RandomStream.of(1, "exponents");
    for (double least : new double[] {-1e-9, -1, -40, -707}) {
      double[] x = random.doubles(COUNT, least, 0).toArray();
      double[] y = x.clone();
      Exponentials.exp(y, new double[COUNT], COUNT);
      assertClose(StrictMath::exp, x, y);
    }
  }

  @Test
  void theLogarithmIsWithinAnUlpOrTwo() {
    RandomStream random = RandomStream.of(1, "arguments");
    for (double most : new double[] {1 + 1e-9, 1.5, 4, 1e300}) {
      double[] x = random.doubles(COUNT, 1, most).toArray();
      double[] y = x.clone();
      Exponentials.log(y, new double[COUNT], COUNT);
      assertClose(StrictMath::log, x, y);
    }
  }

  private static void assertClose(DoubleUnaryOperator f, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      double exact = f.applyAsDouble(x[i]);
      assertEquals(exact, y[i], 2 * Math.ulp(exact), "at " + x[i]);
    }
  }

  /** What other machines, compilers and widths of vectors must give. */
  @Test
  void theBitsAreAlwaysTheSame() {
    double[] x = RandomStream.of(1, "bits").doubles(COUNT, -30, 0).toArray();
    Exponentials.exp(x, new double[COUNT], COUNT);
    assertEquals(647636626, Arrays.hashCode(x));
    Arrays.setAll(x, i -> 1 + 5 * x[i]);
    Exponentials.log(x, new double[COUNT], COUNT);
    assertEquals(231823293, Arrays.hashCode(x));
  }

  @Test
  void theEndsAreExact() {
    double[] x = {0, -0.0, -709, -1e300, Double.NEGATIVE_INFINITY, Double.NaN};
    Exponentials.exp(x, new double[x.length], x.length);
    assertEquals("[1.0, 1.0, 0.0, 0.0, 0.0, NaN]", Arrays.toString(x));
    double[] y = {1, 0.5, 2, Math.sqrt(0.5)};
    Exponentials.log(y, new double[y.length], 3);
    assertEquals(0, y[0]);
    assertEquals(-StrictMath.log(2), y[1]);
    assertEquals(StrictMath.log(2), y[2]);
    assertTrue(y[3] > 0, "what comes after the n numbers stays");
  }
}
