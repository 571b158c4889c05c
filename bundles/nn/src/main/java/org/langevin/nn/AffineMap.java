package org.langevin.nn;

import java.util.Arrays;

/**
 * y = W^T x + b for many items, or max(y, 0), on the calling thread. A sum runs from b on in the
 * order of the inputs, or, if there are more than {@link Tile#DEPTH}, in as many sums; so an item's
 * y depends on that item only: not on the others, the width of vectors, the processor or a library.
 * An instance belongs to one thread.
 */
final class AffineMap {
  /** The most outputs in a block of W, which then fits a core's second-level cache. */
  private static final int BLOCK = 512;

  private final Panels panels = new Panels();
  private final float[] items = new float[Tile.HIGH * Tile.DEPTH_STEP];
  private final float[] start = new float[BLOCK + Tile.WIDTH];
  private final float[] tile = new float[Tile.HIGH * Tile.WIDTH];

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
    for (int left = 0; left < outputs; left += BLOCK) {
      int width = Math.min(BLOCK, outputs - left);
      for (int top = 0; top < inputs; top += Tile.DEPTH) {
        int depth = Math.min(Tile.DEPTH, inputs - top);
        boolean first = top == 0;
        boolean last = top + depth == inputs;
        if (first) {
          bias.from(0, left).copy(1, width, start, 0, 0);
        } else {
          Arrays.fill(start, 0);
        }
        panels.copy(matrix.from(top, left), depth, width);
        add(count, depth, width, from.from(0, top), to.from(0, left), !first, rectified && last);
      }
    }
  }

  private void add(
      int count, int depth, int width, Rows x, Rows y, boolean accumulate, boolean rectified) {
    int height;
    for (int i = 0; i < count; i += height) {
      height = Panels.tileRows(count - i);
      int rows = Math.min(height, count - i);
      x.from(i, 0).copy(rows, depth, items, 0, Tile.DEPTH_STEP);
      for (int j = 0; j < width; j += Tile.WIDTH) {
        panels.multiply(height, j, items, start, tile);
        Rows target = y.from(i, j);
        if (accumulate) {
          target.addTo(rows, panels.columns(j), tile);
        }
        target.take(rows, panels.columns(j), tile, rectified);
      }
    }
  }
}
