package org.langevin.nn;

/**
 * A differentiable map y = f(x; theta) of one item, stated once; its numbers are computed by
 * passes.
 */
public interface Layer {
  /** The number of floats in x. */
  int inputs();

  /** The number of floats in y. */
  int outputs();

  /**
   * Makes a pass.
   *
   * @param parameters the vector that holds theta
   * @param arena owns what the pass keeps
   * @param capacity the largest number of items in one call
   * @param tangents whether the pass will be asked for tangents
   */
  LayerPass open(Memory parameters, Arena arena, int capacity, boolean tangents);
}
