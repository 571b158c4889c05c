package org.langevin.nn;

/**
 * The tangents of offset, group normalisation and swish, for one item at a time, in double
 * precision.
 *
 * <p>With r = 1 / sqrt(variance + epsilon), the mean m over a group and h = r (x - m(x)), a tangent
 * of h is t = r (tx - m(tx) - h m(h tx)). For the cotangents a of h and b of t, the one of tx is r
 * (b - m(b) - h m(h b)), and the one of x is r (c - m(c) - h (m(h c) + m(t b))) with c = a - r (m(h
 * tx) b + m(h b) tx): the last term because r, too, depends on x.
 */
final class NormalizedSwishTangent {
  private final int pixels;
  private final int channels;
  private final int groups;
  private final int gammas;
  private final int betas;
  private final Memory parameters;
  private final Memory linear;
  private final Memory slope;
  private final Memory curvature;
  private final double[] normalized;
  private final double[] tangent;
  private final double[] a;
  private final double[] b;
  private final double[] inverse;

  NormalizedSwishTangent(
      int pixels, int channels, int groups, int gammas, int betas, Memory parameters, Arena arena) {
    this.pixels = pixels;
    this.channels = channels;
    this.groups = groups;
    this.gammas = gammas;
    this.betas = betas;
    this.parameters = parameters;
    int n = pixels * channels;
    linear = arena.allocate(n);
    slope = arena.allocate(n);
    curvature = arena.allocate(n);
    normalized = new double[n];
    tangent = new double[n];
    a = new double[n];
    b = new double[n];
    inverse = new double[groups];
  }

  private int group(int channel) {
    return channel / (channels / groups);
  }

  /** Turns to an item whose mean and r are known. */
  void read(
      Memory x, int at, Memory offsets, int offset, double[] mean, double[] inverses, int first) {
    System.arraycopy(inverses, first, inverse, 0, groups);
    for (int i = 0; i < pixels * channels; i++) {
      int c = i % channels;
      int g = group(c);
      double h = ((double) x.get(at + i) + offsets.get(offset + c) - mean[first + g]) * inverse[g];
      normalized[i] = h;
      linear.put(i, (float) (h * parameters.get(gammas + c) + parameters.get(betas + c)));
    }
    Activation.SWISH.differentiate(
        linear.bytes, linear.bytes, slope.bytes, curvature.bytes, pixels * channels);
  }

  private interface Term {
    double at(int i);
  }

  /** The mean of a term over a group. */
  private double mean(int group, Term term) {
    int width = channels / groups;
    double sum = 0;
    for (int p = 0; p < pixels; p++) {
      for (int i = p * channels + group * width; i < p * channels + (group + 1) * width; i++) {
        sum += term.at(i);
      }
    }
    return sum / (pixels * width);
  }

  private double[] means(Term term) {
    double[] means = new double[groups];
    for (int g = 0; g < groups; g++) {
      means[g] = mean(g, term);
    }
    return means;
  }

  private double[] differentiate(Memory tx, int at) {
    double[] means = means(i -> tx.get(at + i));
    double[] products = means(i -> normalized[i] * tx.get(at + i));
    for (int i = 0; i < pixels * channels; i++) {
      int g = group(i % channels);
      tangent[i] = inverse[g] * (tx.get(at + i) - means[g] - normalized[i] * products[g]);
    }
    return products;
  }

  /** Sets ty. */
  void forward(Memory tx, Memory ty, int at) {
    differentiate(tx, at);
    for (int i = 0; i < pixels * channels; i++) {
      double gamma = parameters.get(gammas + i % channels);
      ty.put(at + i, (float) (slope.get(i) * gamma * tangent[i]));
    }
  }

  /** Turns cotangents of y and ty into those of x and tx. */
  void backward(
      Memory tx, Memory dy, Memory dty, int at, Memory doffsets, int offset, Memory gradient) {
    double[] ofTangent = differentiate(tx, at);
    double[] ofGamma = new double[channels];
    double[] ofBeta = new double[channels];
    for (int i = 0; i < pixels * channels; i++) {
      int c = i % channels;
      double gamma = parameters.get(gammas + c);
      double u = dy.get(at + i);
      double w = dty.get(at + i);
      double z = u * slope.get(i) + w * curvature.get(i) * gamma * tangent[i];
      double tz = w * slope.get(i);
      ofGamma[c] += z * normalized[i] + tz * tangent[i];
      ofBeta[c] += z;
      a[i] = z * gamma;
      b[i] = tz * gamma;
    }
    double[] meanB = means(i -> b[i]);
    double[] productB = means(i -> b[i] * normalized[i]);
    double[] tangentB = means(i -> b[i] * tangent[i]);
    for (int i = 0; i < pixels * channels; i++) {
      int g = group(i % channels);
      a[i] -= inverse[g] * (ofTangent[g] * b[i] + productB[g] * tx.get(at + i));
    }
    double[] meanA = means(i -> a[i]);
    double[] productA = means(i -> a[i] * normalized[i]);
    double[] ofOffset = new double[channels];
    for (int i = 0; i < pixels * channels; i++) {
      int c = i % channels;
      int g = group(c);
      double h = normalized[i];
      double dx = inverse[g] * (a[i] - meanA[g] - h * (productA[g] + tangentB[g]));
      ofOffset[c] += dx;
      dy.put(at + i, (float) dx);
      dty.put(at + i, (float) (inverse[g] * (b[i] - meanB[g] - h * productB[g])));
    }
    for (int c = 0; c < channels; c++) {
      if (gradient != null) {
        gradient.put(gammas + c, (float) (gradient.get(gammas + c) + ofGamma[c]));
        gradient.put(betas + c, (float) (gradient.get(betas + c) + ofBeta[c]));
      }
      if (doffsets != null) {
        doffsets.put(offset + c, (float) ofOffset[c]);
      }
    }
  }
}
