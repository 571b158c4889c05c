package org.langevin.metrics.frechetdistance;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Sizes;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricInput;
import org.langevin.metrics.frechetdistance.Products.Entries;

/**
 * The normal law with the mean and the covariance of a sample, S = sum (x - mean)(x - mean)^T / (n
 * - 1).
 */
final class NormalLaw {
  /** Items that are centred at a time. */
  private static final int BLOCK = 256;

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
   * covariances of any rank. Any roots will do: that of Cholesky's method, or the centred items
   * themselves, divided by (n - 1)^(1/2). With fewer items than features the second need no
   * covariance at all, and are of the size of the items.
   */
  static double covarianceTerm(NormalLaw first, NormalLaw second, MetricInput input) {
    NormalLaw few = first.count <= second.count ? first : second;
    NormalLaw many = first.count <= second.count ? second : first;
    checkSizes(few, many);
    Matrix product;
    if (few.count > few.dimension) {
      Matrix root = first.root(input);
      product = Products.of(root.transposed(), second.root(input), input);
    } else if (many.isCheaperByItems(few.count)) {
      product = many.product(few.centred(), input);
    } else {
      product = Products.of(few.centred(), many.root(input), input);
    }
    return Math.max(0, first.trace + second.trace - 2 * SingularValues.sum(product, input));
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
    double features = dimension;
    double items = (double) count * others * (features + (double) SINGULAR_VALUES * others);
    double covariance = features * features * (count / 2.0 + features / 6);
    double root = features * others * (features + (double) SINGULAR_VALUES * others);
    return count <= dimension || items <= covariance + root;
  }

  /** The items less their mean, divided by (n - 1)^(1/2), one in each row. */
  private Matrix centred() {
    return centred(0, count);
  }

  private Matrix centred(int from, int rows) {
    Matrix centred = Matrix.zeros(rows, dimension);
    double[] values = centred.values();
    double factor = 1 / Math.sqrt(count - 1.0);
    for (int row = 0; row < rows; row++) {
      int offset = row * dimension;
      features.copy(from + row, values, offset);
      for (int i = 0; i < dimension; i++) {
        values[offset + i] = (values[offset + i] - mean[i]) * factor;
      }
    }
    return centred;
  }

  /** The centred items, divided by (n - 1)^(1/2), times the transpose of others. */
  private Matrix product(Matrix others, MetricInput input) {
    Matrix product = Matrix.zeros(count, others.rows());
    for (int from = 0; from < count; from += BLOCK) {
      int rows = Math.min(BLOCK, count - from);
      Matrix part = product.part(from, 0, rows, others.rows());
      Products.add(centred(from, rows), others.transposed(), part, Entries.ALL, input);
    }
    return product;
  }

  /** A with A A^T = S, of as many columns as S has rank. */
  private Matrix root(MetricInput input) {
    if ((long) dimension * dimension > Integer.MAX_VALUE - 8) {
      throw new InvalidExperimentException(
          "the covariance of "
              + dimension
              + " features has more than 2147483639 values; compare at most "
              + dimension
              + " items a side, which need none, or fewer features");
    }
    Matrix covariance = Matrix.zeros(dimension, dimension);
    for (int from = 0; from < count; from += BLOCK) {
      Matrix items = centred(from, Math.min(BLOCK, count - from));
      Products.add(items.transposed(), items, covariance, Entries.LOWER, input);
    }
    return CovarianceRoot.of(covariance, input);
  }
}
