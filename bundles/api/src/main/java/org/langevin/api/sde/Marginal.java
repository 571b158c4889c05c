package org.langevin.api.sde;

/**
 * A Gaussian perturbation of an item x: N(m x + b, s^2 I).
 *
 * @param scale m
 * @param offset b, the same for all components
 * @param deviation s, the standard deviation of each component
 */
public record Marginal(double scale, double offset, double deviation) {
  /** The law at time 0: the item itself. */
  public static final Marginal START = new Marginal(1, 0, 0);

  /** The perturbation by noise of standard deviation s alone. */
  public static Marginal noise(double deviation) {
    return new Marginal(1, 0, deviation);
  }

  /** Checks that s is not negative and nothing is NaN. */
  public Marginal {
    if (!(deviation >= 0) || Double.isNaN(scale) || Double.isNaN(offset)) {
      throw new IllegalArgumentException(
          "no marginal: scale " + scale + ", offset " + offset + ", deviation " + deviation);
    }
  }
}
