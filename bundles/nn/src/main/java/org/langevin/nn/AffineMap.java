package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;

/**
 * y = W^T x + b for many items, or max(y, 0), on the calling thread. A sum runs in the order of the
 * inputs, {@link Tile#DEPTH} at a time, so that an item's y depends on that item only: not on the
 * others, the width of vectors, the processor or a library. An instance belongs to one thread.
 *
 * <p>Blocks of W are copied to panels as wide as a {@link Tile}, and a few items at a time to where
 * it finds them: all that a tile reads then comes from the caches of its core.
 */
final class AffineMap {
  /** The most outputs in a block of W, which then fits a core's second-level cache. */
  private static final int BLOCK = 512;

  /** Whether there are registers for a high tile: AVX2 has 16, others have 32. */
  private static final boolean MANY_REGISTERS = LANES != 8;

  private final float[] items = new float[Tile.HIGH * Tile.DEPTH_STEP];
  private final float[] tile = new float[Tile.HIGH * Tile.WIDTH];
  private float[] panels = new float[0];

  /**
   * Computes y.
   *
   * @param parameters hold W, as inputs rows of outputs, and b
   * @param rectified whether negative numbers become 0
   */
  void apply(
      int count,
      int inputs,
      int outputs,
      Memory x,
      Memory parameters,
      int weights,
      int biases,
      boolean rectified,
      Memory y) {
    Rows from = new Rows(x.bytes, 0, inputs);
    Rows matrix = new Rows(parameters.bytes, weights, outputs);
    Rows bias = new Rows(parameters.bytes, biases, 0);
    Rows to = new Rows(y.bytes, 0, outputs);
    for (int top = 0; top < inputs; top += Tile.DEPTH) {
      int depth = Math.min(Tile.DEPTH, inputs - top);
      Rows start = top == 0 ? bias : to;
      boolean last = top + depth == inputs;
      for (int left = 0; left < outputs; left += BLOCK) {
        int width = Math.min(BLOCK, outputs - left);
        copyPanels(matrix.from(top, left), depth, width);
        add(
            count,
            depth,
            width,
            from.from(0, top),
            start.from(0, left),
            rectified && last,
            to.from(0, left));
      }
    }
  }

  private void copyPanels(Rows matrix, int depth, int width) {
    int padded = (width + Tile.WIDTH - 1) / Tile.WIDTH * Tile.WIDTH;
    if (panels.length < padded * depth) {
      panels = new float[padded * depth];
    }
    for (int j = 0; j < width; j += Tile.WIDTH) {
      int wide = panelWidth(width - j);
      matrix.from(0, j).copy(depth, Math.min(wide, width - j), panels, j * depth, wide);
    }
  }

  /** Columns of the panel that begins so many columns before the end. */
  private static int panelWidth(int rest) {
    return MANY_REGISTERS && rest <= LANES ? LANES : Tile.WIDTH;
  }

  /** Rows of the tile that begins so many rows before the end. */
  private static int tileRows(int rest) {
    return MANY_REGISTERS && rest > Tile.HIGH / 2 ? Tile.HIGH : Tile.LOW;
  }

  private void add(int count, int depth, int width, Rows x, Rows start, boolean rectified, Rows y) {
    int height;
    for (int i = 0; i < count; i += height) {
      height = tileRows(count - i);
      int rows = Math.min(height, count - i);
      x.from(i, 0).copy(rows, depth, items, 0, Tile.DEPTH_STEP);
      for (int j = 0; j < width; j += Tile.WIDTH) {
        int wide = panelWidth(width - j);
        int columns = Math.min(wide, width - j);
        multiply(height, wide, depth, j * depth);
        if (rectified) {
          y.from(i, j).setRectifiedSum(rows, columns, start.from(i, j), tile, wide);
        } else {
          y.from(i, j).setSum(rows, columns, start.from(i, j), tile, wide);
        }
      }
    }
  }

  private void multiply(int height, int wide, int depth, int panel) {
    if (wide < Tile.WIDTH) {
      Tile.narrow(depth, items, panels, panel, tile);
    } else if (height == Tile.HIGH) {
      Tile.high(depth, items, panels, panel, tile);
    } else {
      Tile.low(depth, items, panels, panel, tile);
    }
  }
}
