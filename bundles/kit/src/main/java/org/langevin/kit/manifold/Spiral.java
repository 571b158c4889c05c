package org.langevin.kit.manifold;

/**
 * A stretch of the spiral of Archimedes (t cos t, t sin t). The distance from a point is that to
 * the best of the local minima: they are bracketed between points of the stretch, and each is
 * halved down to rounding.
 */
final class Spiral {
  /** Between neighbours the direction turns by less than a hundredth. */
  private static final int PER_TURN = 720;

  private static final int HALVINGS = 48;

  private final double begin;
  private final double step;
  private final double[] x;
  private final double[] y;

  /** The stretch between two t, neither of them negative. */
  Spiral(double begin, double end) {
    int pieces = (int) Math.ceil((end - begin) / (2 * Math.PI) * PER_TURN) + 1;
    this.begin = begin;
    this.step = (end - begin) / pieces;
    this.x = new double[pieces + 1];
    this.y = new double[pieces + 1];
    for (int i = 0; i <= pieces; i++) {
      double t = begin + i * step;
      x[i] = t * StrictMath.cos(t);
      y[i] = t * StrictMath.sin(t);
    }
  }

  double distance(double px, double py) {
    double nearest = Double.POSITIVE_INFINITY;
    double before = Double.POSITIVE_INFINITY;
    double here = squared(0, px, py);
    for (int i = 0; i < x.length; i++) {
      double after = i + 1 < x.length ? squared(i + 1, px, py) : Double.POSITIVE_INFINITY;
      if (here <= before && here <= after) {
        nearest = Math.min(nearest, Math.min(here, refined(i, px, py)));
      }
      before = here;
      here = after;
    }
    return Math.sqrt(nearest);
  }

  private double squared(int i, double px, double py) {
    return (x[i] - px) * (x[i] - px) + (y[i] - py) * (y[i] - py);
  }

  /** Between the neighbours of a point that is nearer than they are. */
  private double refined(int i, double px, double py) {
    double low = begin + Math.max(0, i - 1) * step;
    double high = begin + Math.min(x.length - 1, i + 1) * step;
    for (int k = 0; k < HALVINGS; k++) {
      double t = (low + high) / 2;
      double cos = StrictMath.cos(t);
      double sin = StrictMath.sin(t);
      // Half the derivative of the squared distance: (p(t) - p) . p'(t).
      double slope = (t * cos - px) * (cos - t * sin) + (t * sin - py) * (sin + t * cos);
      if (slope > 0) {
        high = t;
      } else {
        low = t;
      }
    }
    double t = (low + high) / 2;
    double dx = t * StrictMath.cos(t) - px;
    double dy = t * StrictMath.sin(t) - py;
    return dx * dx + dy * dy;
  }
}
