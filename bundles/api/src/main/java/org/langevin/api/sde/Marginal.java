package org.langevin.api.sde;

import java.util.Optional;

/**
 * A Gaussian perturbation of an item x: N(m x + b, s^2 I). The scalar case of a {@link Transition}.
 *
 * @param scale m
 * @param offset b, the same for all components
 * @param deviation s, the standard deviation of each component
 */
public record Marginal(double scale, double offset, double deviation) implements Transition {
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

  @Override
  public BlockMatrix signal() {
    return BlockMatrix.scalar(scale);
  }

  @Override
  public BlockMatrix shift() {
    return BlockMatrix.scalar(offset);
  }

  @Override
  public BlockMatrix root() {
    return BlockMatrix.scalar(deviation);
  }

  @Override
  public Optional<Marginal> scalar() {
    return Optional.of(this);
  }

  @Override
  public int blocks() {
    return 1;
  }

  @Override
  public void perturb(
      float[] item, int itemAt, float[] noise, float[] state, int at, int dimension) {
    float m = (float) scale;
    float b = (float) offset;
    float s = (float) deviation;
    for (int j = 0; j < dimension; j++) {
      state[at + j] = m * item[itemAt + j] + b + s * noise[at + j];
    }
  }
}
