package org.langevin.itests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.langevin.api.random.RandomStream;
import org.langevin.binding.Problem;
import org.langevin.workbench.Experiment;

/**
 * Extreme sizes: what does not fit is refused before memory is asked for; all else runs, or stops
 * when cancelled.
 */
final class SizeFuzz implements Fuzz {
  private static final List<Long> SIZES =
      List.of(
          0L,
          1L,
          2L,
          7L,
          255L,
          1000L,
          4097L,
          10_000L,
          32_768L,
          46_341L,
          65_536L,
          100_000L,
          1_000_000L,
          10_000_000L,
          1_000_000_000L,
          2_147_483_646L,
          2_147_483_647L,
          2_147_483_648L,
          9_007_199_254_740_993L,
          Long.MAX_VALUE);

  private static final long LONGEST_MILLIS = 1_000;

  private final Workbench workbench;
  private final Trials trials;
  private final List<ObjectNode> intact;

  /** Tries sizes in the place of any whole number of these experiments. */
  SizeFuzz(Workbench workbench, Trials trials, List<ObjectNode> intact) {
    this.workbench = workbench;
    this.trials = trials;
    this.intact = intact;
  }

  @Override
  public String perform(RandomStream random, Path folder) throws Exception {
    ObjectNode document = Oddities.one(intact, random).deepCopy();
    for (int i = random.nextInt(2); i >= 0; i--) {
      resize(document, random);
    }
    Files.writeString(folder.resolve("document.json"), Trees.text(document));
    Experiment experiment = trials.experiment(document);
    List<Problem> problems = trials.guard().await(() -> workbench.experiments().check(experiment));
    if (!problems.isEmpty()) {
      Messages.check(problems, Optional.of(document));
      return "refused";
    }
    if (Documents.isLarge(document)) {
      return "accepted, not run";
    }
    return "accepted, " + trials.run(experiment, folder.resolve("run"), LONGEST_MILLIS);
  }

  private static void resize(ObjectNode document, RandomStream random) {
    List<Trees.Spot> sizes =
        Trees.spots(document).stream()
            .filter(spot -> isSize(spot) || (spot.value().isArray() && !spot.value().isEmpty()))
            .toList();
    Trees.Spot spot = Oddities.one(sizes, random);
    if (spot.value() instanceof ArrayNode array) {
      lengthen(array, Oddities.one(List.of(0, 1, 3, 16, 100, 1000), random));
    } else {
      spot.set(JsonNodeFactory.instance.numberNode(Oddities.one(SIZES, random)));
    }
  }

  private static boolean isSize(Trees.Spot spot) {
    return spot.value().isIntegralNumber() && !spot.name().equals(Optional.of("seed"));
  }

  private static void lengthen(ArrayNode array, int length) {
    JsonNode element = array.get(0);
    array.removeAll();
    for (int i = 0; i < length; i++) {
      array.add(element.deepCopy());
    }
  }
}
