package org.langevin.datasets.points;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;

/**
 * How many items are held out.
 *
 * @param count fewer than there are
 */
record HeldOut(int count) {
  private static final String POINTER = "/heldOut";
  private static final double TENTH = 0.1;

  /**
   * As asked for.
   *
   * @param asked a share below 1, a number from 1 on, or null for a tenth of a file's items
   * @param items how many there are
   * @param file whether they are of a file
   */
  static HeldOut of(Double asked, int items, boolean file) {
    if (asked == null) {
      return new HeldOut(file && items > 1 ? count(TENTH, items) : 0);
    }
    if (asked >= 1 && asked != Math.rint(asked)) {
      throw new InvalidExperimentException(
          POINTER, "give a share below 1 or a whole number of items, not " + asked);
    }
    if (asked > 0 && (asked >= items || count(asked, items) >= items)) {
      throw new InvalidExperimentException(
          POINTER,
          "there "
              + (items == 1 ? "is 1 item" : "are " + items + " items")
              + ", of which at least 1 is to learn from; hold out fewer");
    }
    return new HeldOut(asked == 0 ? 0 : count(asked, items));
  }

  /** A share holds out one item at least. */
  private static int count(double asked, int items) {
    return asked >= 1 ? (int) asked : (int) Math.max(1, Math.round(asked * items));
  }

  /**
   * Holds out items that a stream chooses; the others stay in their order.
   *
   * @param shape that they get
   */
  Dataset split(Shape shape, Items items, RandomStream random) {
    if (count == 0) {
      float[] all = items.toArray();
      return new GivenItems(shape, all, all);
    }
    int size = items.size();
    int dimension = shape.dimension();
    float[] training = new float[(size - count) * dimension];
    float[] heldOut = new float[count * dimension];
    int chosen = 0;
    for (int i = 0; i < size; i++) {
      // Of the items that are left, as likely as so many of them are still to be chosen.
      if (random.nextInt(size - i) < count - chosen) {
        items.copy(i, heldOut, chosen * dimension);
        chosen++;
      } else {
        items.copy(i, training, (i - chosen) * dimension);
      }
    }
    return new GivenItems(shape, training, heldOut);
  }
}
