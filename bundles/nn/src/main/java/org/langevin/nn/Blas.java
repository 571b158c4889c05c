package org.langevin.nn;

import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Matrix products by OpenBLAS on the calling thread. Work is divided among threads outside: a BLAS
 * that does so itself is slower at the sizes of score networks, and its sums would depend on the
 * number of its threads.
 */
public final class Blas {
  private static final int ROW_MAJOR = 101;
  private static final int AS_IS = 111;
  private static final int TRANSPOSED = 112;

  static {
    openblas_nolapack.blas_set_num_threads(1);
  }

  private Blas() {}

  /**
   * C = op(A) op(B), or C = C + op(A) op(B), where op(A) has m rows and k columns and op(B) has k
   * rows and n columns. Matrices are stored row by row; the operands are three different instances.
   *
   * @param stepA how many floats apart the rows of A are as stored, likewise stepB and stepC
   * @param accumulate whether the product is added to C
   */
  public static void multiply(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      Memory a,
      int offsetA,
      int stepA,
      Memory b,
      int offsetB,
      int stepB,
      boolean accumulate,
      Memory c,
      int offsetC,
      int stepC) {
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR,
        transposeA ? TRANSPOSED : AS_IS,
        transposeB ? TRANSPOSED : AS_IS,
        m,
        n,
        k,
        1f,
        a.at(offsetA),
        stepA,
        b.at(offsetB),
        stepB,
        accumulate ? 1f : 0f,
        c.at(offsetC),
        stepC);
  }
}
