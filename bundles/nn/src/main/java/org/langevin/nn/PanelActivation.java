package org.langevin.nn;

/** An activation that overwrites numbers of a panel's items. */
final class PanelActivation {
  private final Activation activation;

  /** Where those work that only know such memory. */
  private final Memory outside;

  /**
   * An activation for panels.
   *
   * @param length the most numbers of an item at a time
   */
  PanelActivation(Activation activation, int length, Arena arena) {
    this.activation = activation;
    boolean simple = activation == Activation.IDENTITY || activation == Activation.RELU;
    this.outside = arena.allocate(simple ? 0 : (long) length * Tile.WIDTH);
  }

  /** phi of each item's numbers from the j-th on. */
  void apply(ItemPanel items, int j, int length) {
    int at = ItemPanel.row(j);
    int n = length * Tile.WIDTH;
    switch (activation) {
      case IDENTITY:
        break;
      case RELU:
        Vectors.rectify(items.rows, at, n);
        break;
      default:
        outside.write(0, items.rows, at, n);
        activation.apply(outside, outside, n);
        outside.read(0, items.rows, at, n);
    }
  }
}
