package org.langevin.numerics.internal;

import java.util.List;
import org.langevin.numerics.SelfCheck;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J; loading this class loads none of it, calling a method does. */
final class Nd4jEngine {
  private Nd4jEngine() {}

  /** Starts ND4J, which happens with the first call into it, and checks its matrix product. */
  static List<SelfCheck> startAndCheck() {
    return List.of(
        GemmCheck.run("ND4J gemm, float", GemmCheck.FLOAT_ROUNDOFF, product(DataType.FLOAT)),
        GemmCheck.run("ND4J gemm, double", GemmCheck.DOUBLE_ROUNDOFF, product(DataType.DOUBLE)));
  }

  private static GemmCheck.Product product(DataType type) {
    return (transposeA, transposeB, m, n, k, alpha, a, b, beta, c) -> {
      INDArray left = matrix(type, a, transposeA ? k : m, transposeA ? m : k);
      INDArray right = matrix(type, b, transposeB ? n : k, transposeB ? k : n);
      // gemm writes into column-major arrays only.
      INDArray product = matrix(type, c, m, n).dup('f');
      Nd4j.gemm(left, right, product, transposeA, transposeB, alpha, beta);
      double[] result = product.castTo(DataType.DOUBLE).dup('c').data().asDouble();
      System.arraycopy(result, 0, c, 0, c.length);
    };
  }

  private static INDArray matrix(DataType type, double[] entries, int rows, int columns) {
    return Nd4j.createFromArray(entries).reshape('c', rows, columns).castTo(type);
  }
}
