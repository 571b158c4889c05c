package org.langevin.workbench.internal.composition;

import java.util.HashMap;
import java.util.Map;
import org.langevin.api.Ability;

/**
 * The parts of an experiment, as those speak of them that lack something.
 *
 * @param alternatives to parts that do not offer it
 */
record Partners(Outline outline, Alternatives alternatives) {
  /**
   * Compares with what the parts offer.
   *
   * @param setting what another part would be told
   */
  Requirements requirements(Offers offers, Setting setting) {
    return new Requirements(offers, providers(), ability -> advice(ability, offers, setting));
  }

  private String advice(Ability ability, Offers offers, Setting setting) {
    return outline.generator().declared() && !Requirements.isBeforeNetworks(ability)
        ? ": a generator takes the place of one"
        : alternatives.advice(ability, offers, setting);
  }

  private Map<String, String> providers() {
    Map<String, String> providers = new HashMap<>();
    providers.put(Ability.SDE.provider(), "this experiment");
    put(providers, outline.dataset());
    put(providers, outline.sde());
    put(providers, outline.network());
    put(providers, outline.loss());
    return providers;
  }

  private static void put(Map<String, String> providers, Slot<Part> slot) {
    slot.value().ifPresent(part -> providers.put(part.plugin().info().point(), part.describe()));
  }
}
