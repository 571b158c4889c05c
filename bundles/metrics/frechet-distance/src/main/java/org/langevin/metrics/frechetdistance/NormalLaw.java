package org.langevin.metrics.frechetdistance;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Sizes;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricInput;
import org.langevin.kit.metric.Tasks;

/**
 * The normal law with the mean and the covariance of a sample, S = sum (x - mean)(x - mean)^T / (n
 * - 1).
 */
final class NormalLaw {
  /** Rows of a covariance that one task computes: few enough to stay in a core's cache. */
  private static final int BLOCK = 16;

  /** Steps of an eigenvalue decomposition of d features, in units of d^3. */
  private static final int DECOMPOSITION = 10;

  /** Steps of a singular value decomposition of n x m values, in units of n m^2. */
  private static final int SINGULAR_VALUES = 4;

  private final Items features;
  private final int count;
  private final int dimension;
  private final double[] mean;
  private final double trace;

  private NormalLaw(Items features, double[] mean, double trace) {
    this.features = features;
    this.count = features.size();
    this.dimension = features.shape().dimension();
    this.mean = mean;
    this.trace = trace;
  }

  /**
   * Fits the law.
   *
   * @param features at least 2
   */
  static NormalLaw fit(Items features) {
    int count = features.size();
    int dimension = features.shape().dimension();
    double[] mean = new double[dimension];
    double[] item = new double[dimension];
    for (int index = 0; index < count; index++) {
      features.copy(index, item, 0);
      for (int i = 0; i < dimension; i++) {
        mean[i] += item[i];
      }
    }
    for (int i = 0; i < dimension; i++) {
      mean[i] /= count;
    }
    double[] rest = new double[dimension];
    double[] squares = new double[dimension];
    for (int index = 0; index < count; index++) {
      features.copy(index, item, 0);
      for (int i = 0; i < dimension; i++) {
        double centred = item[i] - mean[i];
        rest[i] += centred;
        squares[i] += centred * centred;
      }
    }
    double trace = 0;
    for (int i = 0; i < dimension; i++) {
      // A sum of large numbers was rounded; what they miss on average is small, and exact.
      mean[i] += rest[i] / count;
      trace += squares[i] / (count - 1.0);
    }
    return new NormalLaw(features, mean, trace);
  }

  int dimension() {
    return dimension;
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
   * covariances of any rank. Any roots will do: those of a covariance's eigenvectors, or the
   * centred items themselves, divided by (n - 1)^(1/2). With fewer items than features the second
   * need no covariance at all, and are of the size of the items.
   */
  static double covarianceTerm(NormalLaw first, NormalLaw second, MetricInput input) {
    NormalLaw few = first.count <= second.count ? first : second;
    NormalLaw many = first.count <= second.count ? second : first;
    checkSizes(few, many);
    DMatrixRMaj product;
    if (few.count > few.dimension) {
      NormalLaw[] laws = {first, second};
      DMatrixRMaj[] roots = new DMatrixRMaj[2];
      double[][] covariances = {first.covariance(input), second.covariance(input)};
      Tasks.run(2, input, k -> roots[k] = laws[k].root(covariances[k]));
      product = product(roots[0], roots[1], input);
    } else if (many.isCheaperByItems(few.count)) {
      product = many.product(few.centred(), input);
    } else {
      product = product(few.centred(), many.root(many.covariance(input)), input);
    }
    return Math.max(0, first.trace + second.trace - 2 * sumOfSingularValues(product));
  }

  /** Refuses matrices that do not fit into memory. */
  private static void checkSizes(NormalLaw few, NormalLaw many) {
    long features = few.dimension;
    boolean byFeatures = few.count > few.dimension || !many.isCheaperByItems(few.count);
    if (byFeatures) {
      Sizes.length("/features", "covariances of features", Double.BYTES, features, features);
    } else {
      Sizes.length("/features", "products of items", Double.BYTES, many.count, few.count);
    }
    if (few.count <= few.dimension) {
      Sizes.length("/features", "features", Double.BYTES, few.count, features);
    }
  }

  /** Whether a product with some items is computed faster from items than from a covariance. */
  private boolean isCheaperByItems(int others) {
    double items = (double) count * others * (dimension + (double) SINGULAR_VALUES * others);
    double square = (double) dimension * dimension;
    return count <= dimension || items <= (count + (double) DECOMPOSITION * dimension) * square;
  }

  /** The items less their mean, divided by (n - 1)^(1/2), one in each row. */
  private DMatrixRMaj centred() {
    DMatrixRMaj rows = new DMatrixRMaj(count, dimension);
    for (int index = 0; index < count; index++) {
      features.copy(index, rows.data, index * dimension);
    }
    double factor = 1 / Math.sqrt(count - 1.0);
    for (int i = 0; i < rows.data.length; i++) {
      rows.data[i] = (rows.data[i] - mean[i % dimension]) * factor;
    }
    return rows;
  }

  /** The centred items, divided by (n - 1)^(1/2), times the transpose of others. */
  private DMatrixRMaj product(DMatrixRMaj others, MetricInput input) {
    DMatrixRMaj product = new DMatrixRMaj(count, others.numRows);
    double factor = 1 / Math.sqrt(count - 1.0);
    Tasks.run(
        (count + BLOCK - 1) / BLOCK,
        input,
        block -> {
          double[] item = new double[dimension];
          for (int row = block * BLOCK; row < Math.min(count, (block + 1) * BLOCK); row++) {
            features.copy(row, item, 0);
            for (int i = 0; i < dimension; i++) {
              item[i] = (item[i] - mean[i]) * factor;
            }
            multiply(item, 0, others, product, row);
          }
        });
    return product;
  }

  private static DMatrixRMaj product(DMatrixRMaj first, DMatrixRMaj second, MetricInput input) {
    DMatrixRMaj product = new DMatrixRMaj(first.numRows, second.numRows);
    Tasks.run(
        first.numRows,
        input,
        row -> multiply(first.data, row * first.numCols, second, product, row));
    return product;
  }

  /** Fills a row of a product with the scalar products of one vector and the rows of a matrix. */
  private static void multiply(
      double[] vector, int offset, DMatrixRMaj matrix, DMatrixRMaj product, int row) {
    int columns = matrix.numCols;
    double[] data = matrix.data;
    int j = 0;
    // Four sums at a time, which a processor adds side by side.
    for (; j + 3 < matrix.numRows; j += 4) {
      int from = j * columns;
      double sum0 = 0;
      double sum1 = 0;
      double sum2 = 0;
      double sum3 = 0;
      for (int k = 0; k < columns; k++) {
        double value = vector[offset + k];
        sum0 += value * data[from + k];
        sum1 += value * data[from + columns + k];
        sum2 += value * data[from + 2 * columns + k];
        sum3 += value * data[from + 3 * columns + k];
      }
      int to = row * product.numCols + j;
      product.data[to] = sum0;
      product.data[to + 1] = sum1;
      product.data[to + 2] = sum2;
      product.data[to + 3] = sum3;
    }
    for (; j < matrix.numRows; j++) {
      double sum = 0;
      for (int k = 0; k < columns; k++) {
        sum += vector[offset + k] * data[j * columns + k];
      }
      product.data[row * product.numCols + j] = sum;
    }
  }

  /** d x d values, row by row. */
  private double[] covariance(MetricInput input) {
    if ((long) dimension * dimension > Integer.MAX_VALUE - 8) {
      throw new InvalidExperimentException(
          "the covariance of "
              + dimension
              + " features has more than 2147483639 values; compare at most "
              + dimension
              + " items a side, which need none, or fewer features");
    }
    double[] covariance = new double[dimension * dimension];
    Tasks.run(
        (dimension + BLOCK - 1) / BLOCK,
        input,
        block -> rows(block * BLOCK, Math.min((block + 1) * BLOCK, dimension), covariance));
    for (int i = 0; i < dimension; i++) {
      for (int j = i; j < dimension; j++) {
        covariance[i * dimension + j] /= count - 1.0;
        covariance[j * dimension + i] = covariance[i * dimension + j];
      }
    }
    return covariance;
  }

  private void rows(int from, int to, double[] sums) {
    double[] centred = new double[dimension];
    for (int index = 0; index < count; index++) {
      features.copy(index, centred, 0);
      for (int i = from; i < dimension; i++) {
        centred[i] -= mean[i];
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

  /** A with A A^T = S, of as many columns as S has rank; its transpose is returned. */
  private DMatrixRMaj root(double[] covariance) {
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(dimension, true, true);
    if (!decomposition.decompose(new DMatrixRMaj(dimension, dimension, true, covariance))) {
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

  private static double sumOfSingularValues(DMatrixRMaj product) {
    if (product.numRows == 0 || product.numCols == 0) {
      return 0;
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
