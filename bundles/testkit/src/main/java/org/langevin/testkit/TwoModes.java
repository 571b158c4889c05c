package org.langevin.testkit;

import org.langevin.api.dataset.Density;
import org.langevin.api.sde.Marginal;

/**
 * The density w N(-a, v) + (1 - w) N(a, v) on the line, for testing samplers on modes that are
 * apart.
 *
 * @param weight w
 * @param distance a
 * @param variance v
 */
public record TwoModes(double weight, double distance, double variance) implements Density {
  /** The law of X + s Z. */
  public TwoModes perturbed(Marginal noise) {
    return new TwoModes(weight, distance, variance + noise.deviation() * noise.deviation());
  }

  /** The share of points that lie nearer to the first mode. */
  public double shareOfFirst(float[] points) {
    int count = 0;
    for (float point : points) {
      count += point < 0 ? 1 : 0;
    }
    return (double) count / points.length;
  }

  @Override
  public int dimension() {
    return 1;
  }

  /** The logarithm of a mode's part of the density. */
  private double logPart(double x, double share, double mean) {
    return Math.log(share)
        - (x - mean) * (x - mean) / (2 * variance)
        - 0.5 * Math.log(2 * Math.PI * variance);
  }

  @Override
  public double logDensity(float[] x, int offset) {
    double first = logPart(x[offset], weight, -distance);
    double second = logPart(x[offset], 1 - weight, distance);
    return Math.max(first, second) + Math.log1p(Math.exp(-Math.abs(first - second)));
  }

  @Override
  public void score(float[] x, int offset, float[] score) {
    double first = logPart(x[offset], weight, -distance);
    double second = logPart(x[offset], 1 - weight, distance);
    double share = 1 / (1 + Math.exp(second - first));
    score[offset] = (float) ((distance * (1 - 2 * share) - x[offset]) / variance);
  }
}
