package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
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

  /** What to do about a missing ability: a sentence, or nothing if nothing is known. */
  String advice(Ability ability, Setting setting) {
    List<String> able =
        switch (ability.provider()) {
          case "dataset" -> able("dataset", part -> dataset(part, ability));
          case "sde", "experiment" -> able("sde", part -> sde(part, setting, ability));
          case "loss" -> able("loss", part -> loss(part, setting, ability));
          default -> able("network", part -> network(part, setting, ability));
        };
    String kind = ability.provider().equals("experiment") ? "sde" : ability.provider();
    return able.isEmpty()
        ? "; no installed " + kind + " is known to offer it"
        : "; of the installed, these offer it: " + String.join(", ", able);
  }

  private List<String> able(String point, Function<Part, Optional<Boolean>> offers) {
    return extensions.usable(point).stream()
        .filter(plugin -> withDefaults(plugin).flatMap(offers).orElse(false))
        .map(plugin -> plugin.info().id())
        .distinct()
        .toList();
  }

  private Optional<Part> withDefaults(Plugin plugin) {
    String exactly = plugin.info().id() + "@" + plugin.info().version();
    return new PartReader(extensions, Map.of())
        .read(
            plugin.info().point(),
            JsonNodeFactory.instance.objectNode().put(PartReader.USE, exactly),
            Set.of(),
            new Place("", new Problems("")));
  }

  private Optional<Boolean> dataset(Part part, Ability ability) {
    return part.create(data, Dataset.class)
        .flatMap(
            made -> have(part, new Offers(Optional.of(made), none(), none(), none()), ability));
  }

  private Optional<Boolean> sde(Part part, Setting setting, Ability ability) {
    return part.create(setting, Sde.class)
        .flatMap(
            made -> have(part, new Offers(none(), Optional.of(made), none(), none()), ability));
  }

  private Optional<Boolean> loss(Part part, Setting setting, Ability ability) {
    return part.create(setting, Loss.class)
        .flatMap(made -> part.attempt(made::levels))
        .flatMap(levels -> have(part, new Offers(none(), none(), levels, none()), ability));
  }

  private Optional<Boolean> network(Part part, Setting setting, Ability ability) {
    return part.create(setting, ScoreNetwork.class)
        .flatMap(
            made -> have(part, new Offers(none(), none(), none(), Optional.of(made)), ability));
  }

  private static Optional<Boolean> have(Part part, Offers offers, Ability ability) {
    return part.attempt(() -> offers.have(ability));
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
