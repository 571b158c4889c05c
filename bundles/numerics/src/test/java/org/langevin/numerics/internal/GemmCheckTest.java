package org.langevin.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.langevin.numerics.SelfCheck;

class GemmCheckTest {
  private static void plain(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      double alpha,
      double[] a,
      double[] b,
      double beta,
      double[] c) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int l = 0; l < k; l++) {
          sum +=
              (transposeA ? a[l * m + i] : a[i * k + l])
                  * (transposeB ? b[j * k + l] : b[l * n + j]);
        }
        c[i * n + j] = alpha * sum + beta * c[i * n + j];
      }
    }
  }

  private static SelfCheck check(GemmCheck.Product product) {
    return GemmCheck.run("product", GemmCheck.FLOAT_ROUNDOFF, product);
  }

  @Test
  void acceptsTheDefinition() {
    SelfCheck check = check(GemmCheckTest::plain);
    assertTrue(check.passed());
    assertEquals(0, check.worstError());
  }

  @Test
  void refusesAProductThatForgetsToTransposeTheLeft() {
    assertFalse(
        check((ta, tb, m, n, k, x, a, b, y, c) -> plain(false, tb, m, n, k, x, a, b, y, c))
            .passed());
  }

  @Test
  void refusesAProductThatForgetsToTransposeTheRight() {
    assertFalse(
        check((ta, tb, m, n, k, x, a, b, y, c) -> plain(ta, false, m, n, k, x, a, b, y, c))
            .passed());
  }

  @Test
  void refusesAProductThatForgetsToAdd() {
    assertFalse(
        check((ta, tb, m, n, k, x, a, b, y, c) -> plain(ta, tb, m, n, k, x, a, b, 0, c)).passed());
  }

  @Test
  void refusesAnErrorInOneEntryOfTheLargestSize() {
    assertFalse(
        check(
                (ta, tb, m, n, k, x, a, b, y, c) -> {
                  plain(ta, tb, m, n, k, x, a, b, y, c);
                  if (m == 129) {
                    c[m * n - 1] += 1e-3;
                  }
                })
            .passed());
  }

  @Test
  void refusesNotANumber() {
    assertFalse(check((ta, tb, m, n, k, x, a, b, y, c) -> c[0] = Double.NaN).passed());
  }
}
