package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;

import java.util.Arrays;

/**
 * A few items side by side, as many as a {@link Tile} has columns: their first numbers lie
 * together, then their second ones, and so on. A row of ones stands before them, the factor of
 * biases, and there is room for what a tile writes beyond the last row.
 */
public final class ItemPanel {
  /** Row by row, {@link Tile#WIDTH} apart. */
  final float[] rows;

  /** Items of so many numbers, all 0. */
  public ItemPanel(int length) {
    rows = Tile.right((1 + length + Tile.HIGH) * Tile.WIDTH);
    Arrays.fill(rows, Tile.ORIGIN, row(0), 1);
  }

  /** The number of items. */
  public static int size() {
    return Tile.WIDTH;
  }

  /** Where the row of the items' j-th numbers begins. */
  static int row(int j) {
    return Tile.ORIGIN + (1 + j) * Tile.WIDTH;
  }

  /** Item i's j-th number. */
  public float get(int i, int j) {
    return rows[row(j) + i];
  }

  /** Sets item i's j-th number. */
  public void put(int i, int j, float value) {
    rows[row(j) + i] = value;
  }

  /** Makes each item's j-th number that of another panel times a gain, plus a shift. */
  void affine(ItemPanel from, int j, float gain, float shift) {
    int begin = row(j);
    for (int at = begin; at < begin + Tile.WIDTH; at += LANES) {
      fromArray(SPECIES, from.rows, at).mul(gain).add(shift).intoArray(rows, at);
    }
  }

  /** Takes in the first so many numbers of each of another panel's items. */
  public void take(ItemPanel from, int length) {
    System.arraycopy(from.rows, 0, rows, 0, row(length));
  }
}
