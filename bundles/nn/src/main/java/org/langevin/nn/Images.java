package org.langevin.nn;

import java.util.Arrays;

/**
 * Images of a batch's items outside the heap, in panels of {@value #ITEMS} items side by side: the
 * numbers that a pixel's channel has in all of a panel's items lie together, then those of the next
 * channel, pixel by pixel and line by line. So whatever is done to an image is done to {@value
 * #ITEMS} at once, a patch's lines lie together, and an item's results do not depend on others. The
 * last panel is filled up with zeros.
 */
public final class Images {
  /** Items of a panel. */
  public static final int ITEMS = ImageTile.ITEMS;

  final Memory memory;
  private final ImageSize size;
  private final float[] rows = new float[ITEMS * ITEMS];
  private final float[] columns = new float[ITEMS * ITEMS];

  /** Images, all 0, of so many items at most. */
  public Images(ImageSize size, int capacity, Arena arena) {
    this.size = size;
    this.memory = arena.allocate((long) panels(capacity) * ITEMS * size.length());
  }

  /** How many panels hold so many items. */
  public static int panels(int items) {
    return (items + ITEMS - 1) / ITEMS;
  }

  /** How many of so many items are in a panel. */
  public static int items(int panel, int count) {
    return Math.min(ITEMS, count - panel * ITEMS);
  }

  /** The size of each image. */
  public ImageSize size() {
    return size;
  }

  /** Where a panel begins. */
  int at(int panel) {
    return panel * ITEMS * size.length();
  }

  /** Sets the first panels, those of so many items, to 0. */
  public void clear(int count) {
    memory.zero(0, panels(count) * ITEMS * size.length());
  }

  /** Takes in items that lie one after the other, channels last. */
  public void take(int count, Memory items) {
    for (int p = 0; p < panels(count); p++) {
      take(p, items(p, count), items, p * ITEMS * size.length());
    }
  }

  private void take(int panel, int own, Memory items, int from) {
    Arrays.fill(rows, 0);
    for (int e = 0; e < size.length(); e += ITEMS) {
      int n = Math.min(ITEMS, size.length() - e);
      for (int i = 0; i < own; i++) {
        int at = from + i * size.length() + e;
        if (n == ITEMS) {
          Kernels.copy(items, at, rows, i * ITEMS, ITEMS);
        } else {
          items.read(at, rows, i * ITEMS, n);
        }
      }
      transpose(rows, columns);
      memory.write(at(panel) + e * ITEMS, columns, 0, n * ITEMS);
    }
  }

  /** Hands out items one after the other. */
  public void give(int count, Memory items) {
    for (int p = 0; p < panels(count); p++) {
      give(p, items(p, count), items, p * ITEMS * size.length());
    }
  }

  /** Hands out a panel's first items one after the other. */
  void give(int panel, int own, Memory items, int to) {
    for (int e = 0; e < size.length(); e += ITEMS) {
      int n = Math.min(ITEMS, size.length() - e);
      memory.read(at(panel) + e * ITEMS, columns, 0, n * ITEMS);
      transpose(columns, rows);
      for (int i = 0; i < own; i++) {
        int at = to + i * size.length() + e;
        if (n == ITEMS) {
          Kernels.copy(rows, i * ITEMS, items, at, ITEMS);
        } else {
          items.write(at, rows, i * ITEMS, n);
        }
      }
    }
  }

  private static void transpose(float[] from, float[] to) {
    for (int i = 0; i < ITEMS; i++) {
      for (int j = 0; j < ITEMS; j++) {
        to[j * ITEMS + i] = from[i * ITEMS + j];
      }
    }
  }
}
