package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;

/** A copy of a part of the left matrix of a product, as a {@link Tile} reads it. */
final class LeftPanel {
  /** The most rows: as many as fit a core's second-level cache with what they give. */
  static final int ROWS = 22 * Tile.HIGH;

  /** Rows that are rearranged at a time. */
  private static final int FEW = 16;

  /**
   * Rows {@link Tile#DEPTH_STEP} apart; or as many columns side by side as a tile has rows, and
   * beside them the next so many.
   */
  final float[] numbers = new float[ROWS * Tile.across(Tile.DEPTH)];

  private final float[] few = new float[FEW * Tile.DEPTH_STEP];

  /** Copies some rows. */
  void copy(Rows matrix, int rows, int depth) {
    matrix.copy(rows, depth, numbers, 0, Tile.DEPTH_STEP);
  }

  /** How far apart columns side by side begin that the next columns follow. */
  static int step(int height, int rows) {
    // What a row's last vector has too much is overwritten by the next row, or is left over.
    return rows * Tile.stepAcross(height) + LANES;
  }

  /** Copies some columns for tiles across. */
  void copyAcross(Rows matrix, int rows, int columns, boolean narrow) {
    int height = Tile.rowsAcross(columns, narrow);
    int parts = columns / height;
    int rest = columns - parts * height;
    for (int r = 0; r < rows; r += FEW) {
      int n = Math.min(FEW, rows - r);
      matrix.from(r, 0).copy(n, columns, few, 0, Tile.DEPTH_STEP);
      spread(0, n, r, 0, parts, height, rows);
      if (rest > 0) {
        int at = parts * step(height, rows);
        spread(parts * height, n, r, at, 1, Tile.rowsAcross(rest, narrow), rows);
      }
    }
  }

  private void spread(int from, int n, int row, int at, int parts, int height, int rows) {
    int step = Tile.stepAcross(height);
    // The last numbers first: the first ones overwrite what a row's last vector has too much.
    for (int c = (height - 1) / LANES * LANES; c >= 0; c -= LANES) {
      int to = at + row * step + c;
      spread(few, from + c, n, numbers, to, step, parts, height, step(height, rows));
    }
  }

  private static void spread(
      float[] from,
      int first,
      int rows,
      float[] to,
      int target,
      int step,
      int parts,
      int height,
      int partStep) {
    for (int r = 0; r < rows; r++) {
      for (int p = 0; p < parts; p++) {
        fromArray(SPECIES, from, first + r * Tile.DEPTH_STEP + p * height)
            .intoArray(to, target + r * step + p * partStep);
      }
    }
  }
}
