package org.langevin.metrics.frechetdistance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.Shape;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.random.RandomStream;
import org.langevin.metrics.frechetdistance.Products.Entries;
import org.langevin.testkit.Comparison;

class MatrixTest {
  private static final MetricInput INPUT =
      Comparison.of(Shape.point(1), new float[2], new float[2]);

  /** Terms are added in the same order as one by one, in blocks of 256. */
  @ParameterizedTest
  @CsvSource({"1,1,1", "4,8,3", "5,9,256", "70,150,300", "130,131,600", "3,400,33"})
  void productsAreSumsInOrder(int rows, int columns, int depth) {
    Matrix a = random(rows, depth, 1);
    Matrix b = random(depth, columns, 2);
    Matrix expected = random(rows, columns, 3);
    Matrix sums = Matrix.of(expected.values().clone(), rows, columns);
    Matrix acrossSums = Matrix.of(expected.values().clone(), rows, columns);
    Matrix lower = Matrix.of(expected.values().clone(), rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        for (int from = 0; from < depth; from += 256) {
          double sum = 0;
          for (int k = from; k < Math.min(depth, from + 256); k++) {
            sum = Math.fma(a.get(i, k), b.get(k, j), sum);
          }
          expected.values()[expected.index(i, j)] += sum;
        }
      }
    }
    Products.add(a, b, sums, Entries.ALL, INPUT);
    assertArrayEquals(expected.values(), sums.values());
    Products.add(across(a), across(b), acrossSums, Entries.ALL, INPUT);
    assertArrayEquals(expected.values(), acrossSums.values());
    Products.add(a, b, lower, Entries.LOWER, INPUT);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j <= Math.min(i, columns - 1); j++) {
        assertEquals(expected.get(i, j), lower.get(i, j));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,1", "40,40", "40,7", "65,65", "100,80", "150,150"})
  void rootsGiveTheCovariance(int size, int rank) {
    Matrix factor = random(size, rank, 4);
    Matrix covariance = Products.of(factor, factor.transposed(), INPUT);
    Matrix root = CovarianceRoot.of(Matrix.of(covariance.values().clone(), size, size), INPUT);
    assertEquals(rank, root.columns());
    Matrix product = Products.of(root, root.transposed(), INPUT);
    assertArrayEquals(covariance.values(), product.values(), 1e-11);
  }

  @Test
  void nothingHasARootOfNoColumns() {
    assertEquals(0, CovarianceRoot.of(Matrix.zeros(3, 3), INPUT).columns());
  }

  @ParameterizedTest
  @CsvSource({
    "1,1", "2,1", "1,2", "2,2", "3,3", "63,63", "64,64", "65,65", "70,66", "130,128", "129,200",
    "300,10", "10,300", "200,200"
  })
  void singularValuesAreThoseOfEjml(int rows, int columns) {
    Matrix matrix = random(rows, columns, 5);
    SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.svd(rows, columns, false, false, false);
    assertTrue(
        decomposition.decompose(new DMatrixRMaj(rows, columns, true, matrix.values().clone())));
    double expected = Arrays.stream(decomposition.getSingularValues()).sum();
    assertEquals(expected, SingularValues.sum(matrix, INPUT), 1e-12 * expected);
  }

  /** A rank of one: the only singular value is the product of two lengths. */
  @ParameterizedTest
  @CsvSource({"1e-200", "1", "1e150"})
  void singularValuesMayBeOfAnySize(double unit) {
    Matrix first = random(90, 1, 6);
    Matrix second = random(1, 80, 7);
    double expected = unit * norm(first) * norm(second);
    for (int i = 0; i < 90; i++) {
      first.values()[i] *= unit;
    }
    Matrix product = Products.of(first, second, INPUT);
    assertEquals(expected, SingularValues.sum(product, INPUT), 1e-12 * expected);
    assertEquals(0, SingularValues.sum(Matrix.zeros(5, 4), INPUT));
  }

  private static double norm(Matrix matrix) {
    return Math.sqrt(Arrays.stream(matrix.values()).map(x -> x * x).sum());
  }

  /** The same matrix, kept column by column. */
  private static Matrix across(Matrix matrix) {
    Matrix across = Matrix.zeros(matrix.columns(), matrix.rows());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        across.values()[across.index(j, i)] = matrix.get(i, j);
      }
    }
    return across.transposed();
  }

  private static Matrix random(int rows, int columns, long seed) {
    RandomStream random = RandomStream.of(seed, "matrix");
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = random.nextGaussian();
    }
    return matrix;
  }
}
