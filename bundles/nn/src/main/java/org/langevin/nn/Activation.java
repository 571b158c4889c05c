package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.constant;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import java.nio.ByteBuffer;
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

  /**
   * y = phi(z + bias), where the bias is the same for every row of z. The number of columns is a
   * multiple of the vector length.
   */
  void apply(ByteBuffer z, ByteBuffer bias, int offset, ByteBuffer y, int rows, int columns) {
    switch (this) {
      case IDENTITY -> identity(z, bias, offset, y, rows, columns);
      case RELU -> relu(z, bias, offset, y, rows, columns);
      case LEAKY_RELU -> leakyRelu(z, bias, offset, y, rows, columns);
      case SOFTPLUS -> softplus(z, bias, offset, y, rows, columns);
      case SWISH -> swish(z, bias, offset, y, rows, columns);
      case TANH -> tanh(z, bias, offset, y, rows, columns);
    }
  }

  private static void identity(
      ByteBuffer z, ByteBuffer bias, int offset, ByteBuffer y, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c += LANES) {
        store(load(z, r * columns + c).add(load(bias, offset + c)), y, r * columns + c);
      }
    }
  }

  private static void relu(
      ByteBuffer z, ByteBuffer bias, int offset, ByteBuffer y, int rows, int columns) {
    FloatVector zero = constant(0f);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c += LANES) {
        FloatVector v = load(z, r * columns + c).add(load(bias, offset + c));
        store(v.max(zero), y, r * columns + c);
      }
    }
  }

  private static void leakyRelu(
      ByteBuffer z, ByteBuffer bias, int offset, ByteBuffer y, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c += LANES) {
        FloatVector v = load(z, r * columns + c).add(load(bias, offset + c));
        store(v.max(v.mul(LEAK)), y, r * columns + c);
      }
    }
  }

  private static void softplus(
      ByteBuffer z, ByteBuffer bias, int offset, ByteBuffer y, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c += LANES) {
        FloatVector v = load(z, r * columns + c).add(load(bias, offset + c));
        store(Vectors.softplus(v), y, r * columns + c);
      }
    }
  }

  private static void swish(
      ByteBuffer z, ByteBuffer bias, int offset, ByteBuffer y, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c += LANES) {
        FloatVector v = load(z, r * columns + c).add(load(bias, offset + c));
        store(v.mul(Vectors.sigmoid(v)), y, r * columns + c);
      }
    }
  }

  private static void tanh(
      ByteBuffer z, ByteBuffer bias, int offset, ByteBuffer y, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c += LANES) {
        FloatVector v = load(z, r * columns + c).add(load(bias, offset + c));
        store(Vectors.tanh(v), y, r * columns + c);
      }
    }
  }

  /**
   * slope = phi'(z + bias) and curvature = phi''(z + bias). What works in place reads z as phi(z +
   * bias), ignores the bias and writes no curvature.
   */
  void differentiate(
      ByteBuffer z,
      ByteBuffer bias,
      int offset,
      ByteBuffer slope,
      ByteBuffer curvature,
      int rows,
      int columns) {
    switch (this) {
      case IDENTITY -> linearSlopes(z, slope, 1f, rows * columns);
      case RELU -> linearSlopes(z, slope, 0f, rows * columns);
      case LEAKY_RELU -> linearSlopes(z, slope, LEAK, rows * columns);
      case SOFTPLUS -> softplusDerivatives(z, bias, offset, slope, curvature, rows, columns);
      case SWISH -> swishDerivatives(z, bias, offset, slope, curvature, rows, columns);
      case TANH -> tanhDerivatives(z, bias, offset, slope, curvature, rows, columns);
    }
  }

  private static void linearSlopes(ByteBuffer y, ByteBuffer slope, float below, int n) {
    FloatVector one = constant(1f);
    FloatVector leak = constant(below);
    for (int i = 0; i < n; i += LANES) {
      VectorMask<Float> above = load(y, i).compare(VectorOperators.GT, 0f);
      store(leak.blend(one, above), slope, i);
    }
  }

  private static void softplusDerivatives(
      ByteBuffer z,
      ByteBuffer bias,
      int offset,
      ByteBuffer slope,
      ByteBuffer curvature,
      int rows,
      int columns) {
    FloatVector one = constant(1f);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c += LANES) {
        int i = r * columns + c;
        FloatVector s = Vectors.sigmoid(load(z, i).add(load(bias, offset + c)));
        store(s, slope, i);
        store(s.mul(one.sub(s)), curvature, i);
      }
    }
  }

  private static void swishDerivatives(
      ByteBuffer z,
      ByteBuffer bias,
      int offset,
      ByteBuffer slope,
      ByteBuffer curvature,
      int rows,
      int columns) {
    FloatVector one = constant(1f);
    FloatVector two = constant(2f);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c += LANES) {
        int i = r * columns + c;
        FloatVector v = load(z, i).add(load(bias, offset + c));
        FloatVector s = Vectors.sigmoid(v);
        FloatVector rest = one.sub(s);
        store(v.mul(rest).fma(s, s), slope, i);
        store(s.mul(rest).mul(v.fma(rest.sub(s), two)), curvature, i);
      }
    }
  }

  private static void tanhDerivatives(
      ByteBuffer z,
      ByteBuffer bias,
      int offset,
      ByteBuffer slope,
      ByteBuffer curvature,
      int rows,
      int columns) {
    FloatVector one = constant(1f);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c += LANES) {
        int i = r * columns + c;
        FloatVector y = Vectors.tanh(load(z, i).add(load(bias, offset + c)));
        FloatVector d = y.neg().fma(y, one);
        store(d, slope, i);
        store(y.mul(-2f).mul(d), curvature, i);
      }
    }
  }

  /**
   * u *= phi'(z), where y = phi(z) and phi works in place, and adds the sum of the rows of the
   * result to one row.
   */
  void backwardInPlace(
      ByteBuffer y, ByteBuffer u, int rows, int columns, ByteBuffer sums, int offset) {
    float below = this == LEAKY_RELU ? LEAK : 0f;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c += LANES) {
        int i = r * columns + c;
        FloatVector full = load(u, i);
        VectorMask<Float> above = load(y, i).compare(VectorOperators.GT, 0f);
        FloatVector d = full.mul(below).blend(full, above);
        store(d, u, i);
        store(load(sums, offset + c).add(d), sums, offset + c);
      }
    }
  }
}
