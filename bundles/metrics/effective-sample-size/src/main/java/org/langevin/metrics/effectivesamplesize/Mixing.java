package org.langevin.metrics.effectivesamplesize;

import java.util.Arrays;
import org.langevin.kit.metric.TransportCost;

/**
 * How well chains explore one real quantity, after Gelman et al. (Bayesian Data Analysis, third
 * edition, section 11.5) and Geyer (1992): chains are split in halves; their autocorrelations are
 * put together such that chains that disagree count as correlated, and summed as long as pairs of
 * neighbours are positive and fall.
 *
 * @param size the effective number of independent draws
 * @param reduction the potential scale reduction R-hat, near 1 where chains agree
 * @param autocorrelations from lag 0 on, as far as they were summed; empty if nothing varies
 */
record Mixing(double size, double reduction, double[] autocorrelations) {
  /** Halves shorter than this tell nothing. */
  static final int SHORTEST_HALF = 4;

  /**
   * Looks at chains of one length.
   *
   * @param chains each at least twice {@link #SHORTEST_HALF} long
   */
  static Mixing of(double[][] chains) {
    double[][] halves = halves(chains);
    int length = halves[0].length;
    double[] means = new double[halves.length];
    for (int i = 0; i < halves.length; i++) {
      means[i] = mean(halves[i]);
      for (int k = 0; k < length; k++) {
        halves[i][k] -= means[i];
      }
    }
    double[] covariances = Autocovariance.sums(halves);
    for (int lag = 0; lag < length; lag++) {
      covariances[lag] = covariances[lag] / length / halves.length;
    }
    double within = covariances[0] * length / (length - 1);
    double centre = mean(means);
    double between = 0;
    for (double value : means) {
      between += (value - centre) * (value - centre) / (means.length - 1);
    }
    double variance = within * (length - 1) / length + between;
    if (variance == 0) {
      return new Mixing(1, 1, new double[0]);
    }
    double total = (double) halves.length * length;
    double[] correlations = correlations(covariances, within, variance);
    double time = -1;
    for (double correlation : correlations) {
      time += 2 * correlation;
    }
    // Chains may be better than independent, but an estimate of that is not to be trusted far.
    time = Math.max(time, 1 / StrictMath.log10(total));
    double reduction = within > 0 ? Math.sqrt(variance / within) : Double.POSITIVE_INFINITY;
    return new Mixing(total / time, reduction, correlations);
  }

  /** The halves of all chains, in a unit and from an origin of their own. */
  private static double[][] halves(double[][] chains) {
    double largest = 0;
    for (double[] chain : chains) {
      for (double value : chain) {
        largest = Math.max(largest, Math.abs(value / 2 - chains[0][0] / 2));
      }
    }
    // Squares then stay within the range of numbers, and nothing is rounded.
    double factor = .5 / TransportCost.unit(largest);
    int length = chains[0].length / 2;
    double[][] halves = new double[2 * chains.length][length];
    for (int i = 0; i < chains.length; i++) {
      // Of an odd number of states the one in the middle is left out.
      int second = chains[i].length - length;
      for (int k = 0; k < length; k++) {
        halves[2 * i][k] = chains[i][k] * factor - chains[0][0] * factor;
        halves[2 * i + 1][k] = chains[i][second + k] * factor - chains[0][0] * factor;
      }
    }
    return halves;
  }

  /** The initial monotone sequence of autocorrelations, whose pairs are positive and fall. */
  private static double[] correlations(double[] covariances, double within, double variance) {
    int length = covariances.length;
    double[] correlations = new double[length];
    int count = 0;
    double last = Double.POSITIVE_INFINITY;
    while (count + 1 < length) {
      double even = count == 0 ? 1 : 1 - (within - covariances[count]) / variance;
      double odd = 1 - (within - covariances[count + 1]) / variance;
      if (even + odd <= 0) {
        break;
      }
      double excess = Math.max(0, even + odd - last);
      correlations[count++] = even - excess / 2;
      correlations[count++] = odd - excess / 2;
      last = even + odd - excess;
    }
    if (count == 0) {
      correlations[count++] = 1;
    }
    return Arrays.copyOf(correlations, count);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
