package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.constant;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** A function phi of one number, applied to each. */
public enum Activation {
  /** phi(z) = z. */
  IDENTITY,
  /** phi(z) = max(z, 0); phi'(0) = 0. */
  RELU,
  /** phi(z) = z above 0 and z / 100 elsewhere. */
  LEAKY_RELU,
  /** phi(z) = log(1 + e^z). */
  SOFTPLUS,
  /** phi(z) = z / (1 + e^-z). */
  SWISH,
  /** phi(z) = tanh z. */
  TANH;

  private static final float LEAK = 0.01f;

  /**
   * Whether phi may overwrite its argument, because phi(z) has the sign of z and derivatives depend
   * on that only.
   */
  boolean worksInPlace() {
    return this == IDENTITY || this == RELU || this == LEAKY_RELU;
  }

  /** Whether phi'' is 0 wherever it exists. */
  boolean isPiecewiseLinear() {
    return worksInPlace();
  }

  /** The factor by which weights grow so that variances stay (He et al. 2015, section 2.2). */
  double gain() {
    return switch (this) {
      case RELU, LEAKY_RELU, SWISH, SOFTPLUS -> Math.sqrt(2);
      case IDENTITY, TANH -> 1;
    };
  }

  // Below, n is rounded up to whole vectors, for which all memory has room. Each function has its
  // own loop over one argument: the compiler gives up on longer ones.

  /** y = phi(z) for n numbers; y may be z if phi works in place. */
  void apply(Memory z, Memory y, int n) {
    switch (this) {
      case IDENTITY -> Kernels.copy(z, 0, y, 0, n);
      case RELU -> relu(z, y, n);
      case LEAKY_RELU -> leakyRelu(z, y, n);
      case SOFTPLUS -> softplus(z, y, n);
      case SWISH -> swish(z, y, n);
      case TANH -> tanh(z, y, n);
    }
  }

  private static void relu(Memory z, Memory y, int n) {
    for (int i = 0; i < n; i += LANES) {
      store(Vectors.rectify(load(z, i)), y, i);
    }
  }

  private static void leakyRelu(Memory z, Memory y, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = load(z, i);
      store(v.max(v.mul(LEAK)), y, i);
    }
  }

  private static void softplus(Memory z, Memory y, int n) {
    for (int i = 0; i < n; i += LANES) {
      store(Vectors.softplus(load(z, i)), y, i);
    }
  }

  private static void swish(Memory z, Memory y, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = load(z, i);
      store(v.mul(Vectors.sigmoid(v)), y, i);
    }
  }

  private static void tanh(Memory z, Memory y, int n) {
    for (int i = 0; i < n; i += LANES) {
      store(Vectors.tanh(load(z, i)), y, i);
    }
  }

  /**
   * slope = phi'(z) and curvature = phi''(z) for n numbers. What works in place may be given phi(z)
   * for z, and writes no curvature.
   *
   * @param y phi(z)
   */
  void differentiate(Memory z, Memory y, Memory slope, Memory curvature, int n) {
    switch (this) {
      case IDENTITY -> linearSlopes(z, slope, 1f, n);
      case RELU -> linearSlopes(z, slope, 0f, n);
      case LEAKY_RELU -> linearSlopes(z, slope, LEAK, n);
      case SOFTPLUS -> softplusDerivatives(z, slope, curvature, n);
      case SWISH -> swishDerivatives(z, slope, curvature, n);
      case TANH -> tanhDerivatives(y, slope, curvature, n);
    }
  }

  private static void linearSlopes(Memory y, Memory slope, float below, int n) {
    FloatVector one = constant(1f);
    FloatVector leak = constant(below);
    for (int i = 0; i < n; i += LANES) {
      VectorMask<Float> above = load(y, i).compare(VectorOperators.GT, 0f);
      store(leak.blend(one, above), slope, i);
    }
  }

  private static void softplusDerivatives(Memory z, Memory slope, Memory curvature, int n) {
    FloatVector one = constant(1f);
    for (int i = 0; i < n; i += LANES) {
      FloatVector s = Vectors.sigmoid(load(z, i));
      store(s, slope, i);
      store(s.mul(one.sub(s)), curvature, i);
    }
  }

  private static void swishDerivatives(Memory z, Memory slope, Memory curvature, int n) {
    FloatVector one = constant(1f);
    FloatVector two = constant(2f);
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = load(z, i);
      FloatVector s = Vectors.sigmoid(v);
      FloatVector rest = one.sub(s);
      store(v.mul(rest).fma(s, s), slope, i);
      store(s.mul(rest).mul(v.fma(rest.sub(s), two)), curvature, i);
    }
  }

  private static void tanhDerivatives(Memory y, Memory slope, Memory curvature, int n) {
    FloatVector one = constant(1f);
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = load(y, i);
      FloatVector d = v.neg().fma(v, one);
      store(d, slope, i);
      store(v.mul(-2f).mul(d), curvature, i);
    }
  }

  /**
   * u *= phi'(z), where y = phi(z) and phi works in place, and adds the sum of the rows of the
   * result to one row.
   */
  void backwardInPlace(Memory y, Memory u, int rows, int columns, Memory sums, int offset) {
    float below = this == LEAKY_RELU ? LEAK : 0f;
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      backwardFourRows(y, u, r * columns, columns, below, sums, offset);
    }
    for (; r < rows; r++) {
      backwardRow(y, u, r * columns, columns, below, sums, offset);
    }
  }

  private static void backwardFourRows(
      Memory y, Memory u, int row, int columns, float below, Memory sums, int offset) {
    for (int c = 0; c < columns; c += LANES) {
      int i = row + c;
      FloatVector sum = load(sums, offset + c).add(backward(y, u, i, below));
      sum = sum.add(backward(y, u, i + columns, below));
      sum = sum.add(backward(y, u, i + 2 * columns, below));
      store(sum.add(backward(y, u, i + 3 * columns, below)), sums, offset + c);
    }
  }

  private static void backwardRow(
      Memory y, Memory u, int row, int columns, float below, Memory sums, int offset) {
    for (int c = 0; c < columns; c += LANES) {
      store(load(sums, offset + c).add(backward(y, u, row + c, below)), sums, offset + c);
    }
  }

  private static FloatVector backward(Memory y, Memory u, int i, float below) {
    FloatVector full = load(u, i);
    VectorMask<Float> above = load(y, i).compare(VectorOperators.GT, 0f);
    FloatVector d = full.mul(below).blend(full, above);
    store(d, u, i);
    return d;
  }
}
