package org.langevin.itests.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which cases are tried; system properties say so: {@code langevin.fuzz.cases} how many of each
 * kind ({@code langevin.fuzz.cases.KIND} of one), {@code langevin.fuzz.seed} which, and {@code
 * langevin.fuzz.case}, {@code KIND:SEED:NUMBER}, just this one.
 */
final class Cases {
  /** With this all these properties begin. */
  static final String PREFIX = "langevin.fuzz.";

  private static final String COUNT = PREFIX + "cases";
  private static final String SEED = PREFIX + "seed";
  private static final String ONE = PREFIX + "case";
  private static final String FOLDER = PREFIX + "folder";

  private Cases() {}

  /** Where cases work, and where the evidence of faults is kept. */
  static Path folder() {
    return Path.of(System.getProperty(FOLDER));
  }

  /**
   * The cases of a kind.
   *
   * @param few how many to try if nothing is said
   */
  static List<Case> of(String kind, int few) {
    if (System.getProperty(ONE) != null) {
      Case one = Case.parse(System.getProperty(ONE));
      return one.kind().equals(kind) ? List.of(one) : List.of();
    }
    long seed = Long.getLong(SEED, 1);
    int count = Integer.getInteger(COUNT + "." + kind, Integer.getInteger(COUNT, few));
    return IntStream.range(0, count).mapToObj(index -> new Case(kind, seed, index)).toList();
  }
}
