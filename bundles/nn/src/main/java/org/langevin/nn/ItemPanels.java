package org.langevin.nn;

import java.util.Arrays;
import org.langevin.api.Interruption;
import org.langevin.api.Sizes;
import org.langevin.api.dataset.Items;

/**
 * A copy of a dataset's items for work that meets all of them at once, such as distances. They are
 * kept in float32, once, in panels of {@value #WIDTH}: of a panel first the first coordinate of all
 * its items, then the second, and so on. Items of one group follow each other.
 *
 * <p>Immutable, and safe for several threads.
 */
public final class ItemPanels {
  /** Items in a panel; what is left of the last one of a group are no items. */
  static final int WIDTH = 16;

  private final int dimension;
  private final float[] values;

  /** How many items of each panel are some. */
  private final int[] filled;

  /** The first panel of each group, and the end. */
  private final int[] begins;

  private final int[] sizes;

  private ItemPanels(int dimension, int groups, int[] sizes) {
    this.dimension = dimension;
    this.sizes = sizes;
    this.begins = new int[groups + 1];
    for (int g = 0; g < groups; g++) {
      begins[g + 1] = begins[g] + (sizes[g] + WIDTH - 1) / WIDTH;
    }
    this.filled = new int[begins[groups]];
    this.values =
        new float[Sizes.length("", "training items", Float.BYTES, filled.length, WIDTH, dimension)];
  }

  /**
   * All items as one group.
   *
   * @param items at least one
   */
  public static ItemPanels of(Items items) {
    return of(items, new int[items.size()], 1);
  }

  /**
   * Items in groups.
   *
   * @param items at least one
   * @param groupOf each item, from 0
   * @param groups how many there are
   */
  public static ItemPanels of(Items items, int[] groupOf, int groups) {
    int[] sizes = new int[groups];
    for (int group : groupOf) {
      sizes[group]++;
    }
    ItemPanels panels = new ItemPanels(items.shape().dimension(), groups, sizes);
    int[] next = new int[groups];
    float[] item = new float[panels.dimension];
    for (int i = 0; i < groupOf.length; i++) {
      Interruption.check();
      items.copy(i, item, 0);
      int group = groupOf[i];
      panels.put(item, panels.begins[group] + next[group] / WIDTH);
      next[group]++;
    }
    return panels;
  }

  private void put(float[] item, int panel) {
    int at = panel * dimension * WIDTH + filled[panel]++;
    for (int j = 0; j < dimension; j++) {
      values[at + j * WIDTH] = item[j];
    }
  }

  /** The number of coordinates of an item. */
  public int dimension() {
    return dimension;
  }

  /** How many items there are. */
  public int size() {
    return Arrays.stream(sizes).sum();
  }

  /** How many items of a group there are. */
  public int size(int group) {
    return sizes[group];
  }

  float[] values() {
    return values;
  }

  int filled(int panel) {
    return filled[panel];
  }

  /** The first panel of a group, or of all if it is negative. */
  int begin(int group) {
    return group < 0 ? 0 : begins[group];
  }

  /** What follows the last panel of a group, or of all if it is negative. */
  int end(int group) {
    return group < 0 ? filled.length : begins[group + 1];
  }
}
