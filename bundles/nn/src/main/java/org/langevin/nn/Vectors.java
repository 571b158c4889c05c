package org.langevin.nn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Functions of vectors of floats. Made of operations that IEEE 754 rounds correctly, so that the
 * interpreter, the compiler and every width of vector give the same bits; the JDK's own exponential
 * does not.
 */
final class Vectors {
  /** As wide as the machine likes, but not wider than the padding of memory. */
  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() * Float.BYTES > Arena.ALIGNMENT
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  static final int LANES = SPECIES.length();

  private static final float LOG2_E = 1.44269504f;

  /** ln 2 in two parts, the first exact in few bits. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;

  /** Adding it rounds to an integer, which then stands in the lowest bits. */
  private static final float ROUND = 0x1.8p23f;

  /** Beyond it, the power of two would leave the range of normal floats. */
  private static final float LARGEST_EXPONENT = 87f;

  /**
   * Where softplus and the sigmoid, below e^-22 = 3e-10, become 0: products of a few of them would
   * leave the range of normal floats, and arithmetic with what lies below is a hundred times
   * slower.
   */
  private static final float NEGLIGIBLE = -22f;

  private Vectors() {}

  static FloatVector load(Memory memory, int index) {
    return VectorAccess.load(memory.vectors, index << 2);
  }

  static void store(FloatVector value, Memory memory, int index) {
    VectorAccess.store(value, memory.vectors, index << 2);
  }

  static FloatVector constant(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  /** max(x, 0); what is not a number stays so. */
  static FloatVector rectify(FloatVector x) {
    FloatVector zero = FloatVector.zero(SPECIES);
    return x.blend(zero, x.compare(VectorOperators.LT, zero));
  }

  /** x = max(x, 0) for n numbers, a multiple of the vectors' width. */
  static void rectify(float[] x, int offset, int n) {
    for (int i = offset; i < offset + n; i += LANES) {
      rectify(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
    }
  }

  /** e^x, to a relative error of 2e-7, for x clamped to [-87, 87]. */
  static FloatVector exp(FloatVector x) {
    return decay(x.min(LARGEST_EXPONENT));
  }

  /**
   * e^x for x up to 87, clamped to -87 below: x = n ln 2 + r with |r| at most half of ln 2, a
   * polynomial for e^r, and n added to its exponent.
   */
  private static FloatVector decay(FloatVector x) {
    FloatVector z = x.max(-LARGEST_EXPONENT);
    FloatVector rounded = z.fma(constant(LOG2_E), constant(ROUND));
    FloatVector n = rounded.sub(ROUND);
    FloatVector r = n.fma(constant(-LN2_HIGH), z);
    r = n.fma(constant(-LN2_LOW), r);
    FloatVector p = constant(1f / 720).fma(r, constant(1f / 120));
    p = p.fma(r, constant(1f / 24));
    p = p.fma(r, constant(1f / 6));
    p = p.fma(r, constant(0.5f));
    p = p.fma(r, constant(1f));
    p = p.fma(r, constant(1f));
    IntVector exponent = rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
    return p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
  }

  private static FloatVector zeroWhereNegligible(FloatVector value, FloatVector x) {
    return value.blend(FloatVector.zero(SPECIES), x.compare(VectorOperators.LT, NEGLIGIBLE));
  }

  /** 1 / (1 + e^-x), or 0 for x below -22. */
  static FloatVector sigmoid(FloatVector x) {
    return zeroWhereNegligible(constant(1f).div(exp(x.neg()).add(1f)), x);
  }

  /** log(1 + e^x) = max(x, 0) + 2 artanh(u / (2 + u)) with u = e^-|x|, or 0 for x below -22. */
  static FloatVector softplus(FloatVector x) {
    FloatVector u = decay(x.abs().neg());
    FloatVector s = u.div(u.add(2f));
    FloatVector q = s.mul(s);
    FloatVector p = constant(2f / 15).fma(q, constant(2f / 13));
    p = p.fma(q, constant(2f / 11));
    p = p.fma(q, constant(2f / 9));
    p = p.fma(q, constant(2f / 7));
    p = p.fma(q, constant(2f / 5));
    p = p.fma(q, constant(2f / 3));
    p = p.fma(q, constant(2f));
    return zeroWhereNegligible(s.fma(p, x.max(0f)), x);
  }

  /**
   * tanh x = sign(x) (1 - v) / (1 + v) with v = e^-2|x|, or below 0.3, where that would cancel, the
   * series up to x^9.
   */
  static FloatVector tanh(FloatVector x) {
    FloatVector v = decay(x.abs().mul(-2f));
    FloatVector large = constant(1f).sub(v).div(v.add(1f));
    FloatVector q = x.mul(x);
    FloatVector p = constant(62f / 2835).fma(q, constant(-17f / 315));
    p = p.fma(q, constant(2f / 15));
    p = p.fma(q, constant(-1f / 3));
    FloatVector small = p.mul(q).fma(x, x);
    VectorMask<Float> negative = x.compare(VectorOperators.LT, 0f);
    VectorMask<Float> near = q.compare(VectorOperators.LT, 0.09f);
    return large.blend(large.neg(), negative).blend(small, near);
  }
}
