package org.langevin.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * Fully connected layers one after the other,
 *
 * <pre>y = W_n h_n-1 + b_n, h_i = phi(W_i h_i-1 + b_i), h_0 = x
 * </pre>
 */
public final class Perceptron {
  private Perceptron() {}

  /**
   * Places the layers' parameters.
   *
   * @param hidden the widths of h_1, ..., h_n-1; if there are none, y = W x + b
   * @param activation phi
   */
  public static Sequence of(
      ParameterLayout layout,
      int inputs,
      List<Integer> hidden,
      int outputs,
      Activation activation) {
    return of(layout, inputs, hidden, outputs, activation, 0);
  }

  /**
   * Places the layers' parameters.
   *
   * @param dropout the rate at which each hidden layer's outputs are dropped; 0 for none
   */
  public static Sequence of(
      ParameterLayout layout,
      int inputs,
      List<Integer> hidden,
      int outputs,
      Activation activation,
      double dropout) {
    List<Layer> layers = new ArrayList<>();
    int width = inputs;
    for (int next : hidden) {
      layers.add(new Dense(layout, width, next, activation));
      if (dropout > 0) {
        layers.add(new Dropout(next, dropout));
      }
      width = next;
    }
    layers.add(new Dense(layout, width, outputs, Activation.IDENTITY));
    return new Sequence(layers);
  }
}
