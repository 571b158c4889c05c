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
 * @param known whether it is known if they offer it; if not, something else is wrong and complained
 *     about already
 * @param providers how to speak of the parts that are there, by {@link Ability#provider}
 * @param advice what to do about a missing ability
 */
record Requirements(
    Offers offers,
    Predicate<Ability> known,
    Map<String, String> providers,
    Function<Ability, String> advice) {
  /** The same, with another network. */
  Requirements withNetwork(ScoreNetwork network) {
    Offers others =
        new Offers(offers.dataset(), offers.sde(), offers.levels(), Optional.of(network));
    return new Requirements(others, known, providers, advice);
  }

  /** Complains about each missing ability. */
  void check(Part part, Set<Ability> required) {
    for (Ability ability : new TreeSet<>(required)) {
      if (known.test(ability)) {
        part.attempt(() -> offers.have(ability))
            .filter(there -> !there)
            .ifPresent(missing -> part.place().refuse(message(part, ability)));
      }
    }
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
