package org.langevin.metrics.effectivesamplesize;

import java.util.Arrays;

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
    int length = chains[0].length / 2;
    double[][] halves = new double[2 * chains.length][];
    for (int i = 0; i < chains.length; i++) {
      // Of an odd number of states the one in the middle is left out.
      halves[2 * i] = Arrays.copyOf(chains[i], length);
      halves[2 * i + 1] =
          Arrays.copyOfRange(chains[i], chains[i].length - length, chains[i].length);
    }
    double[] means = new double[halves.length];
    for (int i = 0; i < halves.length; i++) {
      means[i] = mean(halves[i]);
      for (int k = 0; k < length; k++) {
        halves[i][k] -= means[i];
      }
    }
    double within = autocovariance(halves, 0) * length / (length - 1);
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
    double[] correlations = correlations(halves, within, variance);
    double time = -1;
    for (double correlation : correlations) {
      time += 2 * correlation;
    }
    // Chains may be better than independent, but an estimate of that is not to be trusted far.
    time = Math.max(time, 1 / StrictMath.log10(total));
    double reduction = within > 0 ? Math.sqrt(variance / within) : Double.POSITIVE_INFINITY;
    return new Mixing(total / time, reduction, correlations);
  }

  /** The initial monotone sequence of autocorrelations, whose pairs are positive and fall. */
  private static double[] correlations(double[][] halves, double within, double variance) {
    int length = halves[0].length;
    double[] correlations = new double[length];
    int count = 0;
    double last = Double.POSITIVE_INFINITY;
    while (count + 1 < length) {
      double even = count == 0 ? 1 : 1 - (within - autocovariance(halves, count)) / variance;
      double odd = 1 - (within - autocovariance(halves, count + 1)) / variance;
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

  /** The mean over centred chains of sum x_k x_(k + lag) / length. */
  private static double autocovariance(double[][] centred, int lag) {
    double sum = 0;
    for (double[] chain : centred) {
      for (int k = lag; k < chain.length; k++) {
        sum += chain[k] * chain[k - lag];
      }
    }
    return sum / centred[0].length / centred.length;
  }
}
