package org.langevin.nn;

/**
 * y = phi(W^T x + b) on panels. The sums run in the same order as in {@link DenseProducts}, with b
 * as the weight of a row of ones, so that every y is the same to the last bit.
 */
final class DensePanels implements PanelLayer {
  /** Where all sums begin. */
  private static final float[] ZERO = new float[Tile.WIDTH];

  private final int inputs;
  private final int outputs;
  private final Activation activation;

  /** b and W^T side by side, {@link Tile#DEPTH_STEP} apart, and a tile's rows of 0. */
  private final float[] rows;

  /** Where activations work that only know such memory. */
  private final Memory outside;

  private DensePanels(int inputs, int outputs, Activation activation, Memory outside) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.activation = activation;
    this.outside = outside;
    this.rows = new float[(outputs + Tile.HIGH) * Tile.DEPTH_STEP];
  }

  /** Whether so many inputs and a bias fit in one sum. */
  static boolean fit(int inputs) {
    return inputs < Tile.DEPTH;
  }

  /**
   * Copies a layer's parameters.
   *
   * @param weights where W begins, as inputs rows of outputs
   * @param biases where b begins
   */
  static DensePanels of(
      int inputs,
      int outputs,
      Activation activation,
      Memory parameters,
      int weights,
      int biases,
      Arena arena) {
    boolean simple = activation == Activation.IDENTITY || activation == Activation.RELU;
    Memory outside = arena.allocate(simple ? 0 : (long) outputs * Tile.WIDTH);
    DensePanels panels = new DensePanels(inputs, outputs, activation, outside);
    for (int j = 0; j < outputs; j++) {
      int row = j * Tile.DEPTH_STEP;
      panels.rows[row] = parameters.get(biases + j);
      for (int k = 0; k < inputs; k++) {
        panels.rows[row + 1 + k] = parameters.get(weights + k * outputs + j);
      }
    }
    return panels;
  }

  @Override
  public void apply(float[] condition, ItemPanel x, ItemPanel y) {
    int height;
    for (int j = 0; j < outputs; j += height) {
      height = Tile.rows(outputs - j, false);
      int to = ItemPanel.row(j);
      multiply(height, j * Tile.DEPTH_STEP, x.rows, y.rows, to);
      if (activation == Activation.RELU) {
        Vectors.rectify(y.rows, to, height * Tile.WIDTH);
      }
    }
    if (outside.length() > 0) {
      activate(y);
    }
  }

  private void multiply(int height, int row, float[] x, float[] y, int to) {
    if (height == Tile.HIGH) {
      Tile.high(1 + inputs, rows, row, x, ZERO, y, to);
    } else {
      Tile.low(1 + inputs, rows, row, x, ZERO, y, to);
    }
  }

  private void activate(ItemPanel y) {
    int n = outputs * Tile.WIDTH;
    outside.write(0, y.rows, ItemPanel.row(0), n);
    activation.apply(outside.bytes, outside.bytes, n);
    outside.read(0, y.rows, ItemPanel.row(0), n);
  }
}
