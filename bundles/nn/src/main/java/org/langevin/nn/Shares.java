package org.langevin.nn;

/** Divides a vector among workers, at whole cache lines. */
final class Shares {
  private static final int LINE = Arena.ALIGNMENT / Float.BYTES;

  private Shares() {}

  /** Where a share begins; share {@code shares} begins at the end. */
  static int begin(int share, int shares, int length) {
    if (share == shares) {
      return length;
    }
    long lines = (length + LINE - 1L) / LINE;
    return (int) Math.min(length, lines * share / shares * LINE);
  }
}
