package org.langevin.nn;

import org.langevin.api.score.Batch;

/**
 * y = phi(W^T x + b) on panels. The sums run in the same order as in {@link DenseProducts}, with b
 * as the weight of a row of ones, so that every y is the same to the last bit.
 */
final class DensePanels implements PanelLayer {
  /** Where all sums begin. */
  private static final float[] ZERO = new float[Tile.WIDTH];

  private final int inputs;
  private final int outputs;
  private final PanelActivation activation;

  /** b and W, a tile's rows of y side by side, and then the next ones. */
  private final float[] left;

  /**
   * Copies a layer's parameters.
   *
   * @param weights where W begins, as inputs rows of outputs
   * @param biases where b begins; -1 if there is none
   */
  DensePanels(
      int inputs,
      int outputs,
      Activation activation,
      Memory parameters,
      int weights,
      int biases,
      Arena arena) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.activation = new PanelActivation(activation, Tile.HIGH, arena);
    this.left = new float[(1 + inputs) * Tile.across(outputs)];
    int at = 0;
    int height;
    for (int j = 0; j < outputs; j += height) {
      height = Tile.rowsAcross(outputs - j, false);
      int step = Tile.stepAcross(height);
      for (int i = 0; i < Math.min(height, outputs - j); i++) {
        left[at + i] = biases < 0 ? 0 : parameters.get(biases + j + i);
        for (int k = 0; k < inputs; k++) {
          left[at + (1 + k) * step + i] = parameters.get(weights + k * outputs + j + i);
        }
      }
      at += (1 + inputs) * step;
    }
  }

  /** Whether so many inputs and a bias fit in one sum. */
  static boolean fit(int inputs) {
    return inputs < Tile.DEPTH;
  }

  @Override
  public void apply(Batch told, ItemPanel x, ItemPanel y) {
    int at = 0;
    int height;
    for (int j = 0; j < outputs; j += height) {
      height = Tile.rowsAcross(outputs - j, false);
      multiply(height, at, x.rows, y.rows, ItemPanel.row(j));
      activation.apply(y, j, height);
      at += (1 + inputs) * Tile.stepAcross(height);
    }
  }

  private void multiply(int height, int at, float[] x, float[] y, int to) {
    if (height == Tile.HIGH) {
      Tile.highAcross(1 + inputs, left, at, x, ZERO, y, to);
    } else {
      Tile.lowAcross(1 + inputs, left, at, x, Tile.ORIGIN, ZERO, y, to);
    }
  }
}
