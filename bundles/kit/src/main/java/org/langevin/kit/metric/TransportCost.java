package org.langevin.kit.metric;

/**
 * The cost E d^p of a coupling, where d is the distance of what is coupled: W_p^p, if the coupling
 * is optimal. Powers of distances leave the range of numbers long before distances do (a hundredth
 * power ends at 1200), so they are taken of distances in a unit of their own.
 *
 * @param mean E (d / scale)^p
 * @param scale the unit, of the size of the largest distance that is coupled
 * @param order p, at least 1
 */
public record TransportCost(double mean, double scale, double order) {
  /** The distance (E d^p)^(1/p). */
  public double distance() {
    return scale * root(mean, order);
  }

  /** E (d / unit)^p for another unit. */
  public double in(double unit) {
    return mean * QuantileCoupling.power(scale / unit, order);
  }

  /** The mean of several costs of one order, of which there is at least one. */
  public static TransportCost mean(TransportCost... costs) {
    double unit = 0;
    for (TransportCost cost : costs) {
      unit = cost.mean > 0 ? Math.max(unit, cost.scale) : unit;
    }
    if (unit == 0) {
      return costs[0];
    }
    double sum = 0;
    for (TransportCost cost : costs) {
      sum += cost.in(unit);
    }
    return new TransportCost(sum / costs.length, unit, costs[0].order);
  }

  /**
   * The smallest unit that is a power of two and at least a distance, within a range where its
   * reciprocal is a number, too. Dividing by it does not round.
   *
   * @param distance finite, not negative
   */
  public static double unit(double distance) {
    if (distance == 0) {
      return 1;
    }
    int exponent = Math.getExponent(distance);
    double power = Math.scalb(1.0, Math.max(-1000, Math.min(1000, exponent)));
    return power < distance && exponent < 1000 ? 2 * power : power;
  }

  private static double root(double power, double order) {
    if (order == 1) {
      return power;
    }
    return order == 2 ? Math.sqrt(power) : StrictMath.pow(power, 1 / order);
  }
}
