package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;
import static org.langevin.nn.Vectors.constant;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import jdk.incubator.vector.FloatVector;

/**
 * The tangents of offset, group normalisation and swish, for a panel at a time.
 *
 * <p>With r = 1 / sqrt(variance + epsilon), the mean m over a group and h = r (x - m(x)), a tangent
 * of h is t = r (tx - m(tx) - h m(h tx)). For the cotangents a of h and b of t, the one of tx is r
 * (b - m(b) - h m(h b)), and the one of x is r (c - m(c) - h (m(h c) + m(t b))) with c = a - r (m(h
 * tx) b + m(h b) tx): the last term because r, too, depends on x. All means follow from sums over
 * the pixels, so that two loops over them do.
 */
final class NormalizedSwishTangent {
  private final int pixels;
  private final int row;

  // h = scale x + shift and t = scale tx + ofH h + rest.
  private float[] scale;
  private float[] shift;
  private final float[] ofH;
  private final float[] rest;

  // Sums of h, tx and h tx.
  private final float[] sum;
  private final float[] sumTangent;
  private final float[] sumProduct;

  // Sums of z, z h, tz, tz h and tz t for the cotangents z and tz of gamma h + beta and gamma t.
  final float[] ofBeta;
  private final float[] zh;
  private final float[] tz;
  private final float[] tzh;
  private final float[] tzt;

  /** The cotangents of gamma and of the offset. */
  final float[] ofGamma;

  final float[] ofOffset;

  // dx = byZ z + byTz tz + byTangent tx + byH h + constant, dtx = byZ tz + tangentByH h + ...
  private final float[] byZ;
  private final float[] byTz;
  private final float[] byTangent;
  private final float[] byH;
  private final float[] constant;
  private final float[] tangentByH;
  private final float[] tangentConstant;

  /** The mean of h tx over a group, and that of tx. */
  private final double[] meanProduct;

  private final double[] meanTangent;

  NormalizedSwishTangent(ImageSize size) {
    pixels = size.pixels();
    row = size.channels() * Images.ITEMS;
    ofH = new float[row];
    rest = new float[row];
    sum = new float[row];
    sumTangent = new float[row];
    sumProduct = new float[row];
    ofBeta = new float[row];
    zh = new float[row];
    tz = new float[row];
    tzh = new float[row];
    tzt = new float[row];
    ofGamma = new float[row];
    ofOffset = new float[row];
    byZ = new float[row];
    byTz = new float[row];
    byTangent = new float[row];
    byH = new float[row];
    constant = new float[row];
    tangentByH = new float[row];
    tangentConstant = new float[row];
    meanProduct = new double[row];
    meanTangent = new double[row];
  }

  /** Turns to a panel where h = scale x + shift. */
  void read(Images x, Images tx, int panel, float[] by, float[] plus) {
    scale = by;
    shift = plus;
    sums(x.memory, tx.memory, x.at(panel), pixels, scale, shift, sum, sumTangent, sumProduct);
  }

  private static void sums(
      Memory x,
      Memory tx,
      int at,
      int pixels,
      float[] scale,
      float[] shift,
      float[] sums,
      float[] tangents,
      float[] products) {
    int row = scale.length;
    for (int c = 0; c < row; c += LANES) {
      FloatVector a = fromArray(SPECIES, scale, c);
      FloatVector b = fromArray(SPECIES, shift, c);
      FloatVector sum = constant(0f);
      FloatVector tangent = constant(0f);
      FloatVector product = constant(0f);
      for (int p = 0; p < pixels; p++) {
        FloatVector h = load(x, at + p * row + c).fma(a, b);
        FloatVector t = load(tx, at + p * row + c);
        sum = sum.add(h);
        tangent = tangent.add(t);
        product = h.fma(t, product);
      }
      sum.intoArray(sums, c);
      tangent.intoArray(tangents, c);
      product.intoArray(products, c);
    }
  }

  private static double sum(float[] numbers, int begin, int members) {
    double sum = 0;
    for (int i = begin; i < begin + members; i += Images.ITEMS) {
      sum += numbers[i];
    }
    return sum;
  }

  private static double sum(float[] numbers, float[] gamma, int begin, int members) {
    double sum = 0;
    for (int i = begin; i < begin + members; i += Images.ITEMS) {
      sum += (double) gamma[i] * numbers[i];
    }
    return sum;
  }

  /**
   * Normalises the tangents of an item's group, whose numbers begin at a place of a row.
   *
   * @param n how many numbers a mean is over
   */
  void normalize(int begin, int members, double n, double r) {
    double first = sum(sumTangent, begin, members) / n;
    double second = sum(sumProduct, begin, members) / n;
    for (int i = begin; i < begin + members; i += Images.ITEMS) {
      meanTangent[i] = first;
      meanProduct[i] = second;
      ofH[i] = (float) (-r * second);
      rest[i] = (float) (-r * first);
    }
  }

  /** Sets ty. */
  void forward(Images x, Images tx, Images ty, int panel, float[] gamma, float[] beta) {
    forward(x.memory, tx.memory, ty.memory, x.at(panel), gamma, beta);
  }

  private void forward(Memory x, Memory tx, Memory ty, int at, float[] gammas, float[] betas) {
    for (int c = 0; c < row; c += LANES) {
      FloatVector a = fromArray(SPECIES, scale, c);
      FloatVector b = fromArray(SPECIES, shift, c);
      FloatVector d = fromArray(SPECIES, ofH, c);
      FloatVector e = fromArray(SPECIES, rest, c);
      FloatVector gamma = fromArray(SPECIES, gammas, c);
      FloatVector beta = fromArray(SPECIES, betas, c);
      for (int p = 0; p < pixels; p++) {
        int i = at + p * row + c;
        FloatVector h = load(x, i).fma(a, b);
        FloatVector t = load(tx, i).fma(a, h.fma(d, e));
        FloatVector z = h.fma(gamma, beta);
        FloatVector s = Vectors.sigmoid(z);
        FloatVector slope = z.mul(constant(1f).sub(s)).fma(s, s);
        store(slope.mul(gamma).mul(t), ty, i);
      }
    }
  }

  /** Turns cotangents of y and ty into those of gamma h + beta and gamma t. */
  void slopes(Images x, Images tx, Images dy, Images dty, int panel, float[] gamma, float[] beta) {
    slopes(x.memory, tx.memory, dy.memory, dty.memory, x.at(panel), gamma, beta);
    for (int i = 0; i < row; i++) {
      ofGamma[i] = zh[i] + tzt[i];
    }
  }

  private void slopes(
      Memory x, Memory tx, Memory u, Memory w, int at, float[] gammas, float[] betas) {
    for (int c = 0; c < row; c += LANES) {
      FloatVector a = fromArray(SPECIES, scale, c);
      FloatVector b = fromArray(SPECIES, shift, c);
      FloatVector d = fromArray(SPECIES, ofH, c);
      FloatVector e = fromArray(SPECIES, rest, c);
      FloatVector gamma = fromArray(SPECIES, gammas, c);
      FloatVector beta = fromArray(SPECIES, betas, c);
      FloatVector sumZ = constant(0f);
      FloatVector sumZh = constant(0f);
      FloatVector sumTz = constant(0f);
      FloatVector sumTzh = constant(0f);
      FloatVector sumTzt = constant(0f);
      for (int p = 0; p < pixels; p++) {
        int i = at + p * row + c;
        FloatVector h = load(x, i).fma(a, b);
        FloatVector t = load(tx, i).fma(a, h.fma(d, e));
        FloatVector y = h.fma(gamma, beta);
        FloatVector s = Vectors.sigmoid(y);
        FloatVector left = constant(1f).sub(s);
        FloatVector slope = y.mul(left).fma(s, s);
        FloatVector bend = s.mul(left).mul(y.fma(left.sub(s), constant(2f)));
        FloatVector cotangent = load(w, i);
        FloatVector second = cotangent.mul(slope);
        FloatVector first = load(u, i).fma(slope, cotangent.mul(bend).mul(gamma).mul(t));
        store(first, u, i);
        store(second, w, i);
        sumZ = sumZ.add(first);
        sumZh = first.fma(h, sumZh);
        sumTz = sumTz.add(second);
        sumTzh = second.fma(h, sumTzh);
        sumTzt = second.fma(t, sumTzt);
      }
      sumZ.intoArray(ofBeta, c);
      sumZh.intoArray(zh, c);
      sumTz.intoArray(tz, c);
      sumTzh.intoArray(tzh, c);
      sumTzt.intoArray(tzt, c);
    }
  }

  /** Finds what the cotangents of an item's group consist of. */
  void combine(int begin, int members, double n, double r, float[] gamma) {
    double a = sum(ofBeta, gamma, begin, members) / n;
    double ah = sum(zh, gamma, begin, members) / n;
    double b = sum(tz, gamma, begin, members) / n;
    double bh = sum(tzh, gamma, begin, members) / n;
    double bt = sum(tzt, gamma, begin, members) / n;
    double product = meanProduct[begin];
    double c = a - r * (product * b + bh * meanTangent[begin]);
    double ch = ah - 2 * r * product * bh;
    for (int i = begin; i < begin + members; i += Images.ITEMS) {
      byZ[i] = (float) (r * gamma[i]);
      byTz[i] = (float) (-r * r * product * gamma[i]);
      byTangent[i] = (float) (-r * r * bh);
      byH[i] = (float) (-r * (ch + bt));
      constant[i] = (float) (-r * c);
      tangentByH[i] = (float) (-r * bh);
      tangentConstant[i] = (float) (-r * b);
      ofOffset[i] =
          (float)
              ((double) byZ[i] * ofBeta[i]
                  + (double) byTz[i] * tz[i]
                  + (double) byTangent[i] * sumTangent[i]
                  + (double) byH[i] * sum[i]
                  + (double) constant[i] * pixels);
    }
  }

  /** Turns the cotangents that {@link #slopes} left into those of x and tx. */
  void backward(Images x, Images tx, Images dy, Images dty, int panel) {
    backward(x.memory, tx.memory, dy.memory, dty.memory, x.at(panel));
  }

  private void backward(Memory x, Memory tx, Memory u, Memory w, int at) {
    for (int c = 0; c < row; c += LANES) {
      FloatVector a = fromArray(SPECIES, scale, c);
      FloatVector b = fromArray(SPECIES, shift, c);
      FloatVector ofZ = fromArray(SPECIES, byZ, c);
      FloatVector ofTz = fromArray(SPECIES, byTz, c);
      FloatVector ofTangent = fromArray(SPECIES, byTangent, c);
      FloatVector inH = fromArray(SPECIES, byH, c);
      FloatVector plus = fromArray(SPECIES, constant, c);
      FloatVector tangentInH = fromArray(SPECIES, tangentByH, c);
      FloatVector tangentPlus = fromArray(SPECIES, tangentConstant, c);
      for (int p = 0; p < pixels; p++) {
        int i = at + p * row + c;
        FloatVector h = load(x, i).fma(a, b);
        FloatVector z = load(u, i);
        FloatVector second = load(w, i);
        FloatVector dx = load(tx, i).fma(ofTangent, h.fma(inH, plus));
        store(z.fma(ofZ, second.fma(ofTz, dx)), u, i);
        store(second.fma(ofZ, h.fma(tangentInH, tangentPlus)), w, i);
      }
    }
  }
}
