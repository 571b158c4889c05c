package org.langevin.nn;

import org.langevin.api.Interruption;

/**
 * The products of dense layers, with weights W stored as inputs rows of outputs, on the calling
 * thread. A sum runs in the order of its terms; if there are more than {@link Tile#DEPTH}, or more
 * items than a batch has, it is added up from as many sums. So results do not depend on the width
 * of vectors, the processor or a library, nor an item's on the others. An instance belongs to one
 * thread, whose interrupt ends a product soon.
 */
final class DenseProducts {
  /** The most items at a time. */
  private static final int BATCH = LeftPanel.ROWS;

  /** Up to so many items it is they that are transposed, and not the weights. */
  private static final int FEW = 4 * Tile.WIDTH;

  private final TilePanel panel = new TilePanel();
  private final LeftPanel left = new LeftPanel();

  /**
   * y = W^T x + b, or max(y, 0).
   *
   * @param parameters hold W and b
   * @param biases where b begins; -1 if there is none
   * @param rectified whether negative numbers become 0
   */
  void affine(
      int count,
      int inputs,
      int outputs,
      Memory x,
      Memory parameters,
      int weights,
      int biases,
      boolean rectified,
      Memory y) {
    Rows matrix = new Rows(parameters, weights, outputs);
    Rows items = new Rows(x, 0, inputs);
    Rows target = new Rows(y, 0, outputs);
    for (int i = 0; i < count; i += BATCH) {
      int n = Math.min(BATCH, count - i);
      for (int k = 0; k < inputs; k += Tile.DEPTH) {
        int depth = Math.min(Tile.DEPTH, inputs - k);
        left.copy(items.from(i, k), n, depth);
        for (int j = 0; j < outputs; j += Tile.WIDTH) {
          Interruption.check();
          panel.copy(matrix.from(k, j), depth, outputs - j, Tile.narrow(outputs - j));
          if (k == 0 && biases >= 0) {
            panel.startFrom(new Rows(parameters, biases + j, 0));
          }
          multiply(n, k > 0, rectified && k + depth == inputs, target.from(i, j));
        }
      }
    }
  }

  /**
   * dx = W dy, or dx += W dy.
   *
   * @param parameters hold W
   */
  void transposed(
      int count,
      int inputs,
      int outputs,
      Memory dy,
      Memory parameters,
      int weights,
      boolean accumulate,
      Memory dx) {
    Rows matrix = new Rows(parameters, weights, outputs);
    Rows items = new Rows(dy, 0, outputs);
    Rows target = new Rows(dx, 0, inputs);
    if (count <= FEW) {
      transposeItems(count, inputs, outputs, items, matrix, accumulate, target);
      return;
    }
    for (int i = 0; i < count; i += BATCH) {
      int n = Math.min(BATCH, count - i);
      for (int j = 0; j < outputs; j += Tile.DEPTH) {
        int depth = Math.min(Tile.DEPTH, outputs - j);
        left.copy(items.from(i, j), n, depth);
        for (int k = 0; k < inputs; k += Tile.WIDTH) {
          Interruption.check();
          panel.copyTransposed(matrix.from(k, j), depth, inputs - k, Tile.narrow(inputs - k));
          multiply(n, accumulate || j > 0, false, target.from(i, k));
        }
      }
    }
  }

  /** The same sums for few items: dx^T = W dy^T. */
  private void transposeItems(
      int count,
      int inputs,
      int outputs,
      Rows items,
      Rows matrix,
      boolean accumulate,
      Rows target) {
    for (int j = 0; j < outputs; j += Tile.DEPTH) {
      int depth = Math.min(Tile.DEPTH, outputs - j);
      for (int k = 0; k < inputs; k += BATCH) {
        Interruption.check();
        int rows = Math.min(BATCH, inputs - k);
        left.copy(matrix.from(k, j), rows, depth);
        for (int i = 0; i < count; i += Tile.WIDTH) {
          panel.copyTransposed(items.from(i, j), depth, count - i, Tile.narrow(count - i));
          multiplyItems(rows, accumulate || j > 0, target.from(i, k));
        }
      }
    }
  }

  private void multiplyItems(int rows, boolean accumulate, Rows target) {
    int height;
    for (int k = 0; k < rows; k += height) {
      height = Tile.rows(rows - k, panel.narrow());
      float[] tile = panel.multiply(height, left.numbers, k);
      int own = Math.min(height, rows - k);
      target.from(0, k).takeTransposed(panel.columns(), own, tile, accumulate);
    }
  }

  private void multiply(int rows, boolean accumulate, boolean rectified, Rows target) {
    int height;
    for (int i = 0; i < rows; i += height) {
      height = Tile.rows(rows - i, panel.narrow());
      float[] tile = panel.multiply(height, left.numbers, i);
      int own = Math.min(height, rows - i);
      Rows part = target.from(i, 0);
      if (accumulate) {
        part.addTo(own, panel.columns(), tile);
      }
      part.take(own, panel.columns(), tile, rectified);
    }
  }

  /**
   * dW += x^T dy.
   *
   * @param gradient holds dW
   */
  void addGradient(
      int count, int inputs, int outputs, Memory x, Memory dy, Memory gradient, int weights) {
    addGradient(count, inputs, outputs, x, 0, dy, 0, gradient, weights);
  }

  /**
   * The same for x and dy that begin anywhere.
   *
   * @param atX where x begins, likewise atDy
   */
  void addGradient(
      int count,
      int inputs,
      int outputs,
      Memory x,
      int atX,
      Memory dy,
      int atDy,
      Memory gradient,
      int weights) {
    Rows items = new Rows(x, atX, inputs);
    Rows cotangents = new Rows(dy, atDy, outputs);
    Rows target = new Rows(gradient, weights, outputs);
    boolean narrow = Tile.narrow(outputs);
    for (int i = 0; i < count; i += BATCH) {
      int n = Math.min(BATCH, count - i);
      for (int k = 0; k < inputs; k += Tile.DEPTH) {
        int columns = Math.min(Tile.DEPTH, inputs - k);
        left.copyAcross(items.from(i, k), n, columns, narrow);
        for (int j = 0; j < outputs; j += Tile.WIDTH) {
          Interruption.check();
          panel.copy(cotangents.from(i, j), n, outputs - j, narrow);
          multiplyAcross(n, columns, target.from(k, j));
        }
      }
    }
  }

  private void multiplyAcross(int n, int columns, Rows target) {
    int at = 0;
    int height;
    for (int k = 0; k < columns; k += height) {
      height = Tile.rowsAcross(columns - k, panel.narrow());
      float[] tile = panel.multiplyAcross(height, left.numbers, at);
      at += LeftPanel.step(height, n);
      target.from(k, 0).add(Math.min(height, columns - k), panel.columns(), tile);
    }
  }
}
