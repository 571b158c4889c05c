package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.constant;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;

/**
 * Loops over the pixels of one item, for as many channels at once as a vector has lanes; what is
 * the same for all pixels stays in registers.
 */
final class NormalizedSwishKernels {
  private NormalizedSwishKernels() {}

  /**
   * Sums of x - p and (x - p)^2 over the pixels, where p is the first pixel, lest digits cancel.
   */
  static void moments(
      ByteBuffer x, int at, int pixels, int channels, ByteBuffer sums, ByteBuffer squares) {
    for (int c = 0; c < channels; c += LANES) {
      FloatVector pivot = load(x, at + c);
      FloatVector sum = constant(0f);
      FloatVector square = constant(0f);
      FloatVector oddSum = constant(0f);
      FloatVector oddSquare = constant(0f);
      int even = pixels & -2;
      for (int p = 0; p < even; p += 2) {
        FloatVector v = load(x, at + p * channels + c).sub(pivot);
        FloatVector w = load(x, at + (p + 1) * channels + c).sub(pivot);
        sum = sum.add(v);
        oddSum = oddSum.add(w);
        square = v.fma(v, square);
        oddSquare = w.fma(w, oddSquare);
      }
      if (even < pixels) {
        FloatVector v = load(x, at + even * channels + c).sub(pivot);
        sum = sum.add(v);
        square = v.fma(v, square);
      }
      store(sum.add(oddSum), sums, c);
      store(square.add(oddSquare), squares, c);
    }
  }

  /** y = swish(scale x + shift). */
  static void swish(
      ByteBuffer x,
      ByteBuffer y,
      int at,
      int pixels,
      int channels,
      ByteBuffer scale,
      ByteBuffer shift) {
    for (int c = 0; c < channels; c += LANES) {
      FloatVector a = load(scale, c);
      FloatVector b = load(shift, c);
      for (int p = 0; p < pixels; p++) {
        int i = at + p * channels + c;
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
      int channels,
      ByteBuffer scale,
      ByteBuffer shift,
      ByteBuffer parameters,
      int gammas,
      int betas,
      ByteBuffer sums,
      ByteBuffer products) {
    for (int c = 0; c < channels; c += LANES) {
      FloatVector a = load(scale, c);
      FloatVector b = load(shift, c);
      FloatVector gamma = load(parameters, gammas + c);
      FloatVector beta = load(parameters, betas + c);
      FloatVector sum = constant(0f);
      FloatVector product = constant(0f);
      for (int p = 0; p < pixels; p++) {
        int i = at + p * channels + c;
        FloatVector h = load(x, i).fma(a, b);
        FloatVector z = h.fma(gamma, beta);
        FloatVector s = Vectors.sigmoid(z);
        FloatVector d = load(u, i).mul(z.mul(constant(1f).sub(s)).fma(s, s));
        store(d, u, i);
        sum = sum.add(d);
        product = d.fma(h, product);
      }
      store(sum, sums, c);
      store(product, products, c);
    }
  }

  /** u = a u + b x + c, with a, b and c for each channel. */
  static void combine(
      ByteBuffer x,
      ByteBuffer u,
      int at,
      int pixels,
      int channels,
      ByteBuffer ofU,
      ByteBuffer ofX,
      ByteBuffer rest) {
    for (int c = 0; c < channels; c += LANES) {
      FloatVector a = load(ofU, c);
      FloatVector b = load(ofX, c);
      FloatVector r = load(rest, c);
      for (int p = 0; p < pixels; p++) {
        int i = at + p * channels + c;
        store(load(u, i).fma(a, load(x, i).fma(b, r)), u, i);
      }
    }
  }
}
