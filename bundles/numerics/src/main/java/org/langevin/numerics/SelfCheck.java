package org.langevin.numerics;

/**
 * A comparison of the matrix product C := alpha op(A) op(B) + beta C with a plain loop, where op is
 * the identity or the transposition, over all four combinations and several odd sizes.
 *
 * @param subject what was checked, for instance {@code OpenBLAS sgemm}
 * @param worstError the largest error of an entry, as a share of the bound that rounding allows it,
 *     (k + 3) u (|alpha| |A| |B| + |beta| |C|) with inner size k and unit roundoff u; above 1 the
 *     product is wrong
 */
public record SelfCheck(String subject, double worstError) {
  /** Whether every entry was within its bound. */
  public boolean passed() {
    return worstError <= 1;
  }
}
