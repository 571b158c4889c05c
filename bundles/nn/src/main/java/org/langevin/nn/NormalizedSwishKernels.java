package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;
import static org.langevin.nn.Vectors.constant;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;

/**
 * Loops over the pixels of a panel, for as many items of a channel at once as a vector has lanes;
 * what is the same for all pixels stays in registers. Rows have a number for each channel and item,
 * as many as a pixel has.
 */
final class NormalizedSwishKernels {
  private NormalizedSwishKernels() {}

  /**
   * Sums of x - p and (x - p)^2 over the pixels, where p is the first pixel, lest digits cancel.
   */
  static void moments(ByteBuffer x, int at, int pixels, float[] sums, float[] squares) {
    int row = sums.length;
    for (int c = 0; c < row; c += LANES) {
      FloatVector pivot = load(x, at + c);
      FloatVector sum = constant(0f);
      FloatVector square = constant(0f);
      FloatVector oddSum = constant(0f);
      FloatVector oddSquare = constant(0f);
      int even = pixels & -2;
      for (int p = 0; p < even; p += 2) {
        FloatVector v = load(x, at + p * row + c).sub(pivot);
        FloatVector w = load(x, at + (p + 1) * row + c).sub(pivot);
        sum = sum.add(v);
        oddSum = oddSum.add(w);
        square = v.fma(v, square);
        oddSquare = w.fma(w, oddSquare);
      }
      if (even < pixels) {
        FloatVector v = load(x, at + even * row + c).sub(pivot);
        sum = sum.add(v);
        square = v.fma(v, square);
      }
      sum.add(oddSum).intoArray(sums, c);
      square.add(oddSquare).intoArray(squares, c);
    }
  }

  /** y = swish(scale x + shift). */
  static void swish(ByteBuffer x, ByteBuffer y, int at, int pixels, float[] scale, float[] shift) {
    int row = scale.length;
    for (int c = 0; c < row; c += LANES) {
      FloatVector a = fromArray(SPECIES, scale, c);
      FloatVector b = fromArray(SPECIES, shift, c);
      for (int p = 0; p < pixels; p++) {
        int i = at + p * row + c;
        FloatVector z = load(x, i).fma(a, b);
        store(z.mul(Vectors.sigmoid(z)), y, i);
      }
    }
  }

  /**
   * With h = scale x + shift and z = gamma h + beta: u *= swish'(z), and the sums of u and of u h
   * over the pixels.
   */
  static void slopes(
      ByteBuffer x,
      ByteBuffer u,
      int at,
      int pixels,
      float[] scale,
      float[] shift,
      float[] gammas,
      float[] betas,
      float[] sums,
      float[] products) {
    int row = scale.length;
    for (int c = 0; c < row; c += LANES) {
      FloatVector a = fromArray(SPECIES, scale, c);
      FloatVector b = fromArray(SPECIES, shift, c);
      FloatVector gamma = fromArray(SPECIES, gammas, c);
      FloatVector beta = fromArray(SPECIES, betas, c);
      FloatVector sum = constant(0f);
      FloatVector product = constant(0f);
      for (int p = 0; p < pixels; p++) {
        int i = at + p * row + c;
        FloatVector h = load(x, i).fma(a, b);
        FloatVector z = h.fma(gamma, beta);
        FloatVector s = Vectors.sigmoid(z);
        FloatVector d = load(u, i).mul(z.mul(constant(1f).sub(s)).fma(s, s));
        store(d, u, i);
        sum = sum.add(d);
        product = d.fma(h, product);
      }
      sum.intoArray(sums, c);
      product.intoArray(products, c);
    }
  }

  /** u = a u + b x + c, with rows a, b and c. */
  static void combine(
      ByteBuffer x, ByteBuffer u, int at, int pixels, float[] ofU, float[] ofX, float[] rest) {
    int row = rest.length;
    for (int c = 0; c < row; c += LANES) {
      FloatVector a = fromArray(SPECIES, ofU, c);
      FloatVector b = fromArray(SPECIES, ofX, c);
      FloatVector r = fromArray(SPECIES, rest, c);
      for (int p = 0; p < pixels; p++) {
        int i = at + p * row + c;
        store(load(u, i).fma(a, load(x, i).fma(b, r)), u, i);
      }
    }
  }
}
