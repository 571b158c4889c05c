package org.langevin.nn;

/**
 * y = W^T x + b for many items, or max(y, 0), on the calling thread. A sum runs from b on in the
 * order of the inputs, or, if there are more than {@link Tile#DEPTH}, in as many sums; so an item's
 * y depends on that item only: not on the others, the width of vectors, the processor or a library.
 * An instance belongs to one thread.
 */
final class AffineMap {
  /** The most items at a time: as many as fit a core's second-level cache with what they give. */
  private static final int BATCH = 22 * Tile.HIGH;

  private final WeightPanel panel = new WeightPanel();
  private final float[] items = new float[BATCH * Tile.DEPTH_STEP];

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
    Rows from = new Rows(x, 0, inputs);
    Rows matrix = new Rows(parameters, weights, outputs);
    Rows bias = new Rows(parameters, biases, 0);
    Rows to = new Rows(y, 0, outputs);
    for (int i = 0; i < count; i += BATCH) {
      int n = Math.min(BATCH, count - i);
      for (int top = 0; top < inputs; top += Tile.DEPTH) {
        int depth = Math.min(Tile.DEPTH, inputs - top);
        boolean last = top + depth == inputs;
        from.from(i, top).copy(n, depth, items, 0, Tile.DEPTH_STEP);
        add(
            n,
            depth,
            outputs,
            matrix.from(top, 0),
            top == 0 ? bias : null,
            to.from(i, 0),
            rectified && last);
      }
    }
  }

  private void add(
      int count, int depth, int width, Rows weights, Rows bias, Rows y, boolean rectified) {
    for (int j = 0; j < width; j += Tile.WIDTH) {
      int columns = Math.min(Tile.WIDTH, width - j);
      panel.copy(weights.from(0, j), bias == null ? null : bias.from(0, j), depth, columns);
      int height;
      for (int i = 0; i < count; i += height) {
        height = Tile.rows(count - i);
        int rows = Math.min(height, count - i);
        float[] tile = panel.multiply(height, items, i);
        Rows target = y.from(i, j);
        if (bias == null) {
          target.addTo(rows, columns, tile);
        }
        target.take(rows, columns, tile, rectified);
      }
    }
  }
}
