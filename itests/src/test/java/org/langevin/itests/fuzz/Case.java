package org.langevin.itests.fuzz;

import org.langevin.api.random.RandomStream;

/**
 * One try.
 *
 * @param kind what is thrown at the workbench
 * @param seed of all tries of a campaign
 * @param index the try's own number
 */
record Case(String kind, long seed, int index) {
  /** What this case consists of follows from these numbers alone. */
  RandomStream random() {
    return RandomStream.of(seed, "fuzz " + kind, index);
  }

  /** How to have just this case again. */
  @Override
  public String toString() {
    return kind + ":" + seed + ":" + index;
  }

  /** Reads what {@link #toString} wrote. */
  static Case parse(String text) {
    String[] parts = text.split(":");
    return new Case(parts[0], Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
  }
}
