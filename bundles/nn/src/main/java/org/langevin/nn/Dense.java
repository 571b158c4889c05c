package org.langevin.nn;

import java.util.Optional;

/**
 * y = phi(W^T x + b), with W stored as inputs rows of outputs.
 *
 * <p>Weights start uniform within +-gain sqrt(3 / inputs), so that their variance is gain^2 /
 * inputs: He et al. 2015 with a gain of sqrt 2 before a rectifier, LeCun's law otherwise. Biases
 * start at 0.
 */
public final class Dense implements Layer {
  private final int inputs;
  private final int outputs;
  private final Activation activation;
  private final int weights;
  private final int biases;

  /** Places a layer's parameters. */
  public Dense(ParameterLayout layout, int inputs, int outputs, Activation activation) {
    this(layout, inputs, outputs, activation, activation.gain() * Math.sqrt(3.0 / inputs), 0);
  }

  /** Places a layer's parameters, which start uniform within the given bounds. */
  public Dense(
      ParameterLayout layout,
      int inputs,
      int outputs,
      Activation activation,
      double weightBound,
      double biasBound) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.activation = activation;
    this.weights = layout.uniform((long) inputs * outputs, weightBound);
    this.biases = layout.uniform(outputs, biasBound);
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
    return new Pass(parameters, arena, capacity, tangents);
  }

  @Override
  public Optional<PanelLayer> panels(Memory parameters, Arena arena) {
    return DensePanels.fit(inputs)
        ? Optional.of(
            new DensePanels(inputs, outputs, activation, parameters, weights, biases, arena))
        : Optional.empty();
  }

  private final class Pass implements LayerPass {
    private final Memory parameters;
    private final DenseProducts products;

    /** Whether rows consist of whole vectors, so that sums of rows run in the same loop. */
    private final boolean whole = outputs % Vectors.LANES == 0;

    private final boolean inPlace = activation.worksInPlace();

    /** Stands for z = W^T x + b, or is null if y does. */
    private final Memory linear;

    /** Takes the place of the biases' gradient if that is not wanted. */
    private final Memory unwanted;

    private final Memory slope;
    private final Memory curvature;
    private final Memory tangentLinear;

    Pass(Memory parameters, Arena arena, int capacity, boolean tangents) {
      this.parameters = parameters;
      this.products = arena.denseProducts();
      long size = (long) capacity * outputs;
      linear = inPlace ? null : arena.allocate(size);
      unwanted = arena.allocate(outputs);
      slope = arena.allocate(needsSlope(tangents) ? size : 0);
      curvature = arena.allocate(inPlace ? 0 : size);
      tangentLinear = arena.allocate(tangents ? size : 0);
    }

    private boolean needsSlope(boolean tangents) {
      return tangents || !inPlace || (activation != Activation.IDENTITY && !whole);
    }

    @Override
    public void forward(int count, Memory x, Memory y) {
      Memory z = inPlace ? y : linear;
      boolean rectified = activation == Activation.RELU;
      products.affine(count, inputs, outputs, x, parameters, weights, biases, rectified, z);
      if (!rectified && activation != Activation.IDENTITY) {
        activation.apply(z, y, count * outputs);
      }
    }

    private void differentiate(int count, Memory y) {
      activation.differentiate(inPlace ? y : linear, y, slope, curvature, count * outputs);
    }

    @Override
    public void backward(
        int count, Memory x, Memory y, Memory dy, Memory dx, boolean accumulate, Memory gradient) {
      if (activation == Activation.IDENTITY) {
        addBiasGradient(count, dy, gradient);
      } else if (inPlace && whole) {
        Memory sums = gradient == null ? unwanted : gradient;
        int offset = gradient == null ? 0 : biases;
        activation.backwardInPlace(y, dy, count, outputs, sums, offset);
      } else {
        differentiate(count, y);
        Kernels.multiply(slope, dy, count * outputs);
        addBiasGradient(count, dy, gradient);
      }
      linearBackward(count, x, dy, dx, accumulate, gradient);
    }

    private void addBiasGradient(int count, Memory dz, Memory gradient) {
      if (gradient != null) {
        Kernels.addSumOfRows(dz, count, outputs, gradient, biases);
      }
    }

    private void linearBackward(
        int count, Memory x, Memory dz, Memory dx, boolean accumulate, Memory gradient) {
      if (gradient != null) {
        products.addGradient(count, inputs, outputs, x, dz, gradient, weights);
      }
      if (dx != null) {
        products.transposed(count, inputs, outputs, dz, parameters, weights, accumulate, dx);
      }
    }

    @Override
    public void tangent(int count, Memory x, Memory y, Memory tx, Memory ty) {
      products.affine(count, inputs, outputs, tx, parameters, weights, -1, false, tangentLinear);
      differentiate(count, y);
      Kernels.product(slope, tangentLinear, ty, count * outputs);
    }

    @Override
    public void tangentBackward(
        int count,
        Memory x,
        Memory y,
        Memory tx,
        Memory ty,
        Memory dy,
        Memory dty,
        Memory dx,
        Memory dtx,
        boolean accumulate,
        Memory gradient) {
      int n = count * outputs;
      Kernels.multiply(slope, dy, n);
      if (!activation.isPiecewiseLinear()) {
        Kernels.addProduct(curvature, tangentLinear, dty, dy, n);
      }
      Kernels.multiply(slope, dty, n);
      addBiasGradient(count, dy, gradient);
      linearBackward(count, x, dy, dx, accumulate, gradient);
      linearBackward(count, tx, dty, dtx, accumulate, gradient);
    }
  }
}
