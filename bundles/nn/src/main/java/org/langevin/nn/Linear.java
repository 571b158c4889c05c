package org.langevin.nn;

import java.util.Optional;

/** y = W^T x, with W stored as inputs rows of outputs; weights start uniform. */
public final class Linear implements Layer {
  private final int inputs;
  private final int outputs;
  private final int weights;

  /** Places a layer's parameters, which start within +-bound. */
  public Linear(ParameterLayout layout, int inputs, int outputs, double bound) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.weights = layout.uniform((long) inputs * outputs, bound);
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public LayerPass open(Memory parameters, Arena arena, int capacity, boolean tangents) {
    return new Pass(parameters, arena);
  }

  @Override
  public Optional<PanelLayer> panels(Memory parameters, Arena arena) {
    return DensePanels.fit(inputs)
        ? Optional.of(
            new DensePanels(inputs, outputs, Activation.IDENTITY, parameters, weights, -1, arena))
        : Optional.empty();
  }

  private final class Pass implements LinearPass {
    private final Memory parameters;
    private final DenseProducts products;

    Pass(Memory parameters, Arena arena) {
      this.parameters = parameters;
      this.products = arena.denseProducts();
    }

    @Override
    public void forward(int count, Memory x, Memory y) {
      products.affine(count, inputs, outputs, x, parameters, weights, -1, false, y);
    }

    @Override
    public void backward(
        int count, Memory x, Memory y, Memory dy, Memory dx, boolean accumulate, Memory gradient) {
      if (gradient != null) {
        products.addGradient(count, inputs, outputs, x, dy, gradient, weights);
      }
      if (dx != null) {
        products.transposed(count, inputs, outputs, dy, parameters, weights, accumulate, dx);
      }
    }
  }
}
