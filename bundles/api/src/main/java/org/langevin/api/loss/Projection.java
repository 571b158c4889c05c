package org.langevin.api.loss;

import org.langevin.api.ExtensionPoint;
import org.langevin.api.random.RandomStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A law of random directions v in R^d with
 *
 * <pre>E v v^T = I,</pre>
 *
 * <p>so that E v^T A v = tr A for any matrix A, and E (v . s)^2 = |s|^2 for any vector s.
 *
 * <p>Stateless: several threads draw at once.
 */
@ConsumerType
@ExtensionPoint(
    id = Projection.POINT,
    one = "a law of directions",
    title = "Random directions to project on")
public interface Projection {
  /** The name of the extension point. */
  String POINT = "projection";

  /**
   * Draws one direction.
   *
   * @param target receives it
   * @param offset where its first component belongs
   * @param dimension d
   */
  void draw(RandomStream random, float[] target, int offset, int dimension);
}
