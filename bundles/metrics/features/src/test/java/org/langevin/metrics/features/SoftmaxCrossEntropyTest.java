package org.langevin.metrics.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.langevin.api.random.RandomStream;

class SoftmaxCrossEntropyTest {
  private static double loss(float[] z, int label) {
    return SoftmaxCrossEntropy.differentiate(z.clone(), 0, z.length, label, 1);
  }

  private static float[] gradient(float[] z, int label, double weight) {
    float[] gradient = z.clone();
    SoftmaxCrossEntropy.differentiate(gradient, 0, z.length, label, weight);
    return gradient;
  }

  private static float[] normal(int length) {
    float[] z = new float[length];
    RandomStream.of(1, "test").fillGaussian(z, 0, length);
    return z;
  }

  /** For two classes l = log(1 + e^(z_1 - z_0)), and for equal scores log of their number. */
  @Test
  void isTheClosedForm() {
    assertEquals(Math.log(1 + Math.exp(-1.25)), loss(new float[] {2, .75f}, 0), 1e-15);
    assertEquals(Math.log(1 + Math.exp(1.25)), loss(new float[] {2, .75f}, 1), 1e-15);
    assertEquals(Math.log(7), loss(new float[7], 3), 1e-15);
    assertEquals(0, loss(new float[] {5}, 0));
    float[] gradient = gradient(new float[] {2, .75f}, 1, 3);
    float expected = (float) (3 / (1 + Math.exp(-1.25)));
    assertArrayEquals(new float[] {expected, -expected}, gradient, 1e-6f);
  }

  @Test
  void gradientIsThatOfFiniteDifferences() {
    float[] z = normal(6);
    float step = 1f / 1024;
    for (int label = 0; label < z.length; label++) {
      float[] gradient = gradient(z, label, .5);
      for (int j = 0; j < z.length; j++) {
        float[] above = z.clone();
        above[j] += step;
        float[] below = z.clone();
        below[j] -= step;
        double difference =
            (loss(above, label) - loss(below, label)) / ((double) above[j] - below[j]);
        assertEquals(.5 * difference, gradient[j], 1e-6);
      }
    }
  }

  /** What is the same for all classes says nothing; these numbers stay exact when it is added. */
  @Test
  void doesNotDependOnACommonShift() {
    float[] z = {1.5f, -2.25f, .125f, 0};
    for (float shift : new float[] {-3, 1024, -65536}) {
      float[] shifted = z.clone();
      for (int j = 0; j < z.length; j++) {
        shifted[j] += shift;
      }
      assertEquals(loss(z, 2), loss(shifted, 2), "loss");
      assertArrayEquals(gradient(z, 2, 1), gradient(shifted, 2, 1), "gradient");
    }
  }

  @Test
  void neverOverflows() {
    float[] z = {-Float.MAX_VALUE, Float.MAX_VALUE, 0};
    assertEquals(2.0 * Float.MAX_VALUE, loss(z, 0));
    assertEquals(0, loss(z, 1));
    assertArrayEquals(new float[] {-1, 1, 0}, gradient(z, 0, 1));
  }

  @Test
  void touchesItsOwnScoresOnly() {
    float[] z = normal(10);
    float[] all = z.clone();
    SoftmaxCrossEntropy.differentiate(all, 3, 4, 2, 1);
    double sum = 0;
    for (int j = 0; j < z.length; j++) {
      if (j < 3 || j >= 7) {
        assertEquals(z[j], all[j]);
      } else {
        sum += all[j];
      }
    }
    assertEquals(0, sum, 1e-6, "a gradient of probabilities that add up to 1");
  }
}
