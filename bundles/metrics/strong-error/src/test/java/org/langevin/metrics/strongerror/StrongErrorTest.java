package org.langevin.metrics.strongerror;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.SchemeContext;
import org.langevin.api.sde.Sde;
import org.langevin.kit.dataset.GaussianMixture;
import org.langevin.kit.dataset.MixtureDataset;
import org.langevin.kit.sde.EulerMaruyama;
import org.langevin.kit.sde.ExactSolution;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DampedSde;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;

class StrongErrorTest {
  private static final int PATHS = 1000;

  /** No parameters. */
  record None() {}

  /** The schemes that tests name. */
  private static final Map<String, ExtensionFactory<None, SchemeContext, Scheme>> SCHEMES =
      Map.of("euler-maruyama", new Euler(), "exact", new Exact(), "drift-only", new DriftOnly());

  private static final class Euler implements ExtensionFactory<None, SchemeContext, Scheme> {
    @Override
    public Scheme create(None parameters, SchemeContext context) {
      return new EulerMaruyama(context.sde());
    }
  }

  private static final class Exact implements ExtensionFactory<None, SchemeContext, Scheme> {
    @Override
    public Scheme create(None parameters, SchemeContext context) {
      return ExactSolution.of(context.sde(), "");
    }
  }

  /** Forgets the noise. */
  private static final class DriftOnly implements ExtensionFactory<None, SchemeContext, Scheme> {
    @Override
    public Scheme create(None parameters, SchemeContext context) {
      return (from, to, particles) -> {
        float[] x = particles.state();
        double factor = Math.exp((to - from) * context.sde().coefficients(from).drift().scalar());
        for (int j = 0; j < x.length; j++) {
          x[j] *= (float) factor;
        }
      };
    }
  }

  @Test
  void isWhatTheMomentsOfTheDifferenceSay() {
    for (double beta : new double[] {1, 11, 40}) {
      for (int steps : new int[] {50, 100}) {
        MetricResult result = evaluate(normal(1), new TestSde(beta, 0, 1), "euler-maruyama", steps);
        double error = result.values().get(MetricResult.STANDARD_ERROR);
        assertEquals(expected(beta, steps), result.value(), 4 * error, beta + ", " + steps);
        // A normal |D| has a deviation of (pi / 2 - 1)^(1/2) times its mean.
        assertEquals(
            Math.sqrt(Math.PI / 2 - 1) * expected(beta, steps) / Math.sqrt(PATHS),
            error,
            0.1 * error);
      }
    }
  }

  /** beta h (5 / 12 pi)^(1/2), for small beta h and large T. */
  @Test
  void isLinearInTheRateAndTheStep() {
    for (double beta : new double[] {10, 20}) {
      for (int steps : new int[] {500, 1000}) {
        double value =
            evaluate(normal(1), new TestSde(beta, 0, 1), "euler-maruyama", steps).value();
        double law = beta / steps * Math.sqrt(5 / (12 * Math.PI));
        assertEquals(1, value / law, 0.12, beta + ", " + steps);
      }
    }
  }

  @Test
  void isNothingForTheExactSolution() {
    MetricResult result = evaluate(normal(2), new TestSde(3, 0.5, 1), "exact", 10);
    assertEquals(0, result.value());
    assertEquals("", result.caution());
  }

  /** X_T - X^_T is then N(0, s_T^2 I) in each of two components: a Rayleigh law. */
  @Test
  void isTheEuclideanDistance() {
    TestSde sde = new TestSde(1, 0, 1);
    MetricResult result = evaluate(normal(2), sde, "drift-only", 10);
    double deviation = sde.marginal(1).deviation();
    assertEquals(
        deviation * Math.sqrt(Math.PI / 2),
        result.value(),
        4 * result.values().get(MetricResult.STANDARD_ERROR));
  }

  @Test
  void tellsTheErrorOverTime() {
    MetricResult result = evaluate(normal(1), new TestSde(5, 0, 2), "euler-maruyama", 50);
    LineChart.Curve curve = ((LineChart) result.figures().get(0)).curves().get(0);
    assertEquals(51, curve.x().length);
    assertEquals(0, curve.y()[0]);
    for (int i = 0; i < curve.x().length; i++) {
      assertEquals(2 * i / 50.0, curve.x()[i], 1e-12);
    }
    assertEquals(result.value(), curve.y()[50]);
    assertEquals(expected(10, 50), curve.y()[50], 0.12 * curve.y()[50], "over time 2");
    LineChart.Curve fewer =
        ((LineChart)
                evaluate(normal(1), new TestSde(5, 0, 1), "euler-maruyama", 501).figures().get(0))
            .curves()
            .get(0);
    assertEquals(201, fewer.x().length);
    assertEquals(1, fewer.x()[200]);
    for (int i = 1; i < fewer.x().length; i++) {
      assertTrue(fewer.x()[i] > fewer.x()[i - 1]);
    }
  }

  @Test
  void warnsOfStepsThatAreTooLong() {
    Dataset data = normal(2);
    assertEquals("", evaluate(data, new TestSde(99, 0, 1), "euler-maruyama", 100).caution());
    String leaps = evaluate(data, new TestSde(130, 0, 1), "euler-maruyama", 100).caution();
    assertTrue(leaps.startsWith("100 of 100 steps") && leaps.contains("by -0.300"), leaps);
    String grows = evaluate(data, new TestSde(220, 0, 1), "euler-maruyama", 100).caution();
    assertTrue(grows.startsWith("100 of 100 steps") && grows.contains("up to 1.20"), grows);
    assertEquals("", evaluate(data, new TestSde(220, 0, 1), "exact", 100).caution());
  }

  @Test
  void refusesWhatIsBeyondNumbers() {
    var thrown =
        assertThrows(
            InvalidExperimentException.class,
            () -> evaluate(normal(1), new TestSde(5000, 0, 1), "euler-maruyama", 100));
    assertEquals("/steps", thrown.parameter());
    assertTrue(thrown.getMessage().contains("take more steps"), thrown.getMessage());
  }

  @Test
  void refusesVelocities() {
    DampedSde damped = new DampedSde(1, 1);
    var thrown =
        assertThrows(
            InvalidExperimentException.class,
            () -> metric(normal(1), damped, "euler-maruyama", 10));
    assertTrue(thrown.getMessage().contains("velocities"), thrown.getMessage());
  }

  @Test
  void isTheSameOnAnyNumberOfThreads() {
    Metric metric = metric(normal(2), new TestSde(3, 0, 1), "euler-maruyama", 20);
    assertFalse(metric.needsSamples());
    MetricResult once = metric.evaluate(nothing(2));
    for (int threads : new int[] {2, 5}) {
      MetricResult again = metric.evaluate(nothing(2).onThreads(threads));
      assertEquals(once.values(), again.values());
      assertArrayEquals(
          ((LineChart) once.figures().get(0)).curves().get(0).y(),
          ((LineChart) again.figures().get(0)).curves().get(0).y());
    }
  }

  /**
   * E |D_n| from the moments of (D, X), D the difference, for beta times 1 and X stationary: both
   * are normal with mean 0.
   */
  private static double expected(double beta, int steps) {
    double h = 1.0 / steps;
    double sigma = Math.sqrt(2 * beta);
    double f = 1 - beta * h;
    double m = Math.exp(-beta * h);
    double perIncrement = sigma * (1 - m) / (beta * h);
    double rest = 1 - m * m - perIncrement * perIncrement * h;
    double both = 0;
    double square = 0;
    for (int i = 0; i < steps; i++) {
      double noise = (perIncrement - sigma) * (perIncrement - sigma) * h + rest;
      square = f * f * square + 2 * f * (m - f) * both + (m - f) * (m - f) + noise;
      both = f * m * both + (m - f) * m + (perIncrement - sigma) * perIncrement * h + rest;
    }
    return Math.sqrt(2 / Math.PI * square);
  }

  private static Dataset normal(int dimension) {
    return new MixtureDataset(
        GaussianMixture.round(new double[] {1}, new double[1][dimension], new double[] {1}),
        100,
        Contexts.dataset(1));
  }

  private static MetricResult evaluate(Dataset data, Sde sde, String scheme, int steps) {
    return metric(data, sde, scheme, steps).evaluate(nothing(data.shape().dimension()));
  }

  private static Comparison nothing(int dimension) {
    float[] none = new float[0];
    return Comparison.of(Shape.point(dimension), none, none);
  }

  private static Metric metric(Dataset data, Sde sde, String scheme, int steps) {
    StrongError factory = new StrongError();
    return factory.create(
        Parameters.of(
            factory,
            Map.of("scheme", Map.of("use", scheme), "steps", steps, "paths", PATHS),
            SCHEMES),
        Contexts.metric(TestExperiment.of(data).with(sde), Path.of("target")));
  }
}
