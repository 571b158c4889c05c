package org.langevin.workbench.internal.composition;

import java.util.HashMap;
import java.util.Map;
import org.langevin.api.network.ScoreNetwork;

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
  Fit fit(Scope scope, Setting setting) {
    return new Fit(scope, providers(), need -> advice(need, scope, setting));
  }

  private String advice(Need need, Scope scope, Setting setting) {
    return outline.generator().declared() && need.provider() == ScoreNetwork.class
        ? ": a generator takes the place of one"
        : alternatives.advice(need, scope, setting, outline.loss().declared());
  }

  private Map<String, String> providers() {
    Map<String, String> providers = new HashMap<>();
    outline
        .asked()
        .forEach(
            (point, slot) -> slot.value().ifPresent(part -> providers.put(point, part.describe())));
    return providers;
  }
}
