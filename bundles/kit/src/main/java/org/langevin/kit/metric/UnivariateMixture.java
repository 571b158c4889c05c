package org.langevin.kit.metric;

import java.util.Arrays;

/** A Gaussian mixture on the line. */
final class UnivariateMixture implements UnivariateLaw {
  private static final double TOLERANCE = 1e-9;
  private static final double LOG_ROOT_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);

  /** In standard deviations: where a component bends, and where it ends for sums with others. */
  private static final double[] ABOUT_A_MODE = {-9, -5, -2, 0, 2, 5, 9};

  private final double[] weights;
  private final double[] means;
  private final double[] deviations;
  private final double[] logPeaks;

  UnivariateMixture(double[] weights, double[] means, double[] deviations) {
    int count = weights.length;
    if (count == 0 || means.length != count || deviations.length != count) {
      throw new IllegalArgumentException(
          "a mixture has one weight, mean and deviation for each of its components, but there are "
              + count
              + ", "
              + means.length
              + " and "
              + deviations.length);
    }
    this.weights = weights.clone();
    this.means = means.clone();
    this.deviations = deviations.clone();
    this.logPeaks = new double[count];
    double sum = 0;
    for (int k = 0; k < count; k++) {
      check("weight", k, weights[k], weights[k] > 0);
      check("mean", k, means[k], true);
      check("deviation", k, deviations[k], deviations[k] > 0);
      sum += weights[k];
      logPeaks[k] = StrictMath.log(weights[k]) - StrictMath.log(deviations[k]) - LOG_ROOT_TWO_PI;
    }
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new IllegalArgumentException(
          "the weights of a mixture sum to 1 within " + TOLERANCE + ", but these to " + sum);
    }
  }

  private static void check(String name, int component, double value, boolean allowed) {
    if (!allowed || Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "weights and deviations are positive numbers and means finite ones, but the "
              + name
              + " of component "
              + component
              + " is "
              + value);
    }
  }

  @Override
  public double logDensity(double x) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < weights.length; k++) {
      largest = Math.max(largest, term(k, x));
    }
    if (weights.length == 1 || largest == Double.NEGATIVE_INFINITY) {
      return largest;
    }
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += StrictMath.exp(term(k, x) - largest);
    }
    return largest + StrictMath.log(sum);
  }

  private double term(int k, double x) {
    double z = (x - means[k]) / deviations[k];
    return logPeaks[k] - z * z / 2;
  }

  @Override
  public double distribution(double x) {
    double total = 0;
    double passed = 0;
    double tails = 0;
    for (int k = 0; k < weights.length; k++) {
      double z = (x - means[k]) / deviations[k];
      double tail = weights[k] * NormalDistribution.below(-Math.abs(z));
      total += weights[k];
      passed += z > 0 ? weights[k] : 0;
      tails += z > 0 ? -tail : tail;
    }
    // Beyond all modes exactly 1, whatever the weights sum to after rounding.
    return Math.max(0, Math.min(1, passed / total + tails));
  }

  @Override
  public double[] places() {
    double[] places = new double[means.length * ABOUT_A_MODE.length];
    for (int k = 0; k < means.length; k++) {
      for (int i = 0; i < ABOUT_A_MODE.length; i++) {
        places[k * ABOUT_A_MODE.length + i] = means[k] + ABOUT_A_MODE[i] * deviations[k];
      }
    }
    Arrays.sort(places);
    return places;
  }
}
