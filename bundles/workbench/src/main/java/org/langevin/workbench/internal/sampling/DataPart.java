package org.langevin.workbench.internal.sampling;

import org.langevin.api.Shape;

/**
 * The items in states: of the numbers that a state has for each of an item's, the first. For one
 * thread.
 */
final class DataPart {
  private final int blocks;
  private final float[] items;

  /**
   * Of so many states.
   *
   * @param state their shape
   * @param item the shape of the items in them
   */
  DataPart(int states, Shape state, Shape item) {
    blocks = state.dimension() / item.dimension();
    items = blocks == 1 ? null : new float[states * item.dimension()];
  }

  /** The items in the states; where a state is an item, the array itself. */
  float[] of(float[] states) {
    if (blocks == 1) {
      return states;
    }
    for (int j = 0; j < items.length; j++) {
      items[j] = states[j * blocks];
    }
    return items;
  }
}
