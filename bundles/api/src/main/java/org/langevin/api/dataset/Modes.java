package org.langevin.api.dataset;

import org.langevin.api.Ability;
import org.osgi.annotation.versioning.ConsumerType;

/** The modes of a mixture sum_k w_k p_k. */
@Ability(of = Dataset.class, words = "known modes and weights")
@ConsumerType
public interface Modes {
  /** The mixing proportions w_k: positive, summing to 1. */
  double[] weights();

  /** The most probable mode of a point: argmax_k w_k p_k(x). */
  int nearest(float[] x, int offset);
}
