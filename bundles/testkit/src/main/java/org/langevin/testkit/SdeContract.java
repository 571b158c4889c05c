package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.kit.dataset.GaussianMixture;
import org.langevin.kit.sde.BareSde;

/**
 * What every SDE promises:
 *
 * <ul>
 *   <li>the transition is the start at time 0, and later what follows from the coefficients by
 *       numerical integration and by simulation;
 *   <li>the density of the transition solves the Fokker-Planck equation, and the marginal score is
 *       the conditional expectation of the transition's score (Vincent 2011);
 *   <li>the prior's log-density and samples belong together, and the prior is close to X_T: either
 *       it is invariant, or X_T started from 0 has it.
 * </ul>
 *
 * <p>Of an SDE with a nonlinear drift only what holds for all SDEs is checked. Items have as many
 * components as the SDE has coefficients of their own for, and one if it has none.
 */
public final class SdeContract {
  private static final double[] TIMES = {1e-4, 0.1, 0.37, 0.5, 0.75, 1};
  private static final double[] LOOKS = {0.2, 0.5, 0.9};
  private static final int PATHS = 20_000;
  private static final int STEPS = 500;

  /** What a simulation with so many steps may be off, relative to the deviation. */
  private static final double DISCRETISATION = 0.01;

  /** How close a prior has to be, in nats for each number of the state. */
  private static final double PRIOR_TOLERANCE = 2e-4;

  /** How close a prior has to be to invariant, relative to the terms of its change. */
  private static final double INVARIANCE_TOLERANCE = 1e-3;

  /** The deviation of the narrower normal density, relative to the prior's. */
  private static final double NARROW = 0.7;

  private final Sde sde;
  private final int dimension;
  private final int blocks;
  private final int length;

  private SdeContract(Sde sde) {
    this.sde = sde;
    Coefficients middle = sde.coefficients(sde.horizon() / 2);
    blocks = middle.blocks();
    dimension =
        Math.max(
            Math.max(middle.drift().components(), middle.offset().components()),
            middle.diffusion().components());
    length = blocks * dimension;
  }

  /** Fails with a message if a promise is broken. */
  public static void verify(Sde sde) {
    SdeContract contract = new SdeContract(sde);
    contract.coefficients();
    contract.priorDensity();
    if (sde.nonlinearDrift().isPresent()) {
      assertThrows(
          UnsupportedOperationException.class,
          () -> sde.transition(sde.horizon()),
          "a nonlinear SDE has no Gaussian transition");
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
    assertEquals(blocks, sde.start().blocks(), "the blocks of the start");
    for (double share : TIMES) {
      double t = share * sde.horizon();
      Coefficients at = sde.coefficients(t);
      assertEquals(blocks, at.blocks(), "the blocks of the coefficients at time " + t);
      assertTrue(
          at.drift().isFinite() && at.offset().isFinite(), "the drift is finite at time " + t);
      assertTrue(
          at.diffusion().isFinite() && (!at.diffusion().isScalar() || at.diffusion().scalar() >= 0),
          "the diffusion is finite and not negative at time " + t);
    }
  }

  private void start() {
    same(sde.start(), sde.transition(0), 1e-12, "0");
  }

  private void integration() {
    Sde bare = new BareSde(sde);
    for (double share : TIMES) {
      double t = share * sde.horizon();
      same(bare.transition(t), sde.transition(t), 1e-6, Double.toString(t));
    }
  }

  private void same(Transition expected, Transition given, double tolerance, String time) {
    BlockMatrix covariance = covariance(expected);
    BlockMatrix other = covariance(given);
    for (int c = 0; c < dimension; c++) {
      for (int i = 0; i < blocks; i++) {
        assertEquals(
            expected.signal().get(c, i, 0),
            given.signal().get(c, i, 0),
            tolerance,
            "m(" + time + ")");
        double shift = expected.shift().get(c, i, 0);
        assertEquals(
            shift,
            given.shift().get(c, i, 0),
            tolerance * Math.max(1, Math.abs(shift)),
            "b(" + time + ")");
        for (int j = 0; j < blocks; j++) {
          double size = Math.sqrt(covariance.get(c, i, i) * covariance.get(c, j, j));
          assertEquals(
              covariance.get(c, i, j),
              other.get(c, i, j),
              2 * tolerance * size,
              "s(" + time + ")^2");
        }
      }
    }
  }

  private static BlockMatrix covariance(Transition law) {
    return law.root().times(law.root().transposed());
  }

  /**
   * The rate at which the logarithm of a density with a gradient and a Hessian changes: -tr A - f .
   * grad + (D : (Hessian + grad grad^T)) / 2 with D = G G^T.
   */
  private double change(
      Coefficients at, double[] x, double[] gradient, double[][] hessian, double[] size) {
    BlockMatrix spread = at.covariance();
    double change = 0;
    for (int n = 0; n < length; n++) {
      int c = n / blocks;
      int i = n % blocks;
      double drift = at.offset().get(c, i, 0);
      for (int j = 0; j < blocks; j++) {
        int m = c * blocks + j;
        drift += at.drift().get(c, i, j) * x[m];
        double noise = spread.get(c, i, j) / 2;
        change += noise * (hessian[n][m] + gradient[n] * gradient[m]);
        size[0] += Math.abs(noise * hessian[n][m]) + Math.abs(noise * gradient[n] * gradient[m]);
      }
      change -= at.drift().get(c, i, i) + drift * gradient[n];
      size[0] += Math.abs(at.drift().get(c, i, i)) + Math.abs(drift * gradient[n]);
    }
    return change;
  }

  /** The transition's density from a fixed item. */
  private void fokkerPlanck() {
    float[] item = items(0.7f);
    RandomStream random = RandomStream.of(3, "Fokker-Planck");
    for (double share : LOOKS) {
      double t = share * sde.horizon();
      double h = 1e-5 * t;
      Transition law = sde.transition(t);
      BlockMatrix inverse = law.root().lowerInverse();
      BlockMatrix precision = inverse.transposed().times(inverse);
      double[][] hessian = new double[length][length];
      for (int n = 0; n < length; n++) {
        for (int j = 0; j < blocks; j++) {
          hessian[n][n / blocks * blocks + j] = -precision.get(n / blocks, n % blocks, j);
        }
      }
      for (int look = 0; look < 4; look++) {
        float[] state = new float[length];
        float[] noise = new float[length];
        random.fillGaussian(noise, 0, length);
        law.perturb(item, 0, noise, state, 0, dimension);
        double[] x = new double[length];
        double[] gradient = new double[length];
        for (int n = 0; n < length; n++) {
          x[n] = state[n];
        }
        for (int n = 0; n < length; n++) {
          for (int m = n / blocks * blocks; m < (n / blocks + 1) * blocks; m++) {
            double mean =
                law.signal().get(m / blocks, m % blocks, 0) * item[m / blocks]
                    + law.shift().get(m / blocks, m % blocks, 0);
            gradient[n] += hessian[n][m] * (x[m] - mean);
          }
        }
        double change =
            (sde.transition(t + h).logDensity(item, 0, state, 0, dimension)
                    - sde.transition(t - h).logDensity(item, 0, state, 0, dimension))
                / (2 * h);
        double[] size = {1 / t};
        double expected = change(sde.coefficients(t), x, gradient, hessian, size);
        assertEquals(expected, change, 1e-5 * size[0], "the Fokker-Planck equation at time " + t);
      }
    }
  }

  private float[] items(float value) {
    float[] item = new float[dimension];
    Arrays.fill(item, value);
    return item;
  }

  private void simulation() {
    Transition law = sde.transition(sde.horizon());
    for (float start : new float[] {-1.5f, 2}) {
      Statistic[] first = statistics(length);
      Statistic[] second = statistics(length * blocks);
      for (float[] end : simulate(start, "paths")) {
        double[] z = whitened(law, items(start), end);
        for (int n = 0; n < length; n++) {
          first[n].add(z[n]);
          for (int j = 0; j < blocks; j++) {
            second[n * blocks + j].add(z[n] * z[n / blocks * blocks + j]);
          }
        }
      }
      for (int n = 0; n < length; n++) {
        double allowance =
            DISCRETISATION
                * (1 + Math.abs(start) / law.root().get(n / blocks, n % blocks, n % blocks));
        first[n].estimates(0, allowance, "the mean of X_T from " + start + ", in units of s(T)");
        for (int j = 0; j < blocks; j++) {
          second[n * blocks + j].estimates(
              j == n % blocks ? 1 : 0,
              3 * DISCRETISATION,
              "the variance of X_T from " + start + " in units of s(T)^2");
        }
      }
    }
  }

  private static Statistic[] statistics(int count) {
    Statistic[] statistics = new Statistic[count];
    Arrays.setAll(statistics, n -> new Statistic());
    return statistics;
  }

  /** L^-1 (state - M x - b). */
  private double[] whitened(Transition law, float[] item, float[] state) {
    double[] z = new double[length];
    for (int n = 0; n < length; n++) {
      int c = n / blocks;
      int i = n % blocks;
      double rest = state[n] - law.signal().get(c, i, 0) * item[c] - law.shift().get(c, i, 0);
      for (int j = 0; j < i; j++) {
        rest -= law.root().get(c, i, j) * z[c * blocks + j];
      }
      z[n] = rest / law.root().get(c, i, i);
    }
    return z;
  }

  /**
   * Paths from an item, by Heun's method, whose weak order is 2 where the noise is additive: x :=
   * (1 + h A + h^2 A^2 / 2) x + (h + h^2 A / 2) c + (1 + h A / 2) G dW.
   */
  private float[][] simulate(float start, String purpose) {
    double h = sde.horizon() / STEPS;
    BlockMatrix[] moves = new BlockMatrix[STEPS];
    BlockMatrix[] offsets = new BlockMatrix[STEPS];
    BlockMatrix[] noises = new BlockMatrix[STEPS];
    for (int k = 0; k < STEPS; k++) {
      // Coefficients from the middle of the step: what is left is the error in x alone.
      Coefficients at = sde.coefficients((k + 0.5) * h);
      BlockMatrix drift = at.drift().scaled(h);
      BlockMatrix half = BlockMatrix.identity(blocks).plus(drift.scaled(0.5));
      moves[k] = BlockMatrix.identity(blocks).plus(drift.times(half));
      offsets[k] = half.times(at.offset()).scaled(h);
      noises[k] = half.times(at.diffusion()).scaled(Math.sqrt(h));
    }
    Transition law = sde.start();
    float[] item = items(start);
    float[][] ends = new float[PATHS][length];
    float[] noise = new float[length];
    double[] x = new double[length];
    double[] z = new double[length];
    double[] next = new double[length];
    for (int path = 0; path < PATHS; path++) {
      RandomStream random = RandomStream.of(1, purpose, Double.doubleToLongBits(start), path);
      random.fillGaussian(noise, 0, length);
      law.perturb(item, 0, noise, ends[path], 0, dimension);
      for (int n = 0; n < length; n++) {
        x[n] = ends[path][n];
      }
      for (int k = 0; k < STEPS; k++) {
        for (int n = 0; n < length; n++) {
          z[n] = random.nextGaussian();
        }
        for (int n = 0; n < length; n++) {
          int c = n / blocks;
          next[n] = offsets[k].get(c, n % blocks, 0);
          for (int j = 0; j < blocks; j++) {
            next[n] += moves[k].get(c, n % blocks, j) * x[c * blocks + j];
            next[n] += noises[k].get(c, n % blocks, j) * z[c * blocks + j];
          }
        }
        System.arraycopy(next, 0, x, 0, length);
      }
      for (int n = 0; n < length; n++) {
        ends[path][n] = (float) x[n];
      }
    }
    return ends;
  }

  /**
   * E[h(X_T) L^T grad log p(X_T | X_0)] = E[h(X_T) L^T grad log p_T(X_T)] for any h; here with X_0
   * = +-1 and h a step that tells the two apart.
   */
  private void marginalScore() {
    Transition law = sde.transition(sde.horizon());
    double point = 1e-6;
    double[][] means = new double[2][dimension];
    Arrays.fill(means[0], -1);
    Arrays.fill(means[1], 1);
    GaussianMixture end =
        GaussianMixture.round(new double[] {0.5, 0.5}, means, new double[] {point}).after(law);
    Statistic difference = new Statistic();
    float[] score = new float[length];
    float[] whitened = new float[length];
    BlockMatrix transposed = law.root().transposed();
    for (float start : new float[] {-1, 1}) {
      for (float[] state : simulate(start, "score")) {
        end.score(state, 0, score);
        Arrays.fill(whitened, 0);
        transposed.add(1, score, 0, whitened, 0, dimension);
        double[] z = whitened(law, items(start), state);
        double[] centred = whitened(law, items(0), state);
        double sum = 0;
        for (int n = 0; n < length; n++) {
          sum += Math.tanh(centred[n]) * (-z[n] - whitened[n]);
        }
        difference.add(sum / length);
      }
    }
    difference.estimates(
        0,
        2 * DISCRETISATION,
        "the difference between the marginal score and the expected transition score");
  }

  /**
   * By parts, the prior's score has the mean 0, and its product with a sample the mean -1; and a
   * narrower normal density over the prior's has the mean 1.
   */
  private void priorDensity() {
    Prior prior = sde.prior();
    float[][] samples = new float[PATHS][length + 1];
    for (int i = 0; i < PATHS; i++) {
      prior.sample(RandomStream.of(2, "prior", i), samples[i], 1, length);
    }
    double[] deviation = deviations(prior);
    double[] mean = new double[length];
    for (int n = 0; n < length; n++) {
      for (float[] x : samples) {
        mean[n] += x[1 + n] / (double) PATHS;
      }
    }
    PriorDerivatives derivatives = new PriorDerivatives(prior, deviation);
    Statistic[] scores = statistics(length);
    Statistic[] products = statistics(length);
    Statistic ratio = new Statistic();
    for (float[] x : samples) {
      double[] gradient = derivatives.gradient(x, 1);
      double narrow = 0;
      for (int n = 0; n < length; n++) {
        double z = (x[1 + n] - mean[n]) / deviation[n];
        scores[n].add(gradient[n] * deviation[n]);
        products[n].add(gradient[n] * deviation[n] * z);
        narrow -= 0.5 * Math.log(2 * Math.PI) + Math.log(NARROW * deviation[n]);
        narrow -= 0.5 * Math.pow(z / NARROW, 2);
      }
      ratio.add(Math.exp(narrow - prior.logDensity(x, 1, length)));
    }
    for (int n = 0; n < length; n++) {
      scores[n].estimates(0, 1e-3, "the mean of the prior's score");
      products[n].estimates(-1, 1e-3, "the mean product of the prior's score and its samples");
    }
    ratio.estimates(1, 1e-3, "the mass of the prior");
  }

  private void priorAtHorizon() {
    assertTrue(
        isInvariant() || isReached(),
        () ->
            "the prior "
                + sde.prior()
                + " is neither invariant nor the law of X_T from 0, which is "
                + sde.transition(sde.horizon()));
  }

  /** Whether the rate at which the prior's log-density changes is 0. */
  private boolean isInvariant() {
    Prior prior = sde.prior();
    PriorDerivatives derivatives = new PriorDerivatives(prior, deviations(prior));
    for (int look = 0; look < 6; look++) {
      float[] state = new float[length];
      prior.sample(RandomStream.of(4, "invariance", look), state, 0, length);
      double[] x = new double[length];
      for (int n = 0; n < length; n++) {
        x[n] = state[n];
      }
      double[] gradient = derivatives.gradient(state, 0);
      double[][] hessian = derivatives.hessian(state, 0);
      for (double share : LOOKS) {
        double[] size = {0};
        double change = change(sde.coefficients(share * sde.horizon()), x, gradient, hessian, size);
        if (!(Math.abs(change) <= INVARIANCE_TOLERANCE * size[0])) {
          return false;
        }
      }
    }
    return true;
  }

  private double[] deviations(Prior prior) {
    float[] x = new float[length];
    double[] squares = new double[length];
    double[] sums = new double[length];
    int draws = 1000;
    for (int i = 0; i < draws; i++) {
      prior.sample(RandomStream.of(6, "deviations", i), x, 0, length);
      for (int n = 0; n < length; n++) {
        sums[n] += x[n];
        squares[n] += (double) x[n] * x[n];
      }
    }
    for (int n = 0; n < length; n++) {
      squares[n] = Math.sqrt(squares[n] / draws - Math.pow(sums[n] / draws, 2));
    }
    return squares;
  }

  /** Whether the divergence of the prior from the law of X_T from 0 is small. */
  private boolean isReached() {
    Prior prior = sde.prior();
    Transition law = sde.transition(sde.horizon());
    float[] item = items(0);
    float[] noise = new float[length];
    float[] state = new float[length];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < PATHS; i++) {
      RandomStream.of(5, "horizon", i).fillGaussian(noise, 0, length);
      law.perturb(item, 0, noise, state, 0, dimension);
      double ratio =
          law.logDensity(item, 0, state, 0, dimension) - prior.logDensity(state, 0, length);
      sum += ratio;
      squares += ratio * ratio;
    }
    double mean = sum / PATHS;
    double error = Math.sqrt(Math.max(0, squares / PATHS - mean * mean) / PATHS);
    return Math.abs(mean) <= PRIOR_TOLERANCE * length + 5 * error && error <= 0.01;
  }
}
