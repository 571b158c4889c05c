package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.langevin.api.Capable;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.binding.Bound;
import org.langevin.binding.PartReader;
import org.langevin.binding.PartType;
import org.langevin.binding.Place;
import org.langevin.binding.Problems;
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
   * What to do about something that is missing: the end of a sentence.
   *
   * @param scope what the experiment has
   * @param setting what a part in the place of the one that lacks the ability would be told
   * @param trained whether a network without parameters would be of no use
   */
  String advice(Need need, Scope scope, Setting setting, boolean trained) {
    Object context = need.provider() == Dataset.class ? data : setting;
    Set<String> able = new LinkedHashSet<>();
    Set<String> undecided = new LinkedHashSet<>();
    for (Plugin plugin : extensions.usable(need.point())) {
      String id = plugin.info().id();
      Problems problems = new Problems(id);
      Optional<Boolean> offered =
          withDefaults(plugin, need, context, problems)
              .flatMap(part -> offers(part, need, scope, context, trained));
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
          ? "; no installed " + need.point() + " is known to offer it"
          : "; of the installed, these may offer it: " + maybe;
    }
    return "; of the installed, these offer it: "
        + String.join(", ", able)
        + (undecided.isEmpty() ? "" : ", and perhaps " + maybe)
        + (need.isPart() ? example(need, able.iterator().next()) : "");
  }

  private static String example(Need need, String id) {
    ObjectNode part = JsonNodeFactory.instance.objectNode().put(PartReader.USE, id);
    return "; add one, such as \"" + need.point() + "\": " + part;
  }

  /** With other parameters it might do; if not, it does not fit this experiment. */
  private static boolean dependsOnParameters(Problems problems) {
    JsonNode none = JsonNodeFactory.instance.objectNode();
    return problems.inOrderOf(none).stream().noneMatch(problem -> problem.pointer().isEmpty());
  }

  private Optional<PlacedPart> withDefaults(
      Plugin plugin, Need need, Object context, Problems problems) {
    String exactly = plugin.info().id() + "@" + plugin.info().version();
    DocumentParts parts = new DocumentParts(extensions, Map.of(), new Parts());
    return parts
        .read(
            PartType.of(context.getClass(), need.provider()),
            JsonNodeFactory.instance.objectNode().put(PartReader.USE, exactly),
            Set.of(),
            new Place("", problems, parts))
        .map(Bound::value)
        .map(PlacedPart.class::cast);
  }

  /**
   * Whether an instance that could be in this experiment offers it; what that would need of parts
   * made later aside. Where something is to be trained, a network without parameters does not.
   */
  private static Optional<Boolean> offers(
      PlacedPart part, Need need, Scope scope, Object context, boolean trained) {
    if (!new Fit(scope, Map.of(), missing -> "").metAsideFrom(ScoreNetwork.class, part)) {
      return Optional.empty();
    }
    return part.create(context, Capable.class)
        .filter(need.provider()::isInstance)
        .flatMap(
            made ->
                part.attempt(
                    () ->
                        !(trained && isClosedForm(need, made))
                            && (need.isPart() || made.ability(need.type()).isPresent())));
  }

  private static boolean isClosedForm(Need need, Capable made) {
    return need.provider() == ScoreNetwork.class
        && ScoreNetwork.class.cast(made).parameterCount() == 0;
  }
}
