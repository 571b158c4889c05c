package org.langevin.workbench.internal.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.Warning;

class WarningsTest {
  private static Items normal(int count, long seed, double scale) {
    float[] values = new float[2 * count];
    RandomStream random = RandomStream.of(seed, "normal");
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * random.nextGaussian());
    }
    return Items.of(Shape.point(2), values);
  }

  /** Student's law with so many degrees of freedom: tails of power laws. */
  private static Items heavy(int count, long seed) {
    float[] values = new float[2 * count];
    RandomStream random = RandomStream.of(seed, "heavy");
    for (int i = 0; i < values.length; i++) {
      double square = 0;
      for (int k = 0; k < 2; k++) {
        double z = random.nextGaussian();
        square += z * z / 2;
      }
      values[i] = (float) (random.nextGaussian() / Math.sqrt(square));
    }
    return Items.of(Shape.point(2), values);
  }

  @Test
  void samplesOfTheDataAreNotFarEvenWithHeavyTails() {
    for (int seed = 0; seed < 20; seed++) {
      assertEquals(
          Optional.empty(),
          SamplerWarnings.far(
              "s", normal(5000, seed, 1), normal(1000, 100 + seed, 1), SamplerWarnings.CHAINS));
      assertEquals(
          Optional.empty(),
          SamplerWarnings.far(
              "s", heavy(5000, seed), heavy(5000, 100 + seed), SamplerWarnings.CHAINS));
    }
  }

  @Test
  void samplesThatDivergedAreFar() {
    float[] values = normal(1000, 1, 1).toArray();
    for (int i = 0; i < 20; i++) {
      values[2 * i] = 1e6f;
    }
    Warning warning =
        SamplerWarnings.far(
                "ula", Items.of(Shape.point(2), values), normal(1000, 2, 1), SamplerWarnings.CHAINS)
            .orElseThrow();
    assertEquals(SamplerWarnings.FAR_SAMPLES, warning.kind());
    assertEquals("ula", warning.part());
    assertTrue(warning.message().startsWith("20 of 1000 samples"), warning.message());
  }

  @Test
  void aDriftLongerThanTheNoiseIsTold() {
    assertEquals(
        Optional.empty(),
        SamplerWarnings.drift("s", Map.of("drift-to-noise", new double[] {0.2, 1, Double.NaN})));
    assertEquals(
        Optional.empty(), SamplerWarnings.drift("s", Map.of("acceptance", new double[] {3})));
    Warning warning =
        SamplerWarnings.drift("s", Map.of("drift-to-noise", new double[] {0.2, 1e21, 3}))
            .orElseThrow();
    assertTrue(warning.message().contains("2 of 3 samples"), warning.message());
    assertTrue(warning.message().contains("1E+21"), warning.message());
  }

  @Test
  void aLossThatGrewIsToldFromOneThatIsNoisy() {
    double[] steps = new double[1000];
    Arrays.setAll(steps, i -> 10 * i);
    for (int seed = 0; seed < 50; seed++) {
      RandomStream random = RandomStream.of(seed, "noise");
      double[] steady = new double[1000];
      double[] falling = new double[1000];
      double[] growing = new double[1000];
      for (int i = 0; i < 1000; i++) {
        double noise = Math.exp(random.nextGaussian());
        steady[i] = noise;
        falling[i] = noise + 10 * Math.exp(-i / 100.0);
        growing[i] = falling[i] + (i > 800 ? 5 : 0);
      }
      assertEquals(Optional.empty(), LossGrowth.of(steps, steady));
      assertEquals(Optional.empty(), LossGrowth.of(steps, falling));
      assertTrue(LossGrowth.of(steps, growing).isPresent());
    }
    assertEquals(Optional.empty(), LossGrowth.of(new double[] {1, 2}, new double[] {1, 9}));
  }

  /** Lines are the sparser the more steps were done; a part of the training is one of the steps. */
  @Test
  void aLossThatGrewInTheLastTenthOfTheStepsIsTold() {
    double[] steps = new double[500];
    double[] losses = new double[500];
    Arrays.setAll(steps, i -> Math.floor(500 * Math.exp(i / 100.0)));
    for (int i = 0; i < losses.length; i++) {
      losses[i] = steps[i] > 0.91 * steps[499] ? 2 : 1 + 1e-3 * (i % 7);
    }
    String message = LossGrowth.of(steps, losses).orElseThrow().message();
    assertTrue(message.contains("is 2 in the end"), message);
    Arrays.setAll(losses, i -> steps[i] < 0.08 * steps[499] ? 0.5 : 1 + 1e-3 * (i % 7));
    message = LossGrowth.of(steps, losses).orElseThrow().message();
    assertTrue(message.contains("was 0.5 around step"), message);
  }
}
