package org.langevin.workbench.internal.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.loss.Loss;
import org.langevin.binding.StrictJson;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunCancelledException;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.runs.Workshop;
import org.langevin.workbench.internal.sweeps.ChainedSweep.Counted;

class ChainsTest {
  /** Each of two threads evaluates the loss once in each step. */
  private static final int THREADS = 2;

  /** Looks at 512 held-out items, 16 at a time. */
  private static final int LOOK = 32;

  @TempDir Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  private static Counted counted() {
    return new Counted((count, loss) -> loss);
  }

  private void sweep(ObjectNode document, String sweep, Loss loss) throws Exception {
    ChainedSweep.run(out(), document, sweep, loss, Progress.NONE);
  }

  private void assertTrialsAreAsAlone(int trials) throws Exception {
    for (int i = 1; i <= trials; i++) {
      Path trial = trial(i);
      Path alone = folder.resolve("alone").resolve(trial.getFileName());
      Workshop workshop = new Workshop(folder.resolve("workshop"));
      workshop.document.removeAll();
      workshop.document.setAll(Json.read(trial.resolve("experiment.json")));
      if (!Files.exists(alone)) {
        workshop.run(alone);
      }
      Map<String, String> results = files(alone);
      assertTrue(results.keySet().stream().anyMatch(name -> name.endsWith("averaged.npy")));
      assertTrue(results.keySet().containsAll(Set.of("history.csv", "samples/langevin.npy")));
      assertEquals(results, files(trial), "trial " + i);
      assertEquals(metrics(alone), metrics(trial));
    }
  }

  private Path trial(int number) {
    return out().resolve("trials").resolve("000" + number);
  }

  private static JsonNode metrics(Path run) throws IOException {
    return Json.readSealed(run.resolve("run.json")).path("metrics");
  }

  /** All that a run holds but its record, which tells times, and checkpoints before the last. */
  private static Map<String, String> files(Path run) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    Path last;
    try (Stream<Path> checkpoints = Files.list(run.resolve("checkpoint"))) {
      last = checkpoints.max(Path::compareTo).orElseThrow();
    }
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(file).toString();
        boolean told = name.startsWith("checkpoint") ? file.startsWith(last) : true;
        if (told && !name.equals("run.json") && !name.equals(".lock")) {
          contents.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return contents;
  }

  @Test
  void trialsThatDifferInStepsTrainOnceAndComeToTheBitsOfSingleRuns() throws Exception {
    Counted loss = counted();
    sweep(ChainedSweep.document(folder), ChainedSweep.overSteps(), loss);
    int steps = 1200 * THREADS;
    int looks = 10 * LOOK;
    assertTrue(loss.count() >= steps && loss.count() <= steps + looks, "" + loss.count());
    assertTrialsAreAsAlone(4);
    List<String> table = Files.readAllLines(out().resolve("table.csv"));
    assertEquals(
        "trial,/training/steps,\"mean, langevin\",held-out loss,notes,seconds", table.get(0));
    for (int i = 1; i <= 4; i++) {
      List<String> history = Files.readAllLines(trial(i).resolve("history.csv"));
      String[] last = history.get(history.size() - 1).split(",");
      assertTrue(table.get(i).contains("," + last[2] + ","), table.get(i));
      assertEquals(last[0], table.get(i).split(",")[1]);
    }
    JsonNode better = Json.read(out().resolve("sweep.json")).path("better");
    assertEquals("lower", better.path("held-out loss").asText());
    assertEquals(
        List.of("1,703", "2,150", "3,301", "4,1200"),
        table.stream().skip(1).map(row -> row.replaceAll("^(\\d+,\\d+),.*", "$1")).toList());
  }

  @Test
  void everyOtherAxisHasAChainOfItsOwnUnlessItComesAfterTheTraining() throws Exception {
    Counted loss = counted();
    sweep(
        ChainedSweep.document(folder),
        "{\"grid\": {\"/seed\": [1, 2], \"/training/steps\": [200, 400],"
            + " \"/samplers/0/count\": [250, 100]}, \"parallel\": 2}",
        loss);
    // One thread for each chain.
    assertTrue(loss.count() < 2 * (400 + 6 * LOOK), "" + loss.count());
    for (int i = 1; i <= 8; i++) {
      assertEquals(1, Json.readSealed(trial(i).resolve("run.json")).path("threads").asInt());
    }
    assertEquals("[[0, 1, 2, 3], [4, 5, 6, 7]]", chains("/seed", "[1, 2]").toString());
  }

  private static List<List<Integer>> chains(String axis, String values) throws Exception {
    SweepPlan plan =
        SweepPlan.read(
            "file.json",
            StrictJson.parse(
                "{\"grid\": {\""
                    + axis
                    + "\": "
                    + values
                    + ", \"/training/steps\": [200, 400], \"/samplers/0/count\": [250, 100]}}"),
            1);
    List<Experiment> trials = new ArrayList<>();
    for (Map<String, JsonNode> values1 : plan.trials()) {
      ObjectNode document = new Workshop(Path.of("nowhere")).document.deepCopy();
      values1.forEach(
          (pointer, value) ->
              document
                  .withObject(pointer.substring(0, pointer.lastIndexOf('/')))
                  .set(pointer.substring(pointer.lastIndexOf('/') + 1), value));
      trials.add(new Experiment("file.json", "", document));
    }
    return Chains.of(trials);
  }

  @Test
  void aSweepThatIsKilledAtAnyPointComesToTheSame() throws Exception {
    for (int evaluations : new int[] {40, 500, 700, 1100}) {
      assertTrue(ChainedSweep.kill(out(), evaluations), "the process ended by itself");
    }
    sweep(ChainedSweep.document(folder), ChainedSweep.overSteps(), counted());
    assertTrialsAreAsAlone(4);
  }

  @Test
  void aSweepThatIsCancelledStopsAndGoesOn() throws Exception {
    Thread sweeping = Thread.currentThread();
    Counted loss =
        new Counted(
            (count, value) -> {
              if (count == 900) {
                sweeping.interrupt();
              }
              return value;
            });
    ObjectNode document = ChainedSweep.document(folder);
    assertThrows(
        RunCancelledException.class, () -> sweep(document, ChainedSweep.overSteps(), loss));
    assertFalse(Files.exists(trial(4)));
    sweep(document, ChainedSweep.overSteps(), counted());
    assertTrialsAreAsAlone(4);
  }

  @Test
  void aFailedTrialHurtsNoOther() throws Exception {
    // In the midst of the third.
    Counted loss =
        new Counted((count, value) -> count >= 1000 && count <= 1001 ? Double.NaN : value);
    ObjectNode document = ChainedSweep.document(folder);
    String message =
        assertThrows(
                RunFailedException.class, () -> sweep(document, ChainedSweep.overSteps(), loss))
            .getMessage();
    assertTrue(message.contains("1 of 4 trials failed"), message);
    assertEquals("failed", Json.readSealed(trial(1).resolve("run.json")).path("state").asText());
    sweep(document, ChainedSweep.overSteps(), counted());
    assertTrialsAreAsAlone(4);
  }

  private void assertDamageIsPassedOver(Consumer<Path> damage, boolean fails) throws Exception {
    ObjectNode document = ChainedSweep.document(folder);
    sweep(document, ChainedSweep.overSteps(), counted());
    AtomicFiles.delete(trial(4));
    damage.accept(trial(1));
    if (fails) {
      assertThrows(
          RunFailedException.class, () -> sweep(document, ChainedSweep.overSteps(), counted()));
      AtomicFiles.delete(trial(1));
    }
    sweep(document, ChainedSweep.overSteps(), counted());
    assertTrialsAreAsAlone(4);
  }

  private static void change(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      content[content.length / 2] ^= 1;
      Files.write(file, content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aTrialWhoseRecordIsDamagedIsNoBeginning() throws Exception {
    assertDamageIsPassedOver(trial -> change(trial.resolve("run.json")), true);
  }

  @Test
  void aTrialWhoseCheckpointsAreDamagedIsNoBeginning() throws Exception {
    assertDamageIsPassedOver(
        trial -> {
          for (Path checkpoint :
              Arrays.stream(trial.resolve("checkpoint").toFile().listFiles())
                  .map(java.io.File::toPath)
                  .toList()) {
            change(checkpoint.resolve("parameters.npy"));
          }
        },
        true);
  }

  @Test
  void anotherRunInTheFolderOfATrialIsNoBeginning() throws Exception {
    ObjectNode document = ChainedSweep.document(folder);
    sweep(document, ChainedSweep.overSteps(), counted());
    AtomicFiles.delete(trial(4));
    AtomicFiles.delete(trial(1));
    Workshop other = new Workshop(folder.resolve("workshop"));
    other.document.removeAll();
    other.document.setAll(document.deepCopy().put("seed", 6));
    other.document.withObject("/training").put("steps", 703);
    other.run(trial(1));
    String message =
        assertThrows(
                RunFailedException.class,
                () -> sweep(document, ChainedSweep.overSteps(), counted()))
            .getMessage();
    assertTrue(message.contains("holds another run than this trial's"), message);
    AtomicFiles.delete(trial(1));
    sweep(document, ChainedSweep.overSteps(), counted());
    assertTrialsAreAsAlone(4);
  }

  @Test
  void whatDependsOnTheLengthIsTrainedFromItsFirstStep() throws Exception {
    for (String optimizer : List.of("cooling", "cooling-late")) {
      ObjectNode document = ChainedSweep.document(folder);
      document.withObject("/training").putObject("optimizer").put("use", optimizer);
      Counted loss = counted();
      sweep(document, ChainedSweep.overSteps(), loss);
      int steps = (150 + 301 + 703 + 1200) * THREADS;
      assertTrue(loss.count() >= steps, loss.count() + " of " + optimizer);
      assertTrialsAreAsAlone(4);
      AtomicFiles.delete(out());
      AtomicFiles.delete(folder.resolve("alone"));
    }
  }

  @Test
  void whatMayStopEarlyIsTrainedFromItsFirstStep() throws Exception {
    ObjectNode document = ChainedSweep.document(folder);
    document.withObject("/training").put("heldOut", 0.1).put("patience", 2);
    Counted loss = counted();
    sweep(document, ChainedSweep.overSteps(), loss);
    assertEquals(
        List.of(List.of(0), List.of(1), List.of(2), List.of(3), List.of(4), List.of(5), List.of(6)),
        chains("/training/patience", "[1, 2]").subList(0, 7));
    assertTrialsAreAsAlone(4);
  }
}
