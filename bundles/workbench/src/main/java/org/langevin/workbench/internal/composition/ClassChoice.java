package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Labels;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.score.ClassConditional;
import org.langevin.binding.Place;

/** Which class a sampler's samples are to be of. */
record ClassChoice(PlacedPart sampler, Dataset dataset, ScoreNetwork network) {
  /** The member of a sampler. */
  static final String MEMBER = "class";

  /** The number of the class; empty for any, and where the choice was refused. */
  OptionalInt of(JsonNode asked) {
    if (asked == null || asked.isNull()) {
      return OptionalInt.empty();
    }
    Place place = sampler.place().child(MEMBER);
    if (network.ability(ClassConditional.class).isEmpty()) {
      place.refuse(
          "the network is not told classes, so its samples cannot be of one; leave this out, or"
              + " train a network with classes, such as {\"use\": \"mlp\", \"classes\": true}");
      return OptionalInt.empty();
    }
    List<String> names = dataset.ability(Labels.class).map(Labels::names).orElse(List.of());
    int named = names.indexOf(asked.asText());
    // A command line gives a number as text.
    int number = named >= 0 || !asked.asText().matches("[0-9]{1,9}") ? named : asked.asInt(-1);
    if (number < 0 || number >= names.size()) {
      place.refuse(
          "there is no class "
              + asked
              + "; give a number from 0 to "
              + (names.size() - 1)
              + " or one of "
              + String.join(", ", names));
      return OptionalInt.empty();
    }
    return OptionalInt.of(number);
  }
}
