package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.kit.dataset.GaussianMixture;

/**
 * What every SDE promises:
 *
 * <ul>
 *   <li>the marginal is the item itself at time 0, and later what follows from drift and diffusion
 *       by numerical integration and by Euler-Maruyama simulation;
 *   <li>the density of the marginal solves the Fokker-Planck equation, and the marginal score is
 *       the conditional expectation of the transition's score (Vincent 2011);
 *   <li>the prior's log-density and samples belong together, and the prior is close to X_T: either
 *       it is invariant, or X_T started from 0 has it.
 * </ul>
 *
 * <p>Of an SDE with a nonlinear drift only what holds for all SDEs is checked.
 */
public final class SdeContract {
  private static final double[] TIMES = {1e-4, 0.1, 0.37, 0.5, 0.75, 1};
  private static final int PATHS = 20_000;
  private static final int STEPS = 500;

  /** What Euler-Maruyama with so many steps may be off, relative to the deviation. */
  private static final double DISCRETISATION = 0.01;

  /** How close a prior has to be, relative to its deviation. */
  private static final double PRIOR_TOLERANCE = 0.01;

  private final Sde sde;

  private SdeContract(Sde sde) {
    this.sde = sde;
  }

  /** Fails with a message if a promise is broken. */
  public static void verify(Sde sde) {
    SdeContract contract = new SdeContract(sde);
    contract.coefficients();
    contract.priorDensity();
    if (sde.nonlinearDrift().isPresent()) {
      assertThrows(
          UnsupportedOperationException.class,
          () -> sde.marginal(sde.horizon()),
          "a nonlinear SDE has no Gaussian marginal");
      return;
    }
    contract.start();
    contract.integration();
    contract.fokkerPlanck();
    contract.simulation();
    contract.marginalScore();
    contract.priorAtHorizon();
  }

  private void coefficients() {
    assertTrue(
        sde.horizon() > 0 && Double.isFinite(sde.horizon()), "the horizon is positive and finite");
    for (double share : TIMES) {
      double t = share * sde.horizon();
      assertTrue(
          Double.isFinite(sde.driftSlope(t)) && Double.isFinite(sde.driftOffset(t)),
          "the drift is finite at time " + t);
      assertTrue(
          sde.diffusion(t) >= 0 && Double.isFinite(sde.diffusion(t)),
          "the diffusion is finite and not negative at time " + t);
    }
  }

  private void start() {
    Marginal start = sde.marginal(0);
    assertEquals(1, start.scale(), 1e-12, "m(0)");
    assertEquals(0, start.offset(), 1e-12, "b(0)");
    assertEquals(0, start.deviation(), 1e-12, "s(0)");
  }

  private void integration() {
    Sde bare = new Bare(sde);
    for (double share : TIMES) {
      double t = share * sde.horizon();
      Marginal given = sde.marginal(t);
      Marginal integrated = bare.marginal(t);
      assertEquals(integrated.scale(), given.scale(), 1e-6, "m(" + t + ")");
      assertEquals(
          integrated.offset(),
          given.offset(),
          1e-6 * Math.max(1, Math.abs(integrated.offset())),
          "b(" + t + ")");
      assertEquals(
          integrated.deviation(), given.deviation(), 1e-6 * integrated.deviation(), "s(" + t + ")");
    }
  }

  /** d/dt log p = -a - (f . dlog p/dx) + g^2/2 (d2log p/dx2 + (dlog p/dx)^2), X_0 being fixed. */
  private void fokkerPlanck() {
    double start = 0.7;
    for (double share : new double[] {0.2, 0.5, 0.9}) {
      double t = share * sde.horizon();
      double h = 1e-5 * t;
      Marginal law = sde.marginal(t);
      double variance = law.deviation() * law.deviation();
      for (double z : new double[] {-2, -0.3, 0, 1.5}) {
        double x = law.scale() * start + law.offset() + z * law.deviation();
        double change =
            (logDensity(sde.marginal(t + h), start, x) - logDensity(sde.marginal(t - h), start, x))
                / (2 * h);
        double score = -z / law.deviation();
        double drift = sde.driftSlope(t) * x + sde.driftOffset(t);
        double g2 = sde.diffusion(t) * sde.diffusion(t);
        double spread = g2 / 2 * (score * score - 1 / variance);
        double expected = -sde.driftSlope(t) - drift * score + spread;
        double size = Math.abs(sde.driftSlope(t)) + Math.abs(drift * score) + g2 / variance + 1 / t;
        assertEquals(
            expected, change, 1e-5 * size, "the Fokker-Planck equation at time " + t + ", x " + x);
      }
    }
  }

  private static double logDensity(Marginal law, double start, double x) {
    double z = (x - law.scale() * start - law.offset()) / law.deviation();
    return -0.5 * z * z - Math.log(law.deviation());
  }

  private void simulation() {
    for (double start : new double[] {-1.5, 2}) {
      double[] end = simulate(start, "paths");
      Marginal law = sde.marginal(sde.horizon());
      double mean = law.scale() * start + law.offset();
      double allowance = DISCRETISATION * (law.deviation() + Math.abs(start));
      Statistic first = new Statistic();
      Statistic second = new Statistic();
      for (double x : end) {
        first.add(x);
        second.add(Math.pow((x - mean) / law.deviation(), 2));
      }
      first.estimates(mean, allowance, "the mean of X_T from " + start);
      second.estimates(
          1, 3 * DISCRETISATION, "the variance of X_T from " + start + " in units of s(T)^2");
    }
  }

  private double[] simulate(double start, String purpose) {
    double h = sde.horizon() / STEPS;
    double[] slope = new double[STEPS];
    double[] offset = new double[STEPS];
    double[] diffusion = new double[STEPS];
    for (int k = 0; k < STEPS; k++) {
      // Coefficients from the middle of the step: what is left is the error in x alone.
      double t = (k + 0.5) * h;
      slope[k] = 1 + h * sde.driftSlope(t);
      offset[k] = h * sde.driftOffset(t);
      diffusion[k] = Math.sqrt(h) * sde.diffusion(t);
    }
    double[] end = new double[PATHS];
    for (int i = 0; i < PATHS; i++) {
      RandomStream random = RandomStream.of(1, purpose, Double.doubleToLongBits(start), i);
      double x = start;
      for (int k = 0; k < STEPS; k++) {
        x = slope[k] * x + offset[k] + diffusion[k] * random.nextGaussian();
      }
      end[i] = x;
    }
    return end;
  }

  /**
   * E[h(X_T) grad log p(X_T | X_0)] = E[h(X_T) grad log p_T(X_T)] for any h; here with X_0 = +-1
   * and h a step that tells the two apart.
   */
  private void marginalScore() {
    Marginal law = sde.marginal(sde.horizon());
    double point = 1e-6;
    GaussianMixture end =
        GaussianMixture.round(
                new double[] {0.5, 0.5}, new double[][] {{-1}, {1}}, new double[] {point})
            .under(law);
    Statistic difference = new Statistic();
    float[] x = new float[1];
    float[] score = new float[1];
    for (double start : new double[] {-1, 1}) {
      for (double value : simulate(start, "score")) {
        x[0] = (float) value;
        end.score(x, 0, score);
        double transition =
            -(value - law.scale() * start - law.offset()) / (law.deviation() * law.deviation());
        double step = Math.tanh((value - law.offset()) / law.deviation());
        difference.add(step * (transition - score[0]) * law.deviation());
      }
    }
    difference.estimates(
        0,
        2 * DISCRETISATION,
        "the difference between the marginal score and the expected transition score");
  }

  private void priorDensity() {
    Prior prior = sde.prior();
    int dimension = 3;
    Statistic logDensity = new Statistic();
    Statistic mean = new Statistic();
    float[] x = new float[dimension + 1];
    for (int i = 0; i < PATHS; i++) {
      prior.sample(RandomStream.of(2, "prior", i), x, 1, dimension);
      logDensity.add(prior.logDensity(x, 1, dimension));
      mean.add(x[1]);
    }
    double entropy =
        dimension * (0.5 * Math.log(2 * Math.PI * Math.E) + Math.log(prior.deviation()));
    logDensity.estimates(-entropy, 0, "the expected log-density of the prior");
    mean.estimates(prior.mean(), 0, "the mean of the prior");
  }

  private void priorAtHorizon() {
    Marginal law = sde.marginal(sde.horizon());
    Prior prior = sde.prior();
    boolean invariant =
        close(
            prior,
            law.scale() * prior.mean() + law.offset(),
            Math.hypot(law.scale() * prior.deviation(), law.deviation()));
    boolean reached = close(prior, law.offset(), law.deviation());
    assertTrue(
        invariant || reached,
        () -> prior + " is neither invariant nor the law of X_T from 0, which is " + law);
  }

  private static boolean close(Prior prior, double mean, double deviation) {
    double tolerance = PRIOR_TOLERANCE * prior.deviation();
    return Math.abs(mean - prior.mean()) <= tolerance
        && Math.abs(deviation - prior.deviation()) <= tolerance;
  }

  /** An SDE that says drift and diffusion only. */
  private record Bare(Sde sde) implements Sde {
    @Override
    public double horizon() {
      return sde.horizon();
    }

    @Override
    public double driftSlope(double t) {
      return sde.driftSlope(t);
    }

    @Override
    public double driftOffset(double t) {
      return sde.driftOffset(t);
    }

    @Override
    public double diffusion(double t) {
      return sde.diffusion(t);
    }

    @Override
    public Prior prior() {
      return sde.prior();
    }
  }
}
