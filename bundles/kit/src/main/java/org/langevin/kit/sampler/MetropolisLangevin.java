package org.langevin.kit.sampler;

import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.Chunk;

/**
 * One Langevin chain for each sample of a chunk, corrected by acceptance (Roberts and Tweedie 1996)
 * so that its law is p^(1/T), T being a temperature. From x it proposes
 *
 * <pre>y = x + h s(x) / T + sqrt(2 h) z,  of density q(y | x) = N(y; x + h s(x) / T, 2 h I)</pre>
 *
 * <p>and moves there with the probability min(1, (p(y) / p(x))^(1/T) q(x | y) / q(y | x)).
 *
 * <p>Without a density, log p(y) - log p(x) is the integral of s along the line from x to y, by the
 * Gauss-Lobatto rule of n nodes, two of which are x and y themselves. The rule is exact if log p is
 * a polynomial of degree 2 n - 2 along the line; otherwise its error is of order |y - x|^(2 n - 1).
 * A learned score that is no gradient has no density: the chain is then reversible with respect to
 * none.
 */
public final class MetropolisLangevin {
  /** The inner nodes on [0, 1] for n = 2, 3, 4, 5, and the weights of all nodes. */
  private static final double[][] INNER = {
    {},
    {0.5},
    {0.5 - 0.5 / Math.sqrt(5), 0.5 + 0.5 / Math.sqrt(5)},
    {0.5 - 0.5 * Math.sqrt(3 / 7.0), 0.5, 0.5 + 0.5 * Math.sqrt(3 / 7.0)}
  };

  private static final double[][] WEIGHTS = {
    {1 / 2.0, 1 / 2.0},
    {1 / 6.0, 4 / 6.0, 1 / 6.0},
    {1 / 12.0, 5 / 12.0, 5 / 12.0, 1 / 12.0},
    {1 / 20.0, 49 / 180.0, 32 / 90.0, 49 / 180.0, 1 / 20.0}
  };

  private final Chunk chunk;
  private final double condition;
  private final double temperature;
  private final double h;
  private final int nodes;
  private final float[] x;
  private final float[] score;
  private final float[] proposal;
  private final float[] proposalScore;
  private final float[] point;
  private final float[] pointScore;
  private final double[] logDensity;
  private final double[] proposalLogDensity;
  private final double[] noiseSquares;
  private final double[] accepted;
  private final double[] jumps;
  private int steps;

  /**
   * Chains that begin at given points.
   *
   * @param x the points, which the chains move
   * @param condition at which the score is asked for
   * @param temperature T
   * @param h the step size
   * @param nodes n, from 2 to 5, for the integral along the line; 0 to ask for the log-density
   */
  public MetropolisLangevin(
      Chunk chunk, float[] x, double condition, double temperature, double h, int nodes) {
    this.chunk = chunk;
    this.x = x;
    this.condition = condition;
    this.temperature = temperature;
    this.h = h;
    this.nodes = nodes;
    int size = chunk.size();
    int length = size * chunk.dimension();
    score = new float[length];
    proposal = new float[length];
    proposalScore = new float[length];
    point = new float[nodes > 2 ? length : 0];
    pointScore = new float[nodes > 2 ? length : 0];
    logDensity = new double[size];
    proposalLogDensity = new double[size];
    noiseSquares = new double[size];
    accepted = new double[size];
    jumps = new double[size];
    chunk.score(x, condition, score);
    if (nodes == 0) {
      chunk.logDensity(x, condition, logDensity);
    }
  }

  /** Moves each chain by one step. */
  public void step() {
    int dimension = chunk.dimension();
    propose();
    chunk.score(proposal, condition, proposalScore);
    if (nodes == 0) {
      chunk.logDensity(proposal, condition, proposalLogDensity);
    } else {
      integrate();
    }
    for (int i = 0; i < chunk.size(); i++) {
      int from = i * dimension;
      double back = 0;
      double jump = 0;
      for (int j = from; j < from + dimension; j++) {
        double move = (double) proposal[j] - x[j];
        double miss = move + h / temperature * proposalScore[j];
        back += miss * miss;
        jump += move * move;
      }
      double logRatio =
          (proposalLogDensity[i] - logDensity[i]) / temperature
              + noiseSquares[i] / 2
              - back / (4 * h);
      if (StrictMath.log(1 - chunk.random(i).nextDouble()) <= logRatio) {
        System.arraycopy(proposal, from, x, from, dimension);
        System.arraycopy(proposalScore, from, score, from, dimension);
        logDensity[i] = proposalLogDensity[i];
        accepted[i]++;
        jumps[i] += jump;
      }
    }
    steps++;
  }

  private void propose() {
    int dimension = chunk.dimension();
    float drift = (float) (h / temperature);
    float diffusion = (float) Math.sqrt(2 * h);
    for (int i = 0; i < chunk.size(); i++) {
      RandomStream random = chunk.random(i);
      random.fillGaussian(proposal, i * dimension, dimension);
      double squares = 0;
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        float z = proposal[j];
        squares += (double) z * z;
        proposal[j] = x[j] + drift * score[j] + diffusion * z;
      }
      noiseSquares[i] = squares;
    }
  }

  /** Sets the log-density of the proposals, that of the current points being taken as 0. */
  private void integrate() {
    double[] weights = WEIGHTS[nodes - 2];
    double[] inner = INNER[nodes - 2];
    for (int i = 0; i < chunk.size(); i++) {
      logDensity[i] = 0;
      proposalLogDensity[i] =
          weights[0] * slope(i, score) + weights[nodes - 1] * slope(i, proposalScore);
    }
    for (int k = 0; k < inner.length; k++) {
      float u = (float) inner[k];
      for (int j = 0; j < point.length; j++) {
        point[j] = x[j] + u * (proposal[j] - x[j]);
      }
      chunk.score(point, condition, pointScore);
      for (int i = 0; i < chunk.size(); i++) {
        proposalLogDensity[i] += weights[k + 1] * slope(i, pointScore);
      }
    }
  }

  /** The derivative of log p along the whole line of a sample, at the point of a score. */
  private double slope(int item, float[] at) {
    double sum = 0;
    for (int j = item * chunk.dimension(); j < (item + 1) * chunk.dimension(); j++) {
      sum += ((double) proposal[j] - x[j]) * at[j];
    }
    return sum;
  }

  /**
   * Exchanges the points of two chains of one sample, at temperatures S and T, with the probability
   * min(1, (p(y) / p(x))^(1/S - 1/T)), where x and y are the points at S and T. Both chains must
   * ask for the log-density.
   *
   * @return whether the points were exchanged
   */
  public boolean exchange(MetropolisLangevin other, int item) {
    double logRatio =
        (1 / temperature - 1 / other.temperature) * (other.logDensity[item] - logDensity[item]);
    if (!(StrictMath.log(1 - chunk.random(item).nextDouble()) <= logRatio)) {
      return false;
    }
    double mine = logDensity[item];
    logDensity[item] = other.logDensity[item];
    other.logDensity[item] = mine;
    for (int j = item * chunk.dimension(); j < (item + 1) * chunk.dimension(); j++) {
      float point = x[j];
      x[j] = other.x[j];
      other.x[j] = point;
      float slope = score[j];
      score[j] = other.score[j];
      other.score[j] = slope;
    }
    return true;
  }

  /**
   * Hands over {@code acceptance-rate}, the share of proposals accepted, and {@code squared-jump},
   * the mean squared length of a step in units of the data, rejected ones included.
   */
  public void diagnose() {
    chunk.diagnose("acceptance-rate", perStep(accepted));
    chunk.diagnose("squared-jump", perStep(jumps));
  }

  private double[] perStep(double[] sums) {
    double[] means = new double[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = sums[i] / Math.max(1, steps);
    }
    return means;
  }
}
