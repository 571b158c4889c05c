package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;

import java.util.Arrays;

/**
 * A copy of some rows and a {@link Tile}'s width of columns of the right matrix of a product: what
 * tiles read of it lies together.
 */
final class TilePanel {
  /** Rows of what is to be transposed that are read at a time. */
  private static final int FOUR = 4;

  private final float[] numbers = Tile.right(Tile.DEPTH * Tile.WIDTH);
  private final float[] start = new float[Tile.WIDTH];
  private final float[] tile = new float[Tile.HIGH * Tile.WIDTH];

  /** What is to be transposed. */
  private final float[] rows = new float[Tile.WIDTH * Tile.DEPTH_STEP];

  private int depth;
  private int columns;
  private boolean narrow;

  /** How many columns are the matrix's own. */
  int columns() {
    return columns;
  }

  /** Whether the tiles are. */
  boolean narrow() {
    return narrow;
  }

  /**
   * Copies the first rows, and columns up to a tile's width; sums start from 0.
   *
   * @param half whether half the width is enough
   */
  void copy(Rows matrix, int height, int width, boolean half) {
    begin(height, width, half);
    matrix.copy(depth, columns, numbers, Tile.ORIGIN, step());
  }

  /** The same, but of the transposed matrix. */
  void copyTransposed(Rows matrix, int height, int width, boolean half) {
    begin(height, width, half);
    matrix.copy(columns, depth, rows, 0, Tile.DEPTH_STEP);
    for (int j = 0; j < step(); j += FOUR) {
      transpose(rows, j * Tile.DEPTH_STEP, depth, numbers, Tile.ORIGIN + j, step());
    }
  }

  private int step() {
    return narrow ? LANES : Tile.WIDTH;
  }

  /** Number by number: instructions that gather numbers are no faster, and slow on AMD. */
  private static void transpose(float[] rows, int at, int depth, float[] to, int target, int step) {
    for (int k = 0; k < depth; k++) {
      to[target + k * step] = rows[at + k];
      to[target + k * step + 1] = rows[at + Tile.DEPTH_STEP + k];
      to[target + k * step + 2] = rows[at + 2 * Tile.DEPTH_STEP + k];
      to[target + k * step + 3] = rows[at + 3 * Tile.DEPTH_STEP + k];
    }
  }

  private void begin(int height, int width, boolean half) {
    depth = height;
    columns = Math.min(width, Tile.WIDTH);
    narrow = half;
    Arrays.fill(start, 0);
  }

  /** Lets sums start from a row of as many columns. */
  void startFrom(Rows row) {
    row.copy(1, columns, start, 0, 0);
  }

  /**
   * Multiplies rows by the panel.
   *
   * @param height the tile's
   * @param left lie {@link Tile#DEPTH_STEP} apart
   * @param first the first of the tile's rows
   * @return rows {@link Tile#WIDTH} apart
   */
  float[] multiply(int height, float[] left, int first) {
    int row = first * Tile.DEPTH_STEP;
    if (narrow) {
      Tile.narrow(depth, left, row, numbers, start, tile, 0);
    } else if (height == Tile.HIGH) {
      Tile.high(depth, left, row, numbers, start, tile, 0);
    } else {
      Tile.low(depth, left, row, numbers, start, tile, 0);
    }
    return tile;
  }

  /**
   * Multiplies columns by the panel.
   *
   * @param left as {@link LeftPanel#copyAcross} makes it
   * @param at where they begin
   */
  float[] multiplyAcross(int height, float[] left, int at) {
    if (narrow) {
      Tile.narrowAcross(depth, left, at, numbers, start, tile, 0);
    } else if (height == Tile.HIGH) {
      Tile.highAcross(depth, left, at, numbers, start, tile, 0);
    } else {
      Tile.lowAcross(depth, left, at, numbers, Tile.ORIGIN, start, tile, 0);
    }
    return tile;
  }
}
