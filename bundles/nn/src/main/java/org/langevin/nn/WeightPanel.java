package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;

import java.util.Arrays;

/**
 * A copy of some rows and a {@link Tile}'s width of columns of a matrix of weights: what tiles read
 * of them lies together.
 */
final class WeightPanel {
  private final float[] numbers = new float[Tile.DEPTH * Tile.WIDTH];
  private final float[] start = new float[Tile.WIDTH];
  private final float[] tile = new float[Tile.HIGH * Tile.WIDTH];
  private int depth;
  private int columns;
  private boolean narrow;

  /** Copies the first rows and columns of a matrix, and one row of what is added to products. */
  void copy(Rows matrix, Rows summand, int rows, int width) {
    depth = rows;
    columns = Math.min(width, Tile.WIDTH);
    narrow = Tile.MANY_REGISTERS && columns <= LANES;
    matrix.copy(depth, columns, numbers, 0, narrow ? LANES : Tile.WIDTH);
    if (summand == null) {
      Arrays.fill(start, 0);
    } else {
      summand.copy(1, columns, start, 0, 0);
    }
  }

  /**
   * Multiplies items by the panel and adds its summand.
   *
   * @param items lie {@link Tile#DEPTH_STEP} apart
   * @param first the first of a tile's items
   * @return rows {@link Tile#WIDTH} apart
   */
  float[] multiply(int height, float[] items, int first) {
    int row = first * Tile.DEPTH_STEP;
    if (narrow) {
      Tile.narrow(depth, items, row, numbers, start, tile, 0);
    } else if (height == Tile.HIGH) {
      Tile.high(depth, items, row, numbers, start, tile, 0);
    } else {
      Tile.low(depth, items, row, numbers, start, tile, 0);
    }
    return tile;
  }
}
