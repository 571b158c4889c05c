package org.langevin.workbench.internal.composition;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.langevin.api.Ability;
import org.langevin.api.network.ScoreNetwork;

/**
 * Compares what a part requires with what the others offer.
 *
 * @param offers what they offer
 * @param providers how to speak of the parts that are there, by {@link Ability#provider}
 * @param advice what to do about a missing ability
 */
record Requirements(
    Offers offers, Map<String, String> providers, Function<Ability, String> advice) {
  /** The same, with another network. */
  Requirements withNetwork(ScoreNetwork network) {
    return new Requirements(offers.with(network), providers, advice);
  }

  /** Whether an ability is offered by parts that are made before a network. */
  static boolean isBeforeNetworks(Ability ability) {
    return !ability.provider().equals(Ability.SCORE.provider());
  }

  /** Whether all that a part requires is there; complains about each missing ability. */
  boolean met(Part part) {
    return met(part, ability -> true);
  }

  /**
   * The same for some abilities.
   *
   * @param compared whether an ability is to be compared now
   */
  boolean met(Part part, Predicate<Ability> compared) {
    Optional<Set<Ability>> required = part.requires();
    boolean met = required.isPresent();
    for (Ability ability : new TreeSet<>(required.orElse(Set.of()))) {
      if (compared.test(ability)) {
        met &= has(part, ability);
      }
    }
    return met;
  }

  /** What is not known is complained about elsewhere. */
  private boolean has(Part part, Ability ability) {
    if (!offers.isKnown(ability)) {
      return false;
    }
    Optional<Boolean> there = part.attempt(() -> offers.have(ability));
    there.filter(has -> !has).ifPresent(lacks -> part.place().refuse(message(part, ability)));
    return there.orElse(false);
  }

  private String message(Part part, Ability ability) {
    String provider = ability.provider();
    String lack =
        providers.containsKey(provider)
            ? ", which " + providers.get(provider) + " lacks"
            : ", but there is no " + provider;
    return part.describe() + " needs " + ability.description() + lack + advice.apply(ability);
  }
}
