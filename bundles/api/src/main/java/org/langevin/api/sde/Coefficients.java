package org.langevin.api.sde;

/**
 * The coefficients of an SDE at a time, for a state of k blocks:
 *
 * <pre>dX = (A X + c + n(X, t)) dt + G dW.</pre>
 *
 * @param drift A, k x k; in units of 1/time
 * @param offset c, k x 1
 * @param diffusion G, k x k
 */
public record Coefficients(BlockMatrix drift, BlockMatrix offset, BlockMatrix diffusion) {
  /** Checks the sizes. */
  public Coefficients {
    int k = drift.rows();
    if (drift.columns() != k
        || offset.rows() != k
        || offset.columns() != 1
        || diffusion.rows() != k
        || diffusion.columns() != k) {
      throw new IllegalArgumentException(
          "drift, offset and diffusion of a state of k blocks are k x k, k x 1 and k x k, not "
              + drift
              + ", "
              + offset
              + " and "
              + diffusion);
    }
  }

  /** The scalar case: dX = (a X + c + n) dt + g dW. */
  public static Coefficients of(double a, double c, double g) {
    return new Coefficients(BlockMatrix.scalar(a), BlockMatrix.scalar(c), BlockMatrix.scalar(g));
  }

  /** The scalar case without an offset: dX = (a X + n) dt + g dW. */
  public static Coefficients of(double a, double g) {
    return of(a, 0, g);
  }

  /** k. */
  public int blocks() {
    return drift.rows();
  }

  /** Whether all three are numbers: each component of an item diffuses by itself, all alike. */
  public boolean isScalar() {
    return drift.isScalar() && offset.isScalar() && diffusion.isScalar();
  }

  /** G G^T, the rate at which the covariance grows by noise. */
  public BlockMatrix covariance() {
    return diffusion.times(diffusion.transposed());
  }
}
