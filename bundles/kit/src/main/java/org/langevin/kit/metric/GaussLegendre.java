package org.langevin.kit.metric;

/** The Gauss-Legendre rule of {@value #NODES} nodes, exact for polynomials below twice as many. */
final class GaussLegendre {
  static final int NODES = 15;

  /** On [-1, 1]. */
  private static final double[] PLACES = new double[NODES];

  private static final double[] WEIGHTS = new double[NODES];

  static {
    // The zeros of the Legendre polynomial P_n by Newton's method; weights 2 / ((1 - x^2) P_n'^2).
    for (int i = 0; i < NODES; i++) {
      double x = -StrictMath.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
      double slope = 1;
      for (int step = 0; step < 20; step++) {
        double before = 1;
        double value = x;
        for (int n = 2; n <= NODES; n++) {
          double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
          before = value;
          value = next;
        }
        slope = NODES * (x * value - before) / (x * x - 1);
        x -= value / slope;
      }
      PLACES[i] = x;
      WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
    }
  }

  private GaussLegendre() {}

  /** A node on [low, high]. */
  static double place(int node, double low, double high) {
    return low + (high - low) * ((1 + PLACES[node]) / 2);
  }

  /** Its weight there. */
  static double weight(int node, double low, double high) {
    return WEIGHTS[node] * ((high - low) / 2);
  }
}
