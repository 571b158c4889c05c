package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.langevin.binding.Problem;
import org.langevin.workbench.Expectation;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.Progress;
import org.langevin.workbench.Reporter;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;

/** The gallery fits the plugins that it comes with. */
public class GalleryIT extends KarafTest {
  /** Where Debian's package has the images. */
  private static final Path FASHION_MNIST = Path.of("/usr/share/datasets/fashion-mnist");

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  @Test
  public void everyEntryCanRunInEveryProfile() throws Exception {
    Experiments experiments = service(Experiments.class);
    List<Problem> problems = new ArrayList<>();
    int checked = 0;
    for (Experiments.Entry entry : experiments.gallery()) {
      List<String> profiles = new ArrayList<>(entry.profiles());
      profiles.add("");
      for (String profile : profiles) {
        Experiment experiment =
            experiments.load(entry.id(), profile, Map.of(), OptionalLong.empty());
        if (experiment.document().remove(Sweeps.MEMBER) != null) {
          // What a sweep expects is about its trials.
          experiment.document().remove("expect");
        }
        problems.addAll(experiments.check(experiment));
        checked++;
      }
      assertTrue(entry.id() + " has no quick profile", profiles.contains("quick"));
    }
    assertEquals(List.of(), problems);
    assertTrue("only " + checked + " were checked", checked > 50);
  }

  @Test
  public void everyEntryComesAsItExpectsInItsQuickProfile() throws Exception {
    Experiments experiments = service(Experiments.class);
    service(Reporter.class);
    List<String> surprises = new ArrayList<>();
    for (Experiments.Entry entry : experiments.gallery()) {
      if (entry.id().endsWith("/fashion-mnist") && !Files.isDirectory(FASHION_MNIST)) {
        System.out.println(entry.id() + " is skipped: there is no " + FASHION_MNIST);
        continue;
      }
      Path folder = temporary.getRoot().toPath().resolve(entry.id().replace('/', '-'));
      Experiment experiment = experiments.load(entry.id(), "quick", Map.of(), OptionalLong.empty());
      long begin = System.nanoTime();
      List<Expectation> expectations = run(experiment, folder);
      System.out.printf(
          Locale.ROOT, "%s: %.1f s%n", entry.id(), (System.nanoTime() - begin) * 1e-9);
      if (expectations.isEmpty()) {
        surprises.add(entry.id() + " expects nothing");
      }
      for (Expectation expectation : expectations) {
        System.out.println("  " + expectation);
        if (!expectation.holds()) {
          surprises.add(entry.id() + ": " + expectation);
        }
      }
    }
    assertEquals(List.of(), surprises);
  }

  private List<Expectation> run(Experiment experiment, Path folder) throws Exception {
    RunRequest request = new RunRequest(experiment, Optional.of(folder), 2);
    if (experiment.document().has(Sweeps.MEMBER)) {
      Sweeps.Result result = service(Sweeps.class).run(request, Progress.NONE);
      List<Expectation> all = new ArrayList<>(result.expectations());
      result.trials().forEach(trial -> all.addAll(trial.expectations()));
      return all;
    }
    Runs runs = service(Runs.class);
    List<Expectation> all = new ArrayList<>();
    for (JsonNode found :
        runs.read(runs.run(request, Progress.NONE), "run.json").path("expectations")) {
      all.add(
          new Expectation(
              found.path("pointer").asText(),
              found.path("subject").asText(),
              found.path("expected").asText(),
              found.path("found").asText(),
              found.path("holds").asBoolean()));
    }
    return all;
  }
}
