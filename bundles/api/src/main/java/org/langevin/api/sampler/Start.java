package org.langevin.api.sampler;

import org.langevin.api.ExtensionPoint;
import org.langevin.api.random.RandomStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A law of points, from which the chains of a sampler begin that does not start from the prior of
 * an SDE.
 *
 * <p>Stateless: several threads draw at once. A point must depend on the stream that it is drawn
 * from only.
 */
@ConsumerType
@ExtensionPoint(id = Start.POINT, one = "a law of starting points", title = "Where chains begin")
public interface Start {
  /** The name of the extension point. */
  String POINT = "start";

  /**
   * Draws one point, of the shape that the context told.
   *
   * @param target receives the point
   * @param offset where the point's first value belongs
   */
  void draw(RandomStream random, float[] target, int offset);

  /**
   * Draws a point for each item of a chunk, from the item's own stream.
   *
   * @param x receives the items: the chunk's state or others
   */
  default void draw(Chunk chunk, float[] x) {
    for (int i = 0; i < chunk.size(); i++) {
      draw(chunk.random(i), x, i * chunk.dimension());
    }
  }
}
