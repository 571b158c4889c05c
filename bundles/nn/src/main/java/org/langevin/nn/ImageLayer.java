package org.langevin.nn;

/** A layer that makes images of images, for {@link Images#ITEMS} items at once. */
public interface ImageLayer extends Layer {
  /** The size of x. */
  ImageSize input();

  /** The size of y. */
  ImageSize output();

  /**
   * Makes a pass through panels of images.
   *
   * @see Layer#open
   */
  ImagePass openImages(Memory parameters, Arena arena, int capacity, boolean tangents);

  @Override
  default int inputs() {
    return input().length();
  }

  @Override
  default int outputs() {
    return output().length();
  }

  /** A pass through items that lie one after the other. */
  @Override
  default LayerPass open(Memory parameters, Arena arena, int capacity, boolean tangents) {
    return new ItemwisePass(this, parameters, arena, capacity, tangents);
  }
}
