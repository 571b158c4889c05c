package org.langevin.itests.fuzz;

import org.langevin.api.random.RandomStream;

/**
 * A file of data with something odd about it.
 *
 * @param name of the file
 * @param oddity what is odd
 * @param isBroken whether it has to be refused; otherwise it may be, or means the table it was made
 *     of
 * @param bytes the contents
 */
record OddFile(String name, String oddity, boolean isBroken, byte[] bytes) {
  /** A file of a table with one oddity. */
  static OddFile of(Table table, RandomStream random) {
    return random.nextBoolean() ? OddCsv.of(table, random) : OddNpy.of(table, random);
  }
}
