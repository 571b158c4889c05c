package org.langevin.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * Measured costs.
 *
 * @param subject of what
 * @param sizes rising
 * @param costs at these sizes
 */
record GrowthCurve(Growth.Subject subject, double[] sizes, double[] costs) {
  /** Measures the costs, from the least size on. */
  static GrowthCurve measure(Growth.Subject subject) throws Exception {
    double[] sizes = subject.sizes().stream().mapToDouble(Integer::doubleValue).toArray();
    double[] costs = new double[sizes.length];
    // Compiles what is measured.
    subject.cost().of(subject.sizes().get(0));
    for (int i = 0; i < sizes.length; i++) {
      costs[i] = subject.cost().of(subject.sizes().get(i));
      System.err.printf(
          Locale.ROOT, "%s, %,d: %.4g%n", subject.label(), subject.sizes().get(i), costs[i]);
    }
    return new GrowthCurve(subject, sizes, costs);
  }

  /** The costs in units of the first. */
  GrowthCurve relative() {
    return new GrowthCurve(
        subject, sizes, Arrays.stream(costs).map(cost -> cost / costs[0]).toArray());
  }

  /** Where the upper half of the range begins, on a logarithmic scale; two sizes are in it. */
  int upperHalf() {
    double middle = Math.sqrt(sizes[0] * sizes[sizes.length - 1]);
    int first = 0;
    while (first < sizes.length - 2 && sizes[first] < middle) {
      first++;
    }
    return first;
  }

  /**
   * The exponent b of the power law a size^b that is closest to the costs of the upper half, by
   * least squares of logarithms; NaN if there is one size only.
   */
  double slope() {
    int n = sizes.length - upperHalf();
    double meanX = 0;
    double meanY = 0;
    for (int i = upperHalf(); i < sizes.length; i++) {
      meanX += Math.log(sizes[i]) / n;
      meanY += Math.log(costs[i]) / n;
    }
    double xx = 0;
    double xy = 0;
    for (int i = upperHalf(); i < sizes.length; i++) {
      double x = Math.log(sizes[i]) - meanX;
      xx += x * x;
      xy += x * (Math.log(costs[i]) - meanY);
    }
    return xy / xx;
  }
}
