package org.langevin.api.dataset;

import org.langevin.api.Ability;
import org.langevin.api.Interruption;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A normalised probability density p on R^d with its score. Stateless: safe for use by several
 * threads.
 */
@Ability(of = Dataset.class, words = "an exact density and score")
@ConsumerType
public interface Density {
  /** d. */
  int dimension();

  /**
   * log p(x), in nats; negative infinity outside the support.
   *
   * @param x an array that holds the point
   * @param offset where the point begins
   */
  double logDensity(float[] x, int offset);

  /**
   * The gradient of log p at x.
   *
   * @param x an array that holds the point
   * @param offset where the point begins
   * @param score receives the gradient, from the same offset
   */
  void score(float[] x, int offset, float[] score);

  /**
   * Log p at each of several points, which a density may work out together. The values are those of
   * {@link #logDensity}.
   *
   * @param x items, one after the other from the array's beginning
   * @param first the index of the first item that is asked for
   * @param count how many are
   * @param logDensities receives one value for each item, from the index {@code first} on
   */
  default void logDensities(float[] x, int first, int count, double[] logDensities) {
    for (int i = first; i < first + count; i++) {
      Interruption.check();
      logDensities[i] = logDensity(x, i * dimension());
    }
  }

  /**
   * The gradient of log p at each of several points, which a density may work out together. The
   * values are those of {@link #score}.
   *
   * @param x items, one after the other from the array's beginning
   * @param first the index of the first item that is asked for
   * @param count how many are
   * @param scores receives the gradients, where {@code x} has the items
   */
  default void scores(float[] x, int first, int count, float[] scores) {
    for (int i = first; i < first + count; i++) {
      Interruption.check();
      score(x, i * dimension(), scores);
    }
  }
}
