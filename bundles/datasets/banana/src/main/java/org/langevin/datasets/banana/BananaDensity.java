package org.langevin.datasets.banana;

import org.langevin.api.dataset.Density;
import org.langevin.api.sde.Marginal;

/** The density of m X + c, where X is the banana. */
record BananaDensity(int dimension, double bend, double deviation, Marginal marginal)
    implements Density {
  @Override
  public double logDensity(float[] x, int offset) {
    double first = item(x[offset]);
    double second = straightened(first, item(x[offset + 1]));
    double squares = first * first / (deviation * deviation) + second * second;
    for (int i = offset + 2; i < offset + dimension; i++) {
      squares += item(x[i]) * item(x[i]);
    }
    return -0.5 * squares
        - dimension
            * (0.5 * StrictMath.log(2 * Math.PI) + StrictMath.log(Math.abs(marginal.scale())))
        - StrictMath.log(deviation);
  }

  @Override
  public void score(float[] x, int offset, float[] score) {
    double m = marginal.scale();
    double first = item(x[offset]);
    double second = straightened(first, item(x[offset + 1]));
    for (int i = offset + 2; i < offset + dimension; i++) {
      score[i] = (float) (-item(x[i]) / m);
    }
    score[offset] = (float) ((-first / (deviation * deviation) - 2 * bend * first * second) / m);
    score[offset + 1] = (float) (-second / m);
  }

  private double item(double x) {
    return (x - marginal.offset()) / marginal.scale();
  }

  /** The second coordinate of the normal law, before it was bent. */
  private double straightened(double first, double second) {
    return second + bend * (first * first - deviation * deviation);
  }
}
