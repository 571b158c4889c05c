package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.langevin.api.Ability;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Sde;
import org.langevin.workbench.internal.binding.Place;
import org.langevin.workbench.internal.binding.Problems;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.registry.Extensions;
import org.langevin.workbench.internal.registry.Plugin;

/**
 * Finds plugins that offer what another lacks, by making an instance of each with its default
 * parameters.
 */
final class Alternatives {
  private final Extensions extensions;
  private final DatasetContext data;

  Alternatives(Extensions extensions, DatasetContext data) {
    this.extensions = extensions;
    this.data = data;
  }

  /**
   * What to do about a missing ability: the end of a sentence.
   *
   * @param offers what the experiment has
   * @param setting what a part in the place of the one that lacks the ability would be told
   */
  String advice(Ability ability, Offers offers, Setting setting) {
    return switch (ability.provider()) {
      case "dataset" ->
          advice(
              "dataset",
              part -> made(part, offers, data, Dataset.class),
              Offers.NONE::with,
              ability);
      case "sde", "experiment" ->
          advice("sde", part -> made(part, offers, setting, Sde.class), Offers.NONE::with, ability);
      case "loss" ->
          advice(
              "loss", part -> made(part, offers, setting, Loss.class), Offers.NONE::with, ability);
      default ->
          advice(
              "network",
              part -> made(part, offers, setting, ScoreNetwork.class),
              made -> network(made, offers.loss().declared()),
              ability);
    };
  }

  private <T> String advice(
      String point, Function<Part, Optional<T>> make, Function<T, Offers> offers, Ability ability) {
    Set<String> able = new LinkedHashSet<>();
    Set<String> undecided = new LinkedHashSet<>();
    for (Plugin plugin : extensions.usable(point)) {
      String id = plugin.info().id();
      Problems problems = new Problems(id);
      Optional<Boolean> offered =
          withDefaults(plugin, new Place("", problems))
              .flatMap(
                  part ->
                      make.apply(part)
                          .flatMap(made -> part.attempt(() -> offers.apply(made).have(ability))));
      if (offered.orElse(false)) {
        able.add(id);
      } else if (offered.isEmpty() && dependsOnParameters(problems)) {
        undecided.add(id);
      }
    }
    undecided.removeAll(able);
    String maybe = String.join(", ", undecided);
    if (able.isEmpty()) {
      return undecided.isEmpty()
          ? "; no installed " + point + " is known to offer it"
          : "; of the installed, these may offer it: " + maybe;
    }
    return "; of the installed, these offer it: "
        + String.join(", ", able)
        + (undecided.isEmpty() ? "" : ", and perhaps " + maybe);
  }

  /** With other parameters it might do; if not, it does not fit this experiment. */
  private static boolean dependsOnParameters(Problems problems) {
    JsonNode none = JsonNodeFactory.instance.objectNode();
    return problems.inOrderOf(none).stream().noneMatch(problem -> problem.pointer().isEmpty());
  }

  private Optional<Part> withDefaults(Plugin plugin, Place place) {
    String exactly = plugin.info().id() + "@" + plugin.info().version();
    return new PartReader(extensions, Map.of(), new Parts())
        .read(
            plugin.info().point(),
            JsonNodeFactory.instance.objectNode().put(PartReader.USE, exactly),
            Set.of(),
            place);
  }

  /** Where something is to be trained, a network without parameters is of no use. */
  private static Offers network(ScoreNetwork made, boolean trained) {
    return trained && made.parameterCount() == 0 ? Offers.NONE : Offers.NONE.with(made);
  }

  /** An instance, if it could be in this experiment; what it would need of a network aside. */
  private static <T> Optional<T> made(Part part, Offers offers, Object context, Class<T> type) {
    Requirements requirements = new Requirements(offers, Map.of(), ability -> "");
    return requirements.met(part, Requirements::isBeforeNetworks)
        ? part.create(context, type)
        : Optional.empty();
  }
}
