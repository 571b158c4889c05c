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

  /** b and W^T side by side, {@link Tile#DEPTH_STEP} apart, and a tile's rows of 0. */
  private final float[] rows;

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
    this.rows = new float[(outputs + Tile.HIGH) * Tile.DEPTH_STEP];
    for (int j = 0; j < outputs; j++) {
      int row = j * Tile.DEPTH_STEP;
      rows[row] = biases < 0 ? 0 : parameters.get(biases + j);
      for (int k = 0; k < inputs; k++) {
        rows[row + 1 + k] = parameters.get(weights + k * outputs + j);
      }
    }
  }

  /** Whether so many inputs and a bias fit in one sum. */
  static boolean fit(int inputs) {
    return inputs < Tile.DEPTH;
  }

  @Override
  public void apply(Batch told, ItemPanel x, ItemPanel y) {
    int height;
    for (int j = 0; j < outputs; j += height) {
      height = Tile.rows(outputs - j, false);
      multiply(height, j * Tile.DEPTH_STEP, x.rows, y.rows, ItemPanel.row(j));
      activation.apply(y, j, height);
    }
  }

  private void multiply(int height, int row, float[] x, float[] y, int to) {
    if (height == Tile.HIGH) {
      Tile.high(1 + inputs, rows, row, x, ZERO, y, to);
    } else {
      Tile.low(1 + inputs, rows, row, x, ZERO, y, to);
    }
  }
}
