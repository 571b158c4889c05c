package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;
import static org.langevin.nn.Vectors.constant;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Loops over a panel, pixel after pixel as it lies in memory. Rows have a number for each channel
 * and item, as many as a pixel has, and stay in the nearest cache. Each method has one loop around
 * vectors.
 */
final class NormalizedSwishKernels {
  private NormalizedSwishKernels() {}

  /**
   * Sums of x - p and (x - p)^2 over the pixels, where p is the first pixel, lest digits cancel.
   */
  static void moments(Memory x, int at, int pixels, float[] sums, float[] squares) {
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    int row = sums.length;
    // The first pixel adds nothing, so that any number of pixels is one of pairs.
    for (int p = pixels & 1; p < pixels; p += 2) {
      addMoments(x, at, at + p * row, sums, squares);
    }
  }

  /** Adds those of two pixels: sums are loaded and stored half as often. */
  private static void addMoments(Memory x, int first, int at, float[] sums, float[] squares) {
    int next = at + sums.length;
    for (int i = 0; i < sums.length; i += LANES) {
      FloatVector pivot = load(x, first + i);
      FloatVector v = load(x, at + i).sub(pivot);
      FloatVector w = load(x, next + i).sub(pivot);
      fromArray(SPECIES, sums, i).add(v.add(w)).intoArray(sums, i);
      w.fma(w, v.fma(v, fromArray(SPECIES, squares, i))).intoArray(squares, i);
    }
  }

  /** y = swish(scale x + shift). */
  static void swish(Memory x, Memory y, int at, int pixels, float[] scale, float[] shift) {
    for (int p = 0; p < pixels; p++) {
      swish(x, y, at + p * scale.length, scale, shift);
    }
  }

  private static void swish(Memory x, Memory y, int at, float[] scale, float[] shift) {
    for (int i = 0; i < scale.length; i += LANES) {
      FloatVector a = fromArray(SPECIES, scale, i);
      FloatVector z = load(x, at + i).fma(a, fromArray(SPECIES, shift, i));
      store(z.mul(Vectors.sigmoid(z)), y, at + i);
    }
  }

  /**
   * With h = scale x + shift and z = gamma h + beta: u *= swish'(z), and the sums of u and of u h
   * over the pixels.
   */
  static void slopes(
      Memory x,
      Memory u,
      int at,
      int pixels,
      float[] scale,
      float[] shift,
      float[] gammas,
      float[] betas,
      float[] sums,
      float[] products) {
    Arrays.fill(sums, 0);
    Arrays.fill(products, 0);
    for (int p = 0; p < pixels; p++) {
      addSlopes(x, u, at + p * scale.length, scale, shift, gammas, betas, sums, products);
    }
  }

  private static void addSlopes(
      Memory x,
      Memory u,
      int at,
      float[] scale,
      float[] shift,
      float[] gammas,
      float[] betas,
      float[] sums,
      float[] products) {
    for (int i = 0; i < scale.length; i += LANES) {
      FloatVector a = fromArray(SPECIES, scale, i);
      FloatVector h = load(x, at + i).fma(a, fromArray(SPECIES, shift, i));
      FloatVector z = h.fma(fromArray(SPECIES, gammas, i), fromArray(SPECIES, betas, i));
      FloatVector s = Vectors.sigmoid(z);
      FloatVector d = load(u, at + i).mul(z.mul(constant(1f).sub(s)).fma(s, s));
      store(d, u, at + i);
      fromArray(SPECIES, sums, i).add(d).intoArray(sums, i);
      d.fma(h, fromArray(SPECIES, products, i)).intoArray(products, i);
    }
  }

  /** u = a u + b x + c, with rows a, b and c. */
  static void combine(
      Memory x, Memory u, int at, int pixels, float[] ofU, float[] ofX, float[] rest) {
    for (int p = 0; p < pixels; p++) {
      combine(x, u, at + p * rest.length, ofU, ofX, rest);
    }
  }

  private static void combine(Memory x, Memory u, int at, float[] ofU, float[] ofX, float[] rest) {
    for (int i = 0; i < rest.length; i += LANES) {
      FloatVector b = fromArray(SPECIES, ofX, i);
      FloatVector plus = load(x, at + i).fma(b, fromArray(SPECIES, rest, i));
      store(load(u, at + i).fma(fromArray(SPECIES, ofU, i), plus), u, at + i);
    }
  }
}
