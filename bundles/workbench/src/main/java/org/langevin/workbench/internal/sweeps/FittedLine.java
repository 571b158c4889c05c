package org.langevin.workbench.internal.sweeps;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.langevin.api.figure.LineChart;

/**
 * The straight line y = intercept + slope u of least squares, with the interval that holds its
 * slope with a probability of 95 % if errors are normal and of one size: slope +- t s / |u - mean
 * u|, where t is the quantile of Student's law with n - 2 degrees of freedom and s^2 the mean
 * square of the residuals over these.
 *
 * @param halfWidth of the interval
 */
record FittedLine(double intercept, double slope, double halfWidth) {
  private static final int FEWEST = 3;

  /** The quantile .975 of Student's law for 1, 2, ... degrees of freedom. */
  private static final double[] QUANTILES = {
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281
  };

  private static final double NORMAL_QUANTILE = 1.959964;

  /** The line; empty if u has fewer than three different values. */
  static Optional<FittedLine> of(double[] u, double[] y) {
    if (Arrays.stream(u).distinct().count() < FEWEST) {
      return Optional.empty();
    }
    double meanU = Arrays.stream(u).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double square = 0;
    double product = 0;
    for (int i = 0; i < u.length; i++) {
      square += (u[i] - meanU) * (u[i] - meanU);
      product += (u[i] - meanU) * (y[i] - meanY);
    }
    double slope = product / square;
    double intercept = meanY - slope * meanU;
    double rest = 0;
    for (int i = 0; i < u.length; i++) {
      double residual = y[i] - intercept - slope * u[i];
      rest += residual * residual;
    }
    int freedom = u.length - 2;
    return Optional.of(
        new FittedLine(intercept, slope, quantile(freedom) * Math.sqrt(rest / freedom / square)));
  }

  /** The end of the interval of 95 % of Student's law. */
  private static double quantile(int freedom) {
    if (freedom <= QUANTILES.length) {
      return QUANTILES[freedom - 1];
    }
    // The series of Fisher and Cornish in 1 / freedom.
    double z = NORMAL_QUANTILE;
    double cube = z * z * z;
    return z
        + (cube + z) / (4 * freedom)
        + (5 * cube * z * z + 16 * cube + 3 * z) / (96.0 * freedom * freedom)
        + (3 * cube * cube * z + 19 * cube * z * z + 17 * cube - 15 * z)
            / (384.0 * freedom * freedom * freedom);
  }

  double at(double u) {
    return intercept + slope * u;
  }

  /** For a caption. */
  String words(String metric, Fit fit) {
    return String.format(
        Locale.ROOT,
        "Line: %s = %.4g %s %.4g %s, slope with 95 %% from %.4g to %.4g.",
        metric,
        intercept,
        slope < 0 ? "-" : "+",
        Math.abs(slope),
        fit.words(),
        low(),
        high());
  }

  /**
   * Its curve between some places.
   *
   * @param x rising
   */
  LineChart.Curve curve(Fit fit, double[] x) {
    double[] places = fit.places(x[0], x[x.length - 1]);
    return LineChart.Curve.of(
        String.format(Locale.ROOT, "slope %.3g +- %.1g", slope, halfWidth),
        places,
        Arrays.stream(places).map(place -> at(fit.of(place))).toArray());
  }

  double low() {
    return slope - halfWidth;
  }

  double high() {
    return slope + halfWidth;
  }
}
