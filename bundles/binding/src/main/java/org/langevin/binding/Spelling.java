package org.langevin.binding;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what somebody may have meant by a misspelt word, or by one of another program's. */
public final class Spelling {
  private static final int MOST = 3;

  private Spelling() {}

  /** {@code "; did you mean a or b?"}, or nothing if no known word is near. */
  public static String hint(String word, Collection<String> known) {
    List<String> near = near(word, known);
    return near.isEmpty()
        ? ""
        : "; did you mean " + String.join(" or ", near) + "?" + Synonyms.note(word);
  }

  /** The hint, or all known words if none is near. */
  public static String hintOrList(String word, Collection<String> known, String those) {
    String hint = hint(word, known);
    if (!hint.isEmpty() || known.isEmpty()) {
      return hint;
    }
    return "; " + those + ": " + known.stream().sorted().collect(Collectors.joining(", "));
  }

  /** The known words that mean the same as a word; or those that are near, the nearest first. */
  public static List<String> near(String word, Collection<String> known) {
    List<String> same = Synonyms.of(word, known);
    if (!same.isEmpty()) {
      return same;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    int furthest = Math.max(1, (word.length() + 1) / 3);
    return known.stream()
        .distinct()
        .filter(candidate -> isNear(lower, candidate.toLowerCase(Locale.ROOT), furthest))
        .sorted(
            Comparator.comparingInt(
                    (String candidate) -> distance(lower, candidate.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  private static boolean isNear(String word, String candidate, int furthest) {
    return distance(word, candidate) <= furthest
        || (word.length() > 2 && candidate.contains(word))
        || (candidate.length() > 2 && word.contains(candidate));
  }

  /** The edit distance with swaps of neighbours: optimal string alignment. */
  static int distance(String first, String second) {
    int[][] cost = new int[first.length() + 1][second.length() + 1];
    for (int i = 0; i <= first.length(); i++) {
      for (int j = 0; j <= second.length(); j++) {
        cost[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(cost, first, second, i, j);
      }
    }
    return cost[first.length()][second.length()];
  }

  private static int cheapest(int[][] cost, String first, String second, int i, int j) {
    int other = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(cost[i - 1][j - 1] + other, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
    boolean swapped =
        i > 1
            && j > 1
            && first.charAt(i - 1) == second.charAt(j - 2)
            && first.charAt(i - 2) == second.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
