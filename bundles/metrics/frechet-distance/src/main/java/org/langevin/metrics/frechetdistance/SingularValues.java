package org.langevin.metrics.frechetdistance;

import org.ejml.dense.row.decomposition.svd.implicitqr.SvdImplicitQrAlgorithm_DDRM;
import org.langevin.api.metric.MetricInput;

/** The singular values of a matrix: to a band, to two diagonals, and by implicit QR steps. */
final class SingularValues {
  private SingularValues() {}

  /**
   * Their sum.
   *
   * @param matrix row by row; overwritten
   */
  static double sum(Matrix matrix, MetricInput input) {
    if (matrix.rows() < matrix.columns()) {
      return sum(turned(matrix), input);
    }
    double largest = 0;
    for (double value : matrix.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest == 0) {
      return 0;
    }
    // Squares of the values have to be numbers.
    double unit = Math.scalb(1.0, Math.max(-1000, Math.min(1000, Math.getExponent(largest))));
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] /= unit;
    }
    BandReduction.reduce(matrix, input);
    BulgeChase chase = new BulgeChase(matrix);
    chase.run();
    return unit * ofBidiagonal(chase.diagonal(), chase.superdiagonal());
  }

  private static Matrix turned(Matrix matrix) {
    Matrix turned = Matrix.zeros(matrix.columns(), matrix.rows());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        turned.values()[turned.index(j, i)] = matrix.get(i, j);
      }
    }
    return turned;
  }

  private static double ofBidiagonal(double[] diagonal, double[] above) {
    SvdImplicitQrAlgorithm_DDRM algorithm = new SvdImplicitQrAlgorithm_DDRM(true);
    algorithm.setMatrix(diagonal.length, diagonal.length, diagonal, above);
    if (!algorithm.process()) {
      throw new ArithmeticException("no singular values were found of a product of covariances");
    }
    double sum = 0;
    for (int i = 0; i < diagonal.length; i++) {
      sum += Math.abs(algorithm.getSingularValue(i));
    }
    return sum;
  }
}
