package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;

import java.util.Arrays;

/**
 * A copy of some rows and a {@link Tile}'s width of columns of the right matrix of a product: what
 * tiles read of it lies together.
 */
final class TilePanel {
  /** Whether there are instructions that collect numbers: not for 128 bits. */
  private static final boolean GATHERS = LANES >= 8;

  /** Where the numbers of a column begin in {@link #rows}. */
  private static final int[] COLUMN = new int[LANES];

  static {
    Arrays.setAll(COLUMN, r -> r * Tile.DEPTH_STEP);
  }

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
    for (int j = 0; j < step(); j += LANES) {
      transpose(rows, j, depth, numbers, step());
    }
  }

  private int step() {
    return narrow ? LANES : Tile.WIDTH;
  }

  private static void transpose(float[] rows, int first, int depth, float[] to, int step) {
    if (!GATHERS) {
      for (int c = 0; c < LANES * depth; c++) {
        int from = (first + c % LANES) * Tile.DEPTH_STEP + c / LANES;
        to[Tile.ORIGIN + c / LANES * step + first + c % LANES] = rows[from];
      }
      return;
    }
    for (int k = 0; k < depth; k++) {
      fromArray(SPECIES, rows, first * Tile.DEPTH_STEP + k, COLUMN, 0)
          .intoArray(to, Tile.ORIGIN + k * step + first);
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
   * @param left as many columns side by side as the tile has rows, {@link Tile#stepAcross} from row
   *     to row
   * @param at where they begin
   */
  float[] multiplyAcross(int height, float[] left, int at) {
    if (narrow) {
      Tile.narrowAcross(depth, left, at, numbers, start, tile, 0);
    } else if (height == Tile.HIGH) {
      Tile.highAcross(depth, left, at, numbers, start, tile, 0);
    } else {
      Tile.lowAcross(depth, left, at, numbers, start, tile, 0);
    }
    return tile;
  }
}
