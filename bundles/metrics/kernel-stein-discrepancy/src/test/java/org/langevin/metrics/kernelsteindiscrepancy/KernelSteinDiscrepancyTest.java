package org.langevin.metrics.kernelsteindiscrepancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.Capable;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class KernelSteinDiscrepancyTest {
  private static final Gaussian SKEW = Gaussian.skew();

  /** The definition with the kernel's derivatives by finite differences. */
  @ParameterizedTest
  @ValueSource(doubles = {-.5, -.2, -.9})
  void theSteinKernelIsItsDefinition(double exponent) {
    SteinKernel kernel = new SteinKernel(2, 1.3, exponent, .7);
    float[] points = {.25f, -.5f, 1, .75f};
    float[] scores = {2, -1, .5f, 3};
    double step = 1e-4;
    double[] x = {.25, -.5};
    double[] y = {1, .75};
    double k = imq(x, y, exponent);
    double expected = (2 * .5 - 1 * 3) * k;
    for (int i = 0; i < 2; i++) {
      double dx = (imq(moved(x, i, step), y, exponent) - imq(moved(x, i, -step), y, exponent));
      double dy = (imq(x, moved(y, i, step), exponent) - imq(x, moved(y, i, -step), exponent));
      double mixed =
          imq(moved(x, i, step), moved(y, i, step), exponent)
              - imq(moved(x, i, step), moved(y, i, -step), exponent)
              - imq(moved(x, i, -step), moved(y, i, step), exponent)
              + imq(moved(x, i, -step), moved(y, i, -step), exponent);
      expected +=
          scores[i] * dy / (2 * step) + scores[2 + i] * dx / (2 * step) + mixed / (4 * step * step);
    }
    Block both = Block.of(points, scores, 2)[0];
    Block first = Block.of(Arrays.copyOf(points, 2), Arrays.copyOf(scores, 2), 2)[0];
    assertEquals(expected, kernel.sum(both, both), 1e-6);
    double itself = kernel.sumWithItself(first);
    assertEquals(expected + itself, kernel.sum(first, both), 1e-6);
    assertEquals(expected + itself, kernel.sum(both, first), 1e-6);
  }

  private static double imq(double[] x, double[] y, double exponent) {
    double square = Math.pow(x[0] - y[0], 2) + Math.pow(x[1] - y[1], 2);
    return Math.pow(1.3 * 1.3 + square / (.7 * .7), exponent);
  }

  private static double[] moved(double[] point, int coordinate, double by) {
    double[] result = point.clone();
    result[coordinate] += by;
    return result;
  }

  /** Stein's identity: over the density itself the kernel has mean 0. */
  @Test
  void vanishesForTheDensityAlone() {
    Metric metric = metric(Map.of("statistic", "u"));
    // The spread of the statistic over independent sets of samples tells what 0 means.
    double sum = 0;
    double squares = 0;
    int sets = 20;
    for (int k = 0; k < sets; k++) {
      double squared = squared(metric, SKEW.draw(400, RandomStream.of(k, "good")));
      sum += squared;
      squares += squared * squared;
    }
    double error = Math.sqrt(squares / sets / sets);
    assertTrue(Math.abs(sum / sets) < 4 * error, sum / sets + " within " + error);
    float[] shifted = SKEW.draw(400, RandomStream.of(1, "bad"));
    float[] wide = SKEW.perturbed(Marginal.noise(.7)).draw(400, RandomStream.of(2, "bad"));
    for (int i = 0; i < shifted.length; i += 2) {
      shifted[i] += .4f;
    }
    assertTrue(squared(metric, shifted) > 20 * error);
    assertTrue(squared(metric, wide) > 20 * error);
  }

  private static double squared(Metric metric, float[] samples) {
    Comparison comparison = Comparison.of(SKEW.shape(), new float[2], samples);
    return metric.evaluate(comparison).values().get("squared");
  }

  /**
   * For a single sample at the mean the V statistic is div_x grad_y k = -2 b d c^(2 b - 2) / h^2,
   * the score being 0.
   */
  @Test
  void isExactForASingleSample() {
    Gaussian standard = Gaussian.standard(3);
    Map<String, Object> parameters = Map.of("offset", 2.0, "exponent", -.25, "length", .5);
    KernelSteinDiscrepancy factory = new KernelSteinDiscrepancy();
    Metric metric =
        factory.create(
            Parameters.of(factory, parameters), Contexts.metric(standard, Path.of("target")));
    Comparison comparison = Comparison.of(standard.shape(), new float[3], new float[3]);
    double squared = 2 * .25 * 3 * Math.pow(2, -2.5) / .25;
    MetricResult result = metric.evaluate(comparison);
    assertEquals(squared, result.values().get("squared"), 1e-12);
    assertEquals(Math.sqrt(squared), result.value(), 1e-12);
    Metric unbiased = metric(Map.of("statistic", "u"));
    Comparison single = Comparison.of(SKEW.shape(), new float[2], new float[2]);
    assertThrows(InvalidExperimentException.class, () -> unbiased.evaluate(single));
  }

  @Test
  void aMedianBandwidthIsTheMediansFixedOne() {
    float[] samples = {0, 0, 3, 4, 0, 1};
    // The distances are 5, 1 and sqrt(18).
    Comparison comparison = Comparison.of(SKEW.shape(), new float[2], samples);
    MetricResult median = metric(Map.of("bandwidth", "median")).evaluate(comparison);
    assertEquals(Math.sqrt(18), median.values().get("bandwidth"), 1e-12);
    MetricResult fixed = metric(Map.of("length", Math.sqrt(18))).evaluate(comparison);
    assertEquals(fixed.value(), median.value(), 1e-12);
    Metric metric = metric(Map.of("bandwidth", "median"));
    Comparison equal = Comparison.of(SKEW.shape(), new float[2], new float[8]);
    assertThrows(InvalidExperimentException.class, () -> metric.evaluate(equal));
  }

  @Test
  void aSingularLawIsComparedWithAfterNoiseOnly() {
    KernelSteinDiscrepancy factory = new KernelSteinDiscrepancy();
    KernelSteinDiscrepancy.Parameters defaults = Parameters.of(factory);
    assertEquals(Requirements.of(PerturbedDensity.class), factory.requires(defaults));
    MetricContext context = Contexts.metric(new Atom(), Path.of("target"));
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> factory.create(defaults, context));
    assertEquals("/noise", refusal.parameter());
    float[] samples = Gaussian.standard(2).draw(300, RandomStream.of(4, "around the atom"));
    Metric noisy = factory.create(Parameters.of(factory, Map.of("noise", 1)), context);
    assertTrue(noisy.evaluate(Comparison.of(SKEW.shape(), new float[2], samples)).value() < .2);
  }

  /** All mass at the origin. */
  private record Atom() implements Dataset {
    @Override
    public Shape shape() {
      return Shape.point(2);
    }

    @Override
    public Items training() {
      return Items.of(shape(), new float[2]);
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      return Items.of(shape(), new float[2 * count]);
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      PerturbedDensity perturbed =
          marginal -> {
            assertEquals(1, marginal.deviation());
            return Gaussian.standard(2);
          };
      return Capable.offer(type, perturbed);
    }
  }

  @Test
  void comparesWithNoisyData() {
    float[] samples = SKEW.perturbed(Marginal.noise(1)).draw(500, RandomStream.of(3, "noisy"));
    Comparison comparison = Comparison.of(SKEW.shape(), new float[2], samples);
    double clean = metric(Map.of()).evaluate(comparison).value();
    double noisy = metric(Map.of("noise", 1.0)).evaluate(comparison).value();
    assertTrue(noisy < clean / 3, noisy + " against " + clean);
  }

  @Test
  void knowsWhatPerfectSamplesGive() {
    for (String bandwidth : new String[] {"fixed", "median"}) {
      Metric metric = metric(Map.of("noise", .5, "bandwidth", bandwidth));
      MetricContract.floor(
          40,
          0.1,
          i -> {
            float[] real = SKEW.draw(500, RandomStream.of(i, "real"));
            float[] perfect = SKEW.draw(300, RandomStream.of(i, "perfect"));
            RandomStream noise = RandomStream.of(i, "noise");
            for (int j = 0; j < perfect.length; j++) {
              perfect[j] += (float) (.5 * noise.nextGaussian());
            }
            return metric.evaluate(Comparison.of(SKEW.shape(), real, perfect));
          });
    }
    Metric unbiased = metric(Map.of("statistic", "u"));
    float[] samples = SKEW.draw(50, RandomStream.of(1, "samples"));
    assertEquals(
        Map.of("squared", 0.0),
        unbiased.evaluate(Comparison.of(SKEW.shape(), samples, samples)).perfect());
  }

  @Test
  void isTheSameAgainOnAnyThreads() {
    float[] samples = SKEW.draw(1000, RandomStream.of(1, "samples"));
    new MetricContract(metric(Map.of("samples", 700)), Shape.point(2), 10)
        .deterministic(Comparison.of(SKEW.shape(), new float[2], samples));
  }

  private static Metric metric(Map<String, ?> parameters) {
    KernelSteinDiscrepancy factory = new KernelSteinDiscrepancy();
    return factory.create(
        Parameters.of(factory, parameters), Contexts.metric(SKEW, Path.of("target")));
  }
}
