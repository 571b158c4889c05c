package org.langevin.api.dataset;

import org.langevin.api.Ability;
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
}
