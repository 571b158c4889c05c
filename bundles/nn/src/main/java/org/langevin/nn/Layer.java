package org.langevin.nn;

import java.util.Optional;

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

  /**
   * The layer for evaluation alone, with parameters that stay the same; empty if it has nothing
   * faster than a pass.
   *
   * @param arena owns what the layer keeps
   */
  default Optional<PanelLayer> panels(Memory parameters, Arena arena) {
    return Optional.empty();
  }
}
