package org.langevin.kit.dataset;

import java.util.Arrays;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Transition;

/**
 * A covariance matrix by its principal axes, Sigma = Q^T diag(v) Q. A linear SDE whose coefficients
 * are numbers keeps the axes and turns v into m^2 v + s^2.
 */
final class Covariance {
  private static final int SWEEPS = 100;

  private final double[] variances;

  /** Q, one axis in each row; null for the coordinate axes. */
  private final double[][] axes;

  private Covariance(double[] variances, double[][] axes) {
    this.variances = variances;
    this.axes = axes;
  }

  /** diag(v), v positive and not copied. */
  static Covariance diagonal(double[] variances) {
    return new Covariance(variances, null);
  }

  /** A square matrix, checked for symmetry and positive definiteness. */
  static Covariance of(double[][] matrix, String pointer) {
    int d = matrix.length;
    double[][] a = new double[d][d];
    boolean diagonal = true;
    double largest = 0;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double difference = Math.abs(matrix[i][j] - matrix[j][i]);
        if (!(difference <= 1e-9 * (Math.abs(matrix[i][j]) + Math.abs(matrix[j][i])))) {
          throw new InvalidExperimentException(
              pointer + "/" + i + "/" + j,
              "a covariance is symmetric, but here stands "
                  + matrix[i][j]
                  + " and on the other side of the diagonal "
                  + matrix[j][i]);
        }
        a[i][j] = (matrix[i][j] + matrix[j][i]) / 2;
        diagonal &= i == j || a[i][j] == 0;
        largest = Math.max(largest, Math.abs(a[i][j]));
      }
    }
    double[][] q = diagonal ? null : diagonalise(a);
    double[] variances = new double[d];
    for (int i = 0; i < d; i++) {
      variances[i] = a[i][i];
      // What rounding makes of a singular matrix counts as singular.
      if (!(variances[i] > 1e-13 * d * largest) || Double.isInfinite(variances[i])) {
        throw new InvalidExperimentException(
            pointer,
            "a covariance is positive definite, but this one has the eigenvalue " + variances[i]);
      }
    }
    return new Covariance(variances, q);
  }

  /**
   * The cyclic Jacobi method (Golub and Van Loan 2013, section 8.5): leaves the eigenvalues on the
   * diagonal and returns the eigenvectors in rows.
   */
  private static double[][] diagonalise(double[][] a) {
    int d = a.length;
    double[][] q = new double[d][d];
    for (int i = 0; i < d; i++) {
      q[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean done = true;
      for (int i = 0; i < d; i++) {
        for (int j = i + 1; j < d; j++) {
          if (Math.abs(a[i][j]) > 1e-17 * Math.sqrt(Math.abs(a[i][i] * a[j][j]))) {
            rotate(a, q, i, j);
            done = false;
          }
        }
      }
      if (done) {
        break;
      }
    }
    return q;
  }

  private static void rotate(double[][] a, double[][] q, int i, int j) {
    double theta = (a[j][j] - a[i][i]) / (2 * a[i][j]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double first = a[k][i];
      double second = a[k][j];
      a[k][i] = c * first - s * second;
      a[k][j] = s * first + c * second;
    }
    for (int k = 0; k < a.length; k++) {
      double first = a[i][k];
      double second = a[j][k];
      a[i][k] = c * first - s * second;
      a[j][k] = s * first + c * second;
      first = q[i][k];
      second = q[j][k];
      q[i][k] = c * first - s * second;
      q[j][k] = s * first + c * second;
    }
    a[i][j] = 0;
    a[j][i] = 0;
  }

  /**
   * Of M X + b + L Z, where X has this covariance: M Sigma M^T + L L^T.
   *
   * @param dimension of X
   */
  Covariance under(Transition transition, int dimension) {
    int k = transition.blocks();
    BlockMatrix noise = transition.root().times(transition.root().transposed());
    double[][] matrix = new double[k * dimension][k * dimension];
    for (int i = 0; i < matrix.length; i++) {
      double left = transition.signal().get(i / k, i % k, 0);
      for (int j = 0; j < matrix.length; j++) {
        matrix[i][j] =
            left * transition.signal().get(j / k, j % k, 0) * covariance(i / k, j / k)
                + (i / k == j / k ? noise.get(i / k, i % k, j % k) : 0);
      }
    }
    double[][] q = diagonalise(matrix);
    double[] widened = new double[matrix.length];
    for (int i = 0; i < widened.length; i++) {
      widened[i] = Math.max(matrix[i][i], Double.MIN_NORMAL);
    }
    return new Covariance(widened, q);
  }

  /** Of two coordinates. */
  double covariance(int first, int second) {
    if (axes == null) {
      return first == second ? variances[first] : 0;
    }
    double sum = 0;
    for (int i = 0; i < variances.length; i++) {
      sum += axes[i][first] * axes[i][second] * variances[i];
    }
    return sum;
  }

  Covariance under(Marginal marginal) {
    double[] widened = new double[variances.length];
    for (int i = 0; i < widened.length; i++) {
      widened[i] =
          marginal.scale() * marginal.scale() * variances[i]
              + marginal.deviation() * marginal.deviation();
    }
    return new Covariance(widened, axes);
  }

  double logDeterminant() {
    double sum = 0;
    for (double variance : variances) {
      sum += StrictMath.log(variance);
    }
    return sum;
  }

  /** The variance of a coordinate. */
  double variance(int coordinate) {
    if (axes == null) {
      return variances[coordinate];
    }
    double sum = 0;
    for (int i = 0; i < variances.length; i++) {
      sum += axes[i][coordinate] * axes[i][coordinate] * variances[i];
    }
    return sum;
  }

  /** Whether the axes are those of the coordinates. */
  boolean isDiagonal() {
    return axes == null;
  }

  /**
   * Prepares n points side by side: Q (x - mean).
   *
   * @param x a row for each coordinate
   * @param room for as many rows
   * @return the room; where the axes are those of the coordinates, x itself
   */
  double[][] along(double[][] x, double[] mean, double[][] room, int n) {
    if (isDiagonal()) {
      return x;
    }
    for (int i = 0; i < variances.length; i++) {
      Arrays.fill(room[i], 0, n, 0);
      for (int j = 0; j < variances.length; j++) {
        Columns.addMultiple(axes[i][j], x[j], mean[j], room[i], n);
      }
    }
    return room;
  }

  /**
   * terms -= (x - mean)^T Sigma^-1 (x - mean) / 2 for n points.
   *
   * @param y of {@link #along}
   */
  void subtractHalfSquares(double[][] y, double[] mean, double[] terms, int n) {
    for (int i = 0; i < variances.length; i++) {
      double centre = isDiagonal() ? mean[i] : 0;
      Columns.subtractSquare(0.5 / variances[i], y[i], centre, terms, n);
    }
  }

  /**
   * gradient -= weight Sigma^-1 (x - mean) for n points: terms of their scores.
   *
   * @param y of {@link #along}
   * @param weights one for each point
   * @param gradient a row for each coordinate
   */
  void subtractGradient(double[][] y, double[] mean, double[] weights, double[][] gradient, int n) {
    for (int i = 0; i < variances.length; i++) {
      double precision = 1 / variances[i];
      if (isDiagonal()) {
        Columns.subtractProduct(precision, weights, y[i], mean[i], gradient[i], n);
        continue;
      }
      for (int j = 0; j < variances.length; j++) {
        Columns.subtractProduct(precision * axes[i][j], weights, y[i], 0, gradient[j], n);
      }
    }
  }

  /** Q^T diag(v)^(1/2) z, which has this covariance if z is standard normal. */
  double[] colour(double[] z) {
    double[] x = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      double y = Math.sqrt(variances[i]) * z[i];
      if (axes == null) {
        x[i] = y;
      } else {
        for (int j = 0; j < z.length; j++) {
          x[j] += y * axes[i][j];
        }
      }
    }
    return x;
  }
}
