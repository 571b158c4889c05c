package org.langevin.kit.manifold;

import org.langevin.api.dataset.Support;
import org.langevin.api.random.RandomStream;
import org.osgi.annotation.versioning.ConsumerType;

/** A set of points whose distance is known, and a law on it. Stateless, and safe for threads. */
@ConsumerType
public interface Manifold extends Support {
  /**
   * Draws a point of the set.
   *
   * @param target receives {@link #dimension} coordinates
   * @param offset where the first one goes
   */
  void draw(RandomStream random, double[] target, int offset);

  /** The smallest and the largest coordinate of a point of the set. */
  double[] reach();
}
