package org.langevin.api.sde;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BlockMatrixTest {
  private static final BlockMatrix BLOCK =
      BlockMatrix.of(new double[] {1, 2}, new double[] {-3, 0.5});
  private static final BlockMatrix OWN =
      BlockMatrix.of(new double[][] {{2, 0}, {1, 4}}, new double[][] {{1, 1}, {0, 3}});

  private static void close(BlockMatrix expected, BlockMatrix actual) {
    assertEquals(expected.rows(), actual.rows());
    assertEquals(expected.columns(), actual.columns());
    int count = Math.max(expected.components(), actual.components());
    for (int c = 0; c < count; c++) {
      for (int i = 0; i < expected.rows(); i++) {
        for (int j = 0; j < expected.columns(); j++) {
          assertEquals(expected.get(c, i, j), actual.get(c, i, j), 1e-12);
        }
      }
    }
  }

  @Test
  void productsAreThoseOfTheBlocks() {
    close(
        BlockMatrix.of(new double[][] {{4, 8}, {-5.5, 2}}, new double[][] {{1, 7}, {-3, -1.5}}),
        BLOCK.times(OWN));
    close(BLOCK.scaled(3), BLOCK.times(BlockMatrix.scalar(3)));
    close(BLOCK.scaled(3), BlockMatrix.scalar(3).times(BLOCK));
    close(BlockMatrix.diagonal(3, 6), BlockMatrix.scalar(3).times(BlockMatrix.diagonal(1, 2)));
    assertThrows(
        IllegalArgumentException.class, () -> BLOCK.times(BlockMatrix.of(new double[] {1, 2})));
    assertThrows(IllegalArgumentException.class, () -> OWN.times(BlockMatrix.diagonal(1, 2, 3)));
  }

  @Test
  void sumsTakeANumberForAMultipleOfTheIdentity() {
    close(
        BlockMatrix.of(new double[] {3, 2}, new double[] {-3, 2.5}),
        BLOCK.plus(BlockMatrix.scalar(2)));
    close(BlockMatrix.scalar(2).plus(BLOCK), BLOCK.plus(BlockMatrix.scalar(2)));
    close(BlockMatrix.diagonal(3, 4), BlockMatrix.scalar(2).plus(BlockMatrix.diagonal(1, 2)));
    close(BlockMatrix.scalar(5), BlockMatrix.scalar(2).plus(BlockMatrix.scalar(3)));
    assertTrue(BlockMatrix.scalar(2).plus(BlockMatrix.scalar(3)).isScalar());
    assertFalse(BlockMatrix.diagonal(1, 2).isScalar());
  }

  @Test
  void theRootOfAProductWithTheTransposeIsLowerTriangularAndGivesItBack() {
    BlockMatrix square = OWN.times(OWN.transposed());
    BlockMatrix root = square.root();
    close(square, root.times(root.transposed()));
    for (int c = 0; c < 2; c++) {
      assertEquals(0, root.get(c, 0, 1));
    }
    close(BlockMatrix.identity(2), root.times(root.lowerInverse()));
    close(
        BlockMatrix.of(new double[] {0, 0}, new double[] {0, 2}),
        BlockMatrix.of(new double[] {0, 0}, new double[] {0, 4}).root());
    assertThrows(IllegalArgumentException.class, () -> BlockMatrix.scalar(-1).root());
  }

  @Test
  void componentsOfAStateAreNeighbours() {
    float[] x = {9, 1, 2, 3, 4};
    float[] y = {0, 0, 10, 10, 10, 10};
    OWN.add(2, x, 1, y, 2, 2);
    assertArrayEquals(new float[] {0, 0, 14, 28, 24, 34}, y);
    float[] column = {0, 0, 0, 0};
    BlockMatrix.of(new double[] {1}, new double[] {-1}).add(1, new float[] {3, 5}, 0, column, 0, 2);
    assertArrayEquals(new float[] {3, -3, 5, -5}, column);
  }
}
