package org.langevin.itests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.langevin.api.random.RandomStream;
import org.langevin.binding.Problem;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Sweeps;

/**
 * Mutated documents. Each is refused with places and reasons, or it is recorded as it was written,
 * can be composed again from the record, and runs: it ends, or stops when cancelled.
 */
final class DocumentFuzz implements Fuzz {
  private static final String DOCUMENT = "document.json";

  /** One in so many runs to its end, or for so long; the others stop once they are recorded. */
  private static final int WHOLE_RUNS = 8;

  private static final long LONGEST_MILLIS = 5_000;

  private final Workbench workbench;
  private final Trials trials;
  private final Mutator mutator;

  DocumentFuzz(Workbench workbench, Trials trials, List<ObjectNode> intact) {
    this.workbench = workbench;
    this.trials = trials;
    this.mutator = new Mutator(intact);
  }

  @Override
  public String perform(RandomStream random, Path folder) throws Exception {
    byte[] bytes = mutator.document(random);
    Path file = folder.resolve(DOCUMENT);
    Files.write(file, bytes);
    Optional<JsonNode> written = Trees.parse(bytes);
    String profile = profile(written, random);
    boolean whole = random.nextInt(WHOLE_RUNS) == 0;
    Experiment experiment;
    try {
      experiment =
          trials
              .guard()
              .await(
                  () ->
                      workbench
                          .experiments()
                          .load(file.toString(), profile, Map.of(), OptionalLong.empty()));
    } catch (InvalidRequestException e) {
      Messages.check(e.problems(), written);
      return "not read";
    }
    checkRead(written, experiment, profile);
    return experiment.document().has(Sweeps.MEMBER)
        ? sweep(experiment, folder)
        : run(experiment, whole, folder);
  }

  /** Mostly none; else one of the document, if it has any, or one that nobody knows. */
  private static String profile(Optional<JsonNode> written, RandomStream random) {
    int choice = random.nextInt(8);
    if (choice > 1 || written.isEmpty()) {
      return "";
    }
    return choice == 1 ? "quick" : Oddities.name(random);
  }

  /** Without a profile the document is as it stands in the file. */
  private static void checkRead(Optional<JsonNode> written, Experiment experiment, String profile)
      throws Fault {
    if (written.isEmpty() || !written.get().isObject()) {
      throw new Fault("no document was accepted as one", "");
    }
    ObjectNode bare = ((ObjectNode) written.get()).deepCopy();
    bare.remove("profiles");
    bare.remove("seconds");
    if (profile.isEmpty() && !bare.equals(experiment.document())) {
      throw new Fault("silent change", "the document that was read is another");
    }
  }

  private String run(Experiment experiment, boolean whole, Path folder) throws Exception {
    List<Problem> problems = trials.guard().await(() -> workbench.experiments().check(experiment));
    if (!problems.isEmpty()) {
      Messages.check(problems, Optional.of(experiment.document()));
      return "refused";
    }
    if (Documents.isLarge(experiment.document())) {
      return "accepted, not run";
    }
    Path place = folder.resolve("run");
    String ending =
        whole
            ? trials.run(experiment, place, LONGEST_MILLIS)
            : trials.runUntilRecorded(experiment, place);
    JsonNode record = trials.recorded(place);
    Recorded.check(experiment.document(), record);
    Experiment again = trials.experiment((ObjectNode) record);
    Path second = folder.resolve("again");
    trials.runUntilRecorded(again, second);
    if (!trials.recorded(second).equals(record)) {
      throw new Fault("silent change", "the record composes to another experiment");
    }
    return "accepted, " + ending;
  }

  private String sweep(Experiment experiment, Path folder) throws Exception {
    try {
      return "sweep, " + trials.sweep(experiment, folder.resolve("sweep"), LONGEST_MILLIS);
    } catch (InvalidRequestException e) {
      for (Problem problem : e.problems()) {
        Messages.check(problem.toString());
      }
      return "sweep, refused";
    }
  }
}
