package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.langevin.api.random.RandomStream;

class LatentLawTest {
  private static final int COUNT = 100_000;

  private static float[] drawn(LatentLaw law) {
    float[] z = new float[COUNT + 2];
    law.draw(RandomStream.of(1, "latents"), z, 1, COUNT);
    assertEquals(0, z[0]);
    assertEquals(0, z[COUNT + 1]);
    return z;
  }

  private static double moment(float[] z, int power) {
    double sum = 0;
    for (float value : z) {
      sum += Math.pow(value, power);
    }
    return sum / COUNT;
  }

  @Test
  void normal() {
    float[] z = drawn(LatentLaw.NORMAL);
    assertEquals(0, moment(z, 1), 0.015);
    assertEquals(1, moment(z, 2), 0.02);
    assertEquals(3, moment(z, 4), 0.15);
  }

  /** On [-5, 5]: E z^2 = 25 / 3, E z^4 = 125. */
  @Test
  void uniform() {
    float[] z = drawn(LatentLaw.UNIFORM);
    assertEquals(0, moment(z, 1), 0.04);
    assertEquals(25 / 3.0, moment(z, 2), 0.1);
    assertEquals(125, moment(z, 4), 2);
    for (float value : z) {
      assertTrue(Math.abs(value) <= 5);
    }
  }
}
