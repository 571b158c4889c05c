package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;

/**
 * A copy of some rows and columns of a matrix of weights, in panels as wide as a {@link Tile}: what
 * a tile reads of them lies together.
 */
final class Panels {
  /** Whether there are registers for a high tile: AVX2 has 16, others have 32. */
  private static final boolean MANY_REGISTERS = LANES != 8;

  private float[] numbers = new float[0];
  private int depth;
  private int width;

  /** How many rows the tile has that begins so many rows before the end. */
  static int tileRows(int rest) {
    return MANY_REGISTERS && rest > Tile.HIGH / 2 ? Tile.HIGH : Tile.LOW;
  }

  /** Copies the first rows and columns of a matrix. */
  void copy(Rows matrix, int rows, int columns) {
    depth = rows;
    width = columns;
    int padded = (width + Tile.WIDTH - 1) / Tile.WIDTH * Tile.WIDTH;
    if (numbers.length < padded * depth) {
      numbers = new float[padded * depth];
    }
    for (int j = 0; j < width; j += Tile.WIDTH) {
      matrix.from(0, j).copy(depth, columns(j), numbers, j * depth, wide(j));
    }
  }

  /** How many columns the panel has that begins with a column. */
  int wide(int column) {
    return MANY_REGISTERS && width - column <= LANES ? LANES : Tile.WIDTH;
  }

  /** How many of them are columns of the matrix. */
  int columns(int column) {
    return Math.min(wide(column), width - column);
  }

  /**
   * Multiplies items by the panel that begins with a column.
   *
   * @param height {@link #tileRows}
   * @param items lie {@link Tile#DEPTH_STEP} apart
   * @param start what is added, from the same column on
   * @param tile receives rows {@link Tile#WIDTH} apart
   */
  void multiply(int height, int column, float[] items, float[] start, float[] tile) {
    int panel = column * depth;
    if (wide(column) < Tile.WIDTH) {
      Tile.narrow(depth, items, numbers, panel, start, column, tile);
    } else if (height == Tile.HIGH) {
      Tile.high(depth, items, numbers, panel, start, column, tile);
    } else {
      Tile.low(depth, items, numbers, panel, start, column, tile);
    }
  }
}
