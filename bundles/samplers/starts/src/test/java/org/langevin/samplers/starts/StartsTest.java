package org.langevin.samplers.starts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Start;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.StartContract;
import org.langevin.testkit.TestExperiment;

class StartsTest {
  private static final TestExperiment PLANE = TestExperiment.of(Gaussian.standard(2));

  private static <P extends Record> Start start(
      ExtensionFactory<P, SamplerContext, Start> plugin, Map<String, ?> parameters) {
    return plugin.create(Parameters.of(plugin, parameters), PLANE);
  }

  private static void check(Start start, double[] mean, double variance) {
    StartContract.drawsAPoint(start, Shape.point(2));
    StartContract.momentsAre(start, mean, new double[] {variance, variance});
  }

  @Test
  void drawsFollowTheLaws() {
    check(start(new NormalStart(), Map.of()), new double[2], 1);
    check(start(new NormalStart(), Map.of("mean", 3, "deviation", 0.5)), new double[] {3, 3}, 0.25);
    check(start(new UniformStart(), Map.of()), new double[2], 4 / 12.0);
    check(start(new UniformStart(), Map.of("low", 1, "high", 5)), new double[] {3, 3}, 16 / 12.0);
    check(start(new PointStart(), Map.of("point", new double[] {3, -2})), new double[] {3, -2}, 0);
  }

  /** One number of the stream for each component, in their order. */
  @Test
  void numbersAreTakenFromTheStreamInOrder() {
    float[] x = new float[2];
    RandomStream expected = RandomStream.of(1, "start");
    start(new NormalStart(), Map.of("mean", 1, "deviation", 2))
        .draw(RandomStream.of(1, "start"), x, 0);
    assertEquals((float) (1 + 2 * expected.nextGaussian()), x[0]);
    assertEquals((float) (1 + 2 * expected.nextGaussian()), x[1]);
    expected = RandomStream.of(1, "start");
    start(new UniformStart(), Map.of("low", 1, "high", 5)).draw(RandomStream.of(1, "start"), x, 0);
    assertEquals((float) (1 + 4 * expected.nextDouble()), x[0]);
    assertEquals((float) (1 + 4 * expected.nextDouble()), x[1]);
  }

  @Test
  void whatIsNoLawIsRefused() {
    refuses("/high", new UniformStart(), Map.of("high", -2));
    refuses("/point", new PointStart(), Map.of("point", new double[] {1}));
    refuses("/point", new PointStart(), Map.of());
    refuses("/deviation", new NormalStart(), Map.of("deviation", -1));
    start(new UniformStart(), Map.of("low", 1));
  }

  private static <P extends Record> void refuses(
      String pointer,
      ExtensionFactory<P, SamplerContext, Start> plugin,
      Map<String, ?> parameters) {
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> start(plugin, parameters));
    assertEquals(pointer, refusal.parameter());
  }
}
