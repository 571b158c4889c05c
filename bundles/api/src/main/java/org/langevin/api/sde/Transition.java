package org.langevin.api.sde;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The Gaussian law of a state given an item x: that of
 *
 * <pre>M x + b + L z,  z ~ N(0, I),</pre>
 *
 * <p>so N(M x + b, L L^T). A {@link Marginal} is the scalar case (m, b, s), and a {@link
 * BlockTransition} any other. A state has k numbers for each component of the item, see {@link
 * BlockMatrix}. Immutable.
 */
@ConsumerType
public interface Transition {
  /** M, k x 1. */
  BlockMatrix signal();

  /** b, k x 1. */
  BlockMatrix shift();

  /** L, k x k: lower triangular, its diagonal not negative. */
  BlockMatrix root();

  /** The same law as (m, b, s); empty if it is not of that form. */
  default Optional<Marginal> scalar() {
    return Optional.empty();
  }

  /** k. */
  default int blocks() {
    return signal().rows();
  }

  /**
   * state := M x + b + L z.
   *
   * @param item x begins at {@code itemAt}, and has {@code dimension} numbers
   * @param noise z begins at {@code at}, like the state
   * @param state receives the state, from {@code at}
   * @param dimension of the item
   */
  default void perturb(
      float[] item, int itemAt, float[] noise, float[] state, int at, int dimension) {
    int k = blocks();
    BlockMatrix m = signal();
    BlockMatrix b = shift();
    BlockMatrix l = root();
    for (int j = 0; j < dimension; j++) {
      for (int i = 0; i < k; i++) {
        double sum = m.get(j, i, 0) * item[itemAt + j] + b.get(j, i, 0);
        for (int n = 0; n <= i; n++) {
          sum += l.get(j, i, n) * noise[at + j * k + n];
        }
        state[at + j * k + i] = (float) sum;
      }
    }
  }

  /**
   * The log-density of a state given the item, in nats.
   *
   * @param item x begins at {@code itemAt}, and has {@code dimension} numbers
   * @param state begins at {@code at}
   * @param dimension of the item
   */
  default double logDensity(float[] item, int itemAt, float[] state, int at, int dimension) {
    int k = blocks();
    BlockMatrix m = signal();
    BlockMatrix b = shift();
    BlockMatrix l = root();
    double[] z = new double[k];
    double sum = -0.5 * k * dimension * StrictMath.log(2 * Math.PI);
    for (int j = 0; j < dimension; j++) {
      for (int i = 0; i < k; i++) {
        z[i] = state[at + j * k + i] - m.get(j, i, 0) * item[itemAt + j] - b.get(j, i, 0);
        for (int n = 0; n < i; n++) {
          z[i] -= l.get(j, i, n) * z[n];
        }
        z[i] /= l.get(j, i, i);
        sum -= 0.5 * z[i] * z[i] + StrictMath.log(l.get(j, i, i));
      }
    }
    return sum;
  }
}
