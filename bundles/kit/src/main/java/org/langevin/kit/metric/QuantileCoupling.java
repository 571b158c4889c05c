package org.langevin.kit.metric;

/**
 * Optimal transport on the line. The optimal coupling of two laws on R for a convex cost joins
 * equal quantiles, so that W_p^p = integral over u in (0, 1) of |F^-1(u) - G^-1(u)|^p (Villani
 * 2003, theorem 2.18). For samples both quantile functions are steps, and the integral is a finite
 * sum.
 */
public final class QuantileCoupling {
  private QuantileCoupling() {}

  /**
   * W_p^p between the empirical laws of two samples of any sizes, right to rounding for values and
   * orders of any size.
   *
   * @param first rising
   * @param second rising
   * @param order p, at least 1
   */
  public static TransportCost cost(double[] first, double[] second, double order) {
    if (first.length == 0 || second.length == 0) {
      throw new IllegalArgumentException("an empty sample has no law");
    }
    // Halves, since the difference of two numbers need not be one.
    double unit = 2 * TransportCost.unit(largest(first, second, .5));
    return new TransportCost(mean(first, second, order, 1 / unit), unit, order);
  }

  /**
   * W_1 between the empirical law of a sample and the uniform law on [0, length).
   *
   * @param sorted rising, within [0, length]
   * @param length more than 0
   */
  public static double distanceToUniform(double[] sorted, double length) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("an empty sample has no law");
    }
    return new UniformCells(sorted, length).cost(0);
  }

  /** The largest distance of equal quantiles, of values times a factor. */
  private static double largest(double[] first, double[] second, double factor) {
    int n = first.length;
    int m = second.length;
    double largest = 0;
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      largest = Math.max(largest, Math.abs(first[i] * factor - second[j] * factor));
      long order = Long.compare((i + 1L) * m, (j + 1L) * n);
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return largest;
  }

  private static double mean(double[] first, double[] second, double order, double factor) {
    int n = first.length;
    int m = second.length;
    double sum = 0;
    if (n == m) {
      for (int i = 0; i < n; i++) {
        sum += power(Math.abs(first[i] * factor - second[i] * factor), order);
      }
      return sum / n;
    }
    // Mass is counted in units of 1 / (n m): whole numbers, so that no rounding piles up.
    long total = (long) n * m;
    long reached = 0;
    int i = 0;
    int j = 0;
    while (reached < total) {
      long next = Math.min((i + 1L) * m, (j + 1L) * n);
      sum += (next - reached) * power(Math.abs(first[i] * factor - second[j] * factor), order);
      reached = next;
      if (reached == (i + 1L) * m) {
        i++;
      }
      if (reached == (j + 1L) * n) {
        j++;
      }
    }
    return sum / total;
  }

  /**
   * A distance to the power p, the same to the last bit on every machine.
   *
   * @param distance not negative
   */
  public static double power(double distance, double order) {
    if (order == 1) {
      return distance;
    }
    return order == 2 ? distance * distance : StrictMath.pow(distance, order);
  }
}
