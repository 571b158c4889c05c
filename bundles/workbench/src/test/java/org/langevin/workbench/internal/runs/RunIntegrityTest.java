package org.langevin.workbench.internal.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.loss.LossShare;
import org.langevin.workbench.ExitStatus;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.Reporter;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.internal.Tiny;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.Json;

/** What a run keeps, it keeps whole, and resume trusts nothing. */
class RunIntegrityTest {
  /** The files that follow from the times that were taken, and are never the same. */
  private static final Set<String> TIMED = Set.of("run.json", "report.html");

  @TempDir Path folder;
  private Workshop workshop;
  private Path run;

  @BeforeEach
  void begin() {
    workshop = new Workshop(folder);
    run = folder.resolve("run");
  }

  private Map<String, String> results(Path where) throws IOException {
    Map<String, String> results = RunFixture.results(where);
    results.keySet().removeAll(TIMED);
    return results;
  }

  private static JsonNode done(Path where) throws IOException {
    return Json.readSealed(where.resolve("run.json")).path("done");
  }

  /** The files of all phases but the documents. */
  private static List<String> kept(Path where) throws IOException {
    List<String> kept = new ArrayList<>();
    for (Map.Entry<String, JsonNode> phase : done(where).properties()) {
      if (!phase.getKey().equals("documents")) {
        phase.getValue().fieldNames().forEachRemaining(kept::add);
      }
    }
    return kept;
  }

  private static void damage(Path file, int kind) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (kind) {
      case 0 -> {
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
      }
      case 1 -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      default -> Files.delete(file);
    }
  }

  @Test
  void whateverIsDamagedIsToldAndMadeAnewToTheSameBits() throws Exception {
    workshop.run(run);
    Map<String, String> before = results(run);
    List<String> files = kept(run);
    assertTrue(
        files.containsAll(
            List.of(
                "history.csv",
                "checkpoint/000000300/checkpoint.json",
                "samples/langevin.npy",
                "traces/langevin.npy",
                "levels/langevin.npy",
                "metrics.json",
                "figures/loss.json",
                "figures/loss.png",
                "report.html")),
        files.toString());
    for (int i = 0; i < files.size(); i++) {
      String file = files.get(i);
      workshop.warnings.clear();
      damage(run.resolve(file), i % 3);
      assertEquals(RunInfo.State.DONE, workshop.resume(run).state());
      assertTrue(
          workshop.warnings.stream().anyMatch(told -> told.contains(run.resolve(file) + " ")),
          file + ": " + workshop.warnings);
      assertEquals(before, results(run), file);
    }
    for (int i = 0; i < files.size(); i++) {
      damage(run.resolve(files.get(i)), (i + 1) % 3);
    }
    workshop.resume(run);
    assertEquals(before, results(run));
    workshop.warnings.clear();
    workshop.resume(run);
    assertEquals(List.of(), workshop.warnings);
  }

  @Test
  void anotherRunsFilesAreFoundOut() throws Exception {
    workshop.run(run);
    Map<String, String> before = results(run);
    workshop.document.put("seed", 6);
    Path other = folder.resolve("other");
    workshop.run(other);
    for (String file : kept(run)) {
      workshop.warnings.clear();
      boolean differs = Files.mismatch(other.resolve(file), run.resolve(file)) >= 0;
      Files.copy(other.resolve(file), run.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      workshop.resume(run);
      assertEquals(differs, workshop.warnings.toString().contains(run.resolve(file) + " "), file);
      assertEquals(before, results(run), file);
    }
    AtomicFiles.delete(run.resolve("checkpoint"));
    copy(other.resolve("checkpoint"), run.resolve("checkpoint"));
    String message =
        assertThrows(RunFailedException.class, () -> workshop.resume(run)).getMessage();
    assertTrue(message.contains("belongs to another run"), message);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void checkpointsOfARunThatIsDoneAreLookedAt() throws Exception {
    workshop.run(run);
    Map<String, String> before = results(run);
    Path parameters = run.resolve("checkpoint/000000300/parameters.npy");
    byte[] whole = Files.readAllBytes(parameters);
    damage(parameters, 0);
    workshop.resume(run);
    assertTrue(workshop.warnings.toString().contains("000000300"), workshop.warnings.toString());
    assertEquals(before, results(run));
    assertEquals(Arrays.toString(whole), Arrays.toString(Files.readAllBytes(parameters)));
    AtomicFiles.delete(run.resolve("checkpoint"));
    workshop.resume(run);
    assertEquals(before, results(run));
    assertEquals(Arrays.toString(whole), Arrays.toString(Files.readAllBytes(parameters)));
  }

  @Test
  void documentsThatAreDamagedAreAnErrorThatNamesThem() throws Exception {
    workshop.run(run);
    for (String file : List.of("experiment.json", "resolved.json", "run.json")) {
      byte[] whole = Files.readAllBytes(run.resolve(file));
      for (int kind = 0; kind < 2; kind++) {
        damage(run.resolve(file), kind);
        byte[] damaged = Files.readAllBytes(run.resolve(file));
        Exception failure = assertThrows(Exception.class, () -> workshop.resume(run));
        assertTrue(failure instanceof ExitStatus, failure.toString());
        assertTrue(
            failure.getMessage().contains(run.resolve(file).toString()), failure.getMessage());
        failure =
            assertThrows(
                Exception.class,
                () ->
                    workshop
                        .service()
                        .sample(
                            run.toString(),
                            Json.object().put("use", "langevin"),
                            2,
                            1,
                            folder.resolve("more.npy"),
                            1,
                            Progress.NONE));
        assertTrue(
            failure.getMessage().contains(run.resolve(file).toString()), failure.getMessage());
        for (Executable reading :
            List.<Executable>of(
                () -> workshop.service().report(run.toString()),
                () -> workshop.service().read(workshop.service().find(run.toString()), file))) {
          String message = assertThrows(Exception.class, reading).getMessage();
          assertTrue(message.contains(run.resolve(file).toString()), message);
          assertFalse(message.contains("makes it anew"), message);
        }
        assertEquals(
            Arrays.toString(damaged), Arrays.toString(Files.readAllBytes(run.resolve(file))));
        Files.write(run.resolve(file), whole);
      }
    }
  }

  @Test
  void aRecordWithValuesThatNoRunHasIsRefused() throws Exception {
    workshop.run(run);
    Path record = run.resolve("run.json");
    ObjectNode whole = Json.readSealed(record);
    for (String value :
        List.of(
            "/threads=0",
            "/samplers=3",
            "/metrics={}",
            "/phases=[]",
            "/done=1",
            "/state=\"asleep\"",
            "/format=7")) {
      ObjectNode wrong = whole.deepCopy();
      String[] parts = value.substring(1).split("=");
      wrong.set(parts[0], new com.fasterxml.jackson.databind.ObjectMapper().readTree(parts[1]));
      Json.writeSealed(record, wrong);
      String message =
          assertThrows(InvalidRequestException.class, () -> workshop.service().find(run.toString()))
              .getMessage();
      assertTrue(message.contains(record.toString()), value + ": " + message);
      assertThrows(RunFailedException.class, () -> workshop.resume(run), value);
      // as a person edits it
      Json.write(record, wrong);
      message =
          assertThrows(InvalidRequestException.class, () -> workshop.service().find(run.toString()))
              .getMessage();
      assertTrue(message.contains("damaged"), message);
    }
  }

  @Test
  void whatIsReadForATableIsWhatTheRunWrote() throws Exception {
    RunInfo info = workshop.run(run);
    Path metrics = run.resolve("metrics.json");
    Files.writeString(metrics, Files.readString(metrics).replace("\"name\"", "\"nome\""));
    String message =
        assertThrows(
                RunFailedException.class, () -> workshop.service().compare(List.of(run.toString())))
            .getMessage();
    assertTrue(message.contains(metrics.toString()) && message.contains("resume"), message);
    assertThrows(RunFailedException.class, () -> workshop.service().read(info, "metrics.json"));
    workshop.resume(run);
    assertEquals(1, workshop.service().compare(List.of(run.toString())).values().size());
  }

  @Test
  void whatAKillLeftIsSweptUp() throws Exception {
    workshop.run(run);
    Map<String, String> before = RunFixture.results(run);
    Files.writeString(run.resolve(".run.json.4711.tmp"), "ha");
    Files.writeString(run.resolve("figures/.loss.png.4711.tmp"), "lf");
    Files.createDirectories(run.resolve("checkpoint/.unfinished"));
    Files.writeString(run.resolve("checkpoint/.unfinished/parameters.npy"), "");
    workshop.resume(run);
    assertEquals(before, RunFixture.results(run));
    assertFalse(Files.exists(run.resolve("checkpoint/.unfinished")));
  }

  @Test
  void aReportThatCannotBeMadeIsAFailureThatCanBeResumed() throws Exception {
    RunService service = workshop.service();
    Reporter whole = service.reporter;
    service.reporter =
        (where, check) -> {
          Reporter.Report report = whole.report(where, check);
          return new Reporter.Report(report.files(), List.of("loss: no font is installed"));
        };
    RunFailedException failure =
        assertThrows(
            RunFailedException.class, () -> service.run(workshop.request(run), Progress.NONE));
    assertEquals(ExitStatus.FAILED, failure.exitStatus());
    assertTrue(failure.getMessage().contains("no font is installed"), failure.getMessage());
    assertTrue(Files.exists(run.resolve("report.html")));
    assertEquals(RunInfo.State.FAILED, service.find(run.toString()).state());
    assertFalse(done(run).has("report"));
    service.reporter =
        (where, check) -> {
          throw new IllegalStateException("broken");
        };
    String message =
        assertThrows(
                RunFailedException.class, () -> service.resume(run.toString(), 2, Progress.NONE))
            .getMessage();
    assertTrue(message.contains("the report cannot be made"), message);
    assertEquals(RunInfo.State.DONE, workshop.resume(run).state());
    assertTrue(done(run).has("report"));
  }

  @Test
  void aRunIsDoneWithItsLastPhaseAndNotBefore() throws Exception {
    RunService service = workshop.service();
    Reporter whole = service.reporter;
    List<RunInfo.State> states = new ArrayList<>();
    service.reporter =
        (where, check) -> {
          states.add(RunRecord.read(new RunFolder(where)).state());
          return whole.report(where, check);
        };
    service.run(workshop.request(run), Progress.NONE);
    assertEquals(List.of(RunInfo.State.RUNNING), states);
    List<String> phases = new ArrayList<>();
    done(run).fieldNames().forEachRemaining(phases::add);
    assertEquals(
        List.of(
            "documents",
            "training",
            "sampler langevin",
            "metric mean of langevin",
            "metrics",
            "figures",
            "report"),
        phases);
  }

  @Test
  void aReportIsMadeOnceThereIsSomethingThatDraws() throws Exception {
    RunService service = workshop.service();
    service.reporter = null;
    assertEquals(RunInfo.State.DONE, service.run(workshop.request(run), Progress.NONE).state());
    assertFalse(Files.exists(run.resolve("report.html")));
    workshop.resume(run);
    assertTrue(Files.exists(run.resolve("report.html")));
  }

  @Test
  void aFolderThatGoesAwayInTrainingIsAnErrorAndIsNotMadeAgain() throws Exception {
    String message =
        assertThrows(
                RunFailedException.class,
                () ->
                    workshop
                        .service(doing(() -> AtomicFiles.delete(run)))
                        .run(workshop.request(run), Progress.NONE))
            .getMessage();
    assertTrue(message.contains(run.toString()), message);
    assertTrue(message.contains("deleted, moved or unmounted"), message);
    assertFalse(message.contains("kept"), message);
    assertFalse(Files.exists(run));
  }

  /** Also if it was to be written to because a part failed, or a checkpoint could not be made. */
  @Test
  void whatIsInThePlaceOfAFolderThatWentAwayStays() throws Exception {
    Path other = folder.resolve("other");
    workshop.run(other);
    Path unfinished = Files.createDirectories(other.resolve("checkpoint/.unfinished"));
    Map<String, String> before = RunFixture.results(other);
    for (boolean fails : List.of(false, true)) {
      Trouble exchange =
          () -> {
            AtomicFiles.delete(run);
            Files.move(other, run);
            if (fails) {
              throw new IOException("it fails, too");
            }
          };
      String message =
          assertThrows(
                  RunFailedException.class,
                  () -> workshop.service(doing(exchange)).run(workshop.request(run), Progress.NONE))
              .getMessage();
      assertTrue(message.contains("deleted, moved or unmounted"), message);
      assertEquals(before, RunFixture.results(run));
      assertFalse(Files.exists(run.resolve("failure.txt")));
      assertTrue(Files.exists(run.resolve("checkpoint/.unfinished")));
      Files.move(run, other);
    }
    assertTrue(Files.exists(unfinished));
  }

  @Test
  void aFolderThatIsMovedInTrainingResumesWhereItIs() throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    workshop.run(undisturbed);
    Path moved = folder.resolve("moved");
    assertThrows(
        RunFailedException.class,
        () ->
            workshop
                .service(
                    doing(
                        () -> {
                          Files.move(run, moved);
                          // Somebody else's, in the same place.
                          Files.createDirectory(run);
                        }))
                .run(workshop.request(run), Progress.NONE));
    try (var files = Files.list(run)) {
      assertEquals(List.of(), files.toList());
    }
    workshop.resume(moved);
    assertEquals(results(undisturbed), results(moved));
  }

  /** Does something unexpected in the middle of the training. */
  private static Tiny.Denoising doing(Trouble trouble) {
    return new Tiny.Denoising() {
      private int calls;

      @Override
      public synchronized double evaluate(LossShare share) {
        if (++calls == 300) {
          try {
            trouble.happen();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        }
        return super.evaluate(share);
      }
    };
  }

  @FunctionalInterface
  private interface Trouble {
    void happen() throws IOException;
  }

  @Test
  void aRunThatWasStoppedBeforeItBeganIsBegunAgain() throws Exception {
    Files.createDirectory(run);
    Files.writeString(run.resolve(".lock"), "");
    Files.writeString(run.resolve("experiment.json"), "{\"ti");
    Files.writeString(run.resolve(".resolved.json.4711.tmp"), "");
    String message =
        assertThrows(InvalidRequestException.class, () -> workshop.resume(run)).getMessage();
    assertTrue(message.contains("before it began"), message);
    assertEquals(RunInfo.State.DONE, workshop.run(run).state());
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("experiment.json"), "{}");
    assertThrows(InvalidRequestException.class, () -> workshop.run(mine));
    assertEquals("{}", Files.readString(mine.resolve("experiment.json")));
  }

  @Test
  void runsWhoseFoldersHaveTheSameLastNameAreComparedEachByItsOwn() throws Exception {
    Path first = folder.resolve("monday/run");
    Path second = folder.resolve("tuesday/run");
    workshop.run(first);
    workshop.document.put("seed", 6);
    workshop.run(second);
    Map<String, Double> values =
        workshop
            .service()
            .compare(List.of(first.toString(), second.toString()))
            .values()
            .get("mean, langevin");
    assertEquals(List.of("monday/run", "tuesday/run"), List.copyOf(values.keySet()));
    for (Path where : List.of(first, second)) {
      assertEquals(
          Json.read(where.resolve("metrics.json")).at("/metrics/0/value").asDouble(),
          values.get(folder.relativize(where).toString()));
    }
    assertEquals(2, Set.copyOf(values.values()).size());
  }

  @Test
  void namesThatDifferInCaseOrByADashHaveFilesOfTheirOwn() throws Exception {
    List<String> samplers = List.of("a", "A", "a-B", "a-b", "A-b", "samples-a");
    workshop.document.putArray("samplers");
    for (String name : samplers) {
      workshop
          .document
          .withArray("/samplers")
          .addObject()
          .put("use", "langevin")
          .put("name", name)
          .put("count", 60);
    }
    workshop.document.putArray("metrics");
    for (String name : List.of("mean", "Mean", "mean-a")) {
      workshop.document.withArray("/metrics").addObject().put("use", "mean").put("name", name);
    }
    workshop.run(run);
    List<String> files = kept(run);
    assertEquals(files.size(), Set.copyOf(files).size());
    for (String file : files) {
      assertEquals(file.toLowerCase(java.util.Locale.ROOT), file);
    }
    assertEquals(
        samplers.size(), files.stream().filter(file -> file.startsWith("samples/")).count());
    assertEquals(
        samplers.size(),
        files.stream().filter(file -> file.matches("figures/traces\\..*json")).count());
    Map<String, String> before = results(run);
    for (int kind = 0; kind < 3; kind++) {
      damage(run.resolve("samples/_a-b.npy"), kind);
      workshop.resume(run);
      assertEquals(before, results(run));
    }
  }
}
