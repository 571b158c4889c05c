package org.langevin.workbench.internal.composition;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.langevin.api.Requirements;

/**
 * Compares what a part requires with what the others offer.
 *
 * @param scope what they offer
 * @param providers how to speak of the parts that are there, by extension point
 * @param advice what to do about what is missing
 */
record Fit(Scope scope, Map<String, String> providers, Function<Need, String> advice) {
  /** The same with other parts. */
  Fit with(Scope other) {
    return new Fit(other, providers, advice);
  }

  /**
   * Whether all is there that a part and those that it holds require of the parts made so far;
   * complains about each thing that is missing.
   */
  boolean met(PlacedPart part) {
    return met(part, scope::covers);
  }

  /**
   * The same for what could not be compared when a part was made.
   *
   * @param before the parts that there were then
   */
  boolean metSince(Scope before, PlacedPart part) {
    return met(part, need -> !before.covers(need));
  }

  /** The same except for what parts of one point would have to offer. */
  boolean metAsideFrom(Class<?> point, PlacedPart part) {
    return met(part, need -> scope.covers(need) && need.provider() != point);
  }

  private boolean met(PlacedPart whole, Predicate<Need> compared) {
    boolean met = true;
    for (PlacedPart part : whole.all().toList()) {
      Optional<List<Asked>> all = part.requires().flatMap(r -> part.attempt(() -> asked(r)));
      met &= all.isPresent();
      for (Asked asked : all.orElse(List.of())) {
        if (compared.test(asked.need()) && !isAskedAbove(asked, all.orElse(List.of()))) {
          met &= has(part, asked);
        }
      }
    }
    return met;
  }

  /** Something that is required, maybe only where there is a part that might offer it. */
  private record Asked(Need need, boolean ofAny) {}

  private static List<Asked> asked(Requirements requirements) {
    return Stream.concat(
            requirements.needed().stream().map(type -> new Asked(Need.of(type), false)),
            requirements.neededOfAny().stream().map(type -> new Asked(Need.of(type), true)))
        .sorted(Comparator.comparing(asked -> asked.need().words()))
        .toList();
  }

  /** Where a part is missing that is required itself, nothing is said of its abilities. */
  private boolean isAskedAbove(Asked asked, List<Asked> all) {
    return !asked.need().isPart()
        && !scope.hasProvider(asked.need())
        && all.stream().anyMatch(other -> other.need().type() == asked.need().provider());
  }

  /** What is not known is complained about elsewhere. */
  private boolean has(PlacedPart part, Asked asked) {
    Need need = asked.need();
    if (!scope.isKnown(need)) {
      return false;
    }
    if (asked.ofAny() && !scope.hasProvider(need)) {
      return true;
    }
    Optional<Boolean> there = part.attempt(() -> scope.offers(need));
    there.filter(has -> !has).ifPresent(lacks -> part.place().refuse(message(part, need)));
    return there.orElse(false);
  }

  private String message(PlacedPart part, Need need) {
    String provider = providers.get(need.point());
    String lack = ", but there is no " + need.point();
    if (need.isPart()) {
      lack = ", which this experiment lacks";
    } else if (provider != null) {
      lack = ", which " + provider + " lacks";
    }
    return part.describe() + " needs " + need.words() + lack + advice.apply(need);
  }
}
