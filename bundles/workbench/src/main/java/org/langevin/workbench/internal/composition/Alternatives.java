package org.langevin.workbench.internal.composition;

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

  /** What to do about a missing ability: the end of a sentence. */
  String advice(Ability ability, Setting setting) {
    return switch (ability.provider()) {
      case "dataset" -> advice("dataset", part -> dataset(part, ability));
      case "sde", "experiment" -> advice("sde", part -> sde(part, setting, ability));
      case "loss" -> advice("loss", part -> loss(part, setting, ability));
      default -> advice("network", part -> network(part, setting, ability));
    };
  }

  /** A plugin with parameters that must be given, or that do not fit this experiment, may do. */
  private String advice(String point, Function<Part, Optional<Boolean>> offers) {
    Set<String> able = new LinkedHashSet<>();
    Set<String> undecided = new LinkedHashSet<>();
    for (Plugin plugin : extensions.usable(point)) {
      Optional<Boolean> offered = withDefaults(plugin).flatMap(offers);
      if (offered.orElse(true)) {
        (offered.isPresent() ? able : undecided).add(plugin.info().id());
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
