package org.langevin.workbench.internal.training;

import org.langevin.kit.memory.DirectFloats;

/** Divides a vector among workers, at whole cache lines. */
final class Shares {
  private static final int LINE = DirectFloats.ALIGNMENT / Float.BYTES;

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
