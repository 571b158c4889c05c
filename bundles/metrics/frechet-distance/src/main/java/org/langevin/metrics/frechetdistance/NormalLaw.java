package org.langevin.metrics.frechetdistance;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.Tasks;

/**
 * The normal law with the mean and the covariance of a sample.
 *
 * @param mean of d values
 * @param covariance d x d values, row by row: sum (x - mean)(x - mean)^T / (n - 1)
 */
record NormalLaw(double[] mean, double[] covariance) {
  /** Rows of a covariance that one task computes: few enough to stay in a core's cache. */
  private static final int BLOCK = 16;

  /**
   * Fits the law.
   *
   * @param features at least 2 x dimension values
   */
  static NormalLaw fit(float[] features, int dimension, MetricInput input) {
    int count = features.length / dimension;
    double[] mean = new double[dimension];
    for (int i = 0; i < features.length; i++) {
      mean[i % dimension] += features[i];
    }
    for (int i = 0; i < dimension; i++) {
      mean[i] /= count;
    }
    double[] covariance = new double[dimension * dimension];
    Tasks.run(
        (dimension + BLOCK - 1) / BLOCK,
        input,
        block ->
            rows(
                features,
                mean,
                block * BLOCK,
                Math.min((block + 1) * BLOCK, dimension),
                covariance));
    for (int i = 0; i < dimension; i++) {
      for (int j = i; j < dimension; j++) {
        covariance[i * dimension + j] /= count - 1.0;
        covariance[j * dimension + i] = covariance[i * dimension + j];
      }
    }
    return new NormalLaw(mean, covariance);
  }

  private static void rows(float[] features, double[] mean, int from, int to, double[] sums) {
    int dimension = mean.length;
    double[] centred = new double[dimension];
    for (int offset = 0; offset < features.length; offset += dimension) {
      for (int i = from; i < dimension; i++) {
        centred[i] = features[offset + i] - mean[i];
      }
      for (int i = from; i < to; i++) {
        double value = centred[i];
        int row = i * dimension;
        for (int j = i; j < dimension; j++) {
          sums[row + j] += value * centred[j];
        }
      }
    }
  }

  /** |mu_1 - mu_2|^2. */
  static double meanTerm(NormalLaw first, NormalLaw second) {
    double sum = 0;
    for (int i = 0; i < first.mean.length; i++) {
      double difference = first.mean[i] - second.mean[i];
      sum += difference * difference;
    }
    return sum;
  }

  /**
   * tr(S_1 + S_2 - 2 (S_1 S_2)^(1/2)), never negative.
   *
   * <p>With roots S_k = A_k A_k^T the last trace is the sum of the singular values of A_1^T A_2.
   * Unlike a square root of the product, which need not be symmetric, this is stable for
   * covariances of any rank.
   */
  static double covarianceTerm(NormalLaw first, NormalLaw second, MetricInput input) {
    NormalLaw[] laws = {first, second};
    DMatrixRMaj[] roots = new DMatrixRMaj[2];
    Tasks.run(2, input, k -> roots[k] = laws[k].root());
    double trace = first.trace() + second.trace();
    return Math.max(0, trace - 2 * sumOfSingularValues(roots[0], roots[1]));
  }

  private double trace() {
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      sum += covariance[i * mean.length + i];
    }
    return sum;
  }

  /** A with A A^T = S, of as many columns as S has rank; its transpose is returned. */
  private DMatrixRMaj root() {
    int dimension = mean.length;
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(dimension, true, true);
    if (!decomposition.decompose(new DMatrixRMaj(dimension, dimension, true, covariance.clone()))) {
      throw new ArithmeticException("no eigenvalues were found of a covariance");
    }
    double largest = 0;
    for (int i = 0; i < dimension; i++) {
      largest = Math.max(largest, decomposition.getEigenvalue(i).real);
    }
    // Below this an eigenvalue is rounding, and its root would not be small.
    double threshold = largest * dimension * Math.ulp(1.0);
    double[] rows = new double[dimension * dimension];
    int rank = 0;
    for (int i = 0; i < dimension; i++) {
      double eigenvalue = decomposition.getEigenvalue(i).real;
      if (eigenvalue > threshold) {
        double[] vector = decomposition.getEigenVector(i).data;
        double factor = Math.sqrt(eigenvalue);
        for (int j = 0; j < dimension; j++) {
          rows[rank * dimension + j] = factor * vector[j];
        }
        rank++;
      }
    }
    return new DMatrixRMaj(rank, dimension, true, Arrays.copyOf(rows, rank * dimension));
  }

  private static double sumOfSingularValues(DMatrixRMaj first, DMatrixRMaj second) {
    if (first.numRows == 0 || second.numRows == 0) {
      return 0;
    }
    DMatrixRMaj product = new DMatrixRMaj(first.numRows, second.numRows);
    for (int i = 0; i < first.numRows; i++) {
      for (int j = 0; j < second.numRows; j++) {
        double sum = 0;
        for (int k = 0; k < first.numCols; k++) {
          sum += first.data[i * first.numCols + k] * second.data[j * second.numCols + k];
        }
        product.data[i * second.numRows + j] = sum;
      }
    }
    SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.svd(product.numRows, product.numCols, false, false, false);
    if (!decomposition.decompose(product)) {
      throw new ArithmeticException("no singular values were found of a product of covariances");
    }
    double sum = 0;
    double[] values = decomposition.getSingularValues();
    for (int i = 0; i < decomposition.numberOfSingularValues(); i++) {
      sum += values[i];
    }
    return sum;
  }
}
