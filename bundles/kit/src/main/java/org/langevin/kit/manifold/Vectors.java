package org.langevin.kit.manifold;

import org.langevin.api.random.RandomStream;

/** Points as arrays. */
final class Vectors {
  private Vectors() {}

  /** The Euclidean distance of two points. */
  static double distance(double[] x, int offset, double[] y) {
    double squares = 0;
    for (int i = 0; i < y.length; i++) {
      double difference = x[offset + i] - y[i];
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }

  /** A uniform direction: a normal vector has none that it prefers. */
  static void direction(RandomStream random, double[] target, int offset, int dimension) {
    double squares = 0;
    while (squares == 0) {
      for (int i = offset; i < offset + dimension; i++) {
        target[i] = random.nextGaussian();
        squares += target[i] * target[i];
      }
    }
    double length = Math.sqrt(squares);
    for (int i = offset; i < offset + dimension; i++) {
      target[i] /= length;
    }
  }

  /** The smallest and the largest coordinate of what lies around a centre. */
  static double[] reach(double[] centre, double radius) {
    double[] reach = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double coordinate : centre) {
      reach[0] = Math.min(reach[0], coordinate - radius);
      reach[1] = Math.max(reach[1], coordinate + radius);
    }
    return reach;
  }
}
