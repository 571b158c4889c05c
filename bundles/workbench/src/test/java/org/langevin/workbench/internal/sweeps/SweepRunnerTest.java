package org.langevin.workbench.internal.sweeps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.binding.Problem;
import org.langevin.binding.StrictJson;
import org.langevin.workbench.Comparison;
import org.langevin.workbench.Expectation;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.Reporter;
import org.langevin.workbench.RunCancelledException;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.runs.RunStore;

class SweepRunnerTest {
  private static final String NOTES = "far-samples of ula; not as expected: error of ula";

  @TempDir Path folder;

  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
  private final Set<Integer> claimed = Collections.synchronizedSet(new TreeSet<>());
  private final List<String> resumed = Collections.synchronizedList(new ArrayList<>());
  private int cancelAt = Integer.MAX_VALUE;
  private Executable trouble = () -> {};
  private List<Problem> problems = List.of();

  private Sweeps.Result sweep(String json) throws Exception {
    return sweep(json, Optional.of(folder.resolve("out")));
  }

  private SweepRunner sweeps() {
    SweepRunner sweeps =
        new SweepRunner(experiments(), runs(), new RunStore(folder.resolve("runs")));
    sweeps.reporter =
        (drawn, check) ->
            new Reporter.Report(Map.of(Reporter.PAGE, "drawn".getBytes(UTF_8)), List.of());
    return sweeps;
  }

  private Sweeps.Result sweep(String json, Optional<Path> place) throws Exception {
    ObjectNode document = (ObjectNode) StrictJson.parse(json);
    return sweeps()
        .run(
            new RunRequest(new Experiment("toy/file.json", "", document), place, 2), Progress.NONE);
  }

  private Experiments experiments() {
    return (Experiments)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Experiments.class},
            (proxy, method, arguments) -> problems);
  }

  /** Runs whose only metric is the experiment's member {@code a}. */
  private Runs runs() {
    return (Runs)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Runs.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "run" -> start((RunRequest) arguments[0]);
                  case "resume" -> finish(Path.of((String) arguments[0]));
                  case "find" -> info(Path.of((String) arguments[0]));
                  case "read" -> read((RunInfo) arguments[0], (String) arguments[1]);
                  case "compare" -> metrics(Path.of(((List<?>) arguments[0]).get(0).toString()));
                  default -> throw new AssertionError(method);
                });
  }

  private RunInfo start(RunRequest request)
      throws IOException, RunFailedException, RunCancelledException {
    Path place = request.folder().orElseThrow();
    Files.createDirectories(place);
    happen();
    String value = request.experiment().document().path("a").toString();
    assertFalse(request.experiment().document().has("sweep"));
    ran.add(value);
    claimed.add(request.experiment().document().path("expect").size());
    if (value.startsWith("\"")) {
      throw new RunFailedException("fails", null);
    }
    boolean cancelled = ran.size() >= cancelAt;
    Files.writeString(place.resolve("run.json"), cancelled ? "CANCELLED" : "DONE");
    Files.writeString(place.resolve("value"), value);
    Json.write(place.resolve("experiment.json"), request.experiment().document());
    if (cancelled) {
      throw new RunCancelledException("cancelled");
    }
    return info(place);
  }

  private void happen() throws IOException, RunFailedException {
    try {
      trouble.execute();
    } catch (IOException | RunFailedException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private RunInfo finish(Path place) throws IOException {
    resumed.add(Files.readString(place.resolve("value")));
    Files.writeString(place.resolve("run.json"), "DONE");
    return info(place);
  }

  private RunInfo info(Path place) throws IOException {
    RunInfo.State state = RunInfo.State.valueOf(Files.readString(place.resolve("run.json")));
    return new RunInfo(place.getFileName().toString(), place, "", "", state, Instant.EPOCH, 1);
  }

  private Comparison metrics(Path place) throws IOException {
    double value = Double.parseDouble(Files.readString(place.resolve("value")));
    String name = place.getFileName().toString();
    return new Comparison(Map.of(name, info(place)), Map.of("error of ula", Map.of(name, value)));
  }

  /** The file of a finished trial; the trial of value 2 comes with a warning. */
  private ObjectNode read(RunInfo run, String file) throws Exception {
    if (file.equals("experiment.json")) {
      return Json.read(run.folder().resolve(file));
    }
    String value = Files.readString(run.folder().resolve("value"));
    String text =
        file.equals("metrics.json")
            ? "{'metrics': [{'name': 'error', 'sampler': 'ula', 'value': " + value + "}]}"
            : value.equals("2")
                ? "{'warnings': [{'kind': 'far-samples', 'part': 'ula', 'message': 'far off'}],"
                    + " 'expectations': [{'subject': 'error of ula', 'holds': false}]}"
                : "{}";
    return (ObjectNode) StrictJson.parse(text.replace('\'', '"'));
  }

  @Test
  void trialsAreComparedWithEachOther() throws Exception {
    String json =
        """
        {"a": 0, "sweep": {"grid": {"/a": [1, 2, 4]}},
         "expect": [
           {"metric": "error", "sampler": "ula", "atMost": 9},
           {"metric": "error", "at": {"/a": 1.0}, "betterThan": {"/a": 4}, "by": 3},
           {"metric": "error", "at": {"/a": 2}, "betterThan": {"/a": 4}, "by": 3},
           {"metric": "error", "at": {"/a": 4}, "atLeast": 3.5, "atMost": 4}]}
        """;
    Sweeps.Result result = sweep(json);
    assertEquals(
        List.of(true, false, true),
        result.expectations().stream().map(Expectation::holds).toList(),
        result.expectations().toString());
    assertEquals("2 beside 4", result.expectations().get(1).found());
    assertEquals("/expect/2", result.expectations().get(1).pointer());
    assertEquals("far-samples", result.trials().get(1).warnings().get(0).kind());
    // A trial is left what is about it alone.
    assertEquals(Set.of(1), claimed);
    String table = Files.readString(folder.resolve("out/table.csv"));
    assertTrue(table.contains(NOTES), table);
    String summary = Files.readString(folder.resolve("out/sweep.json"));
    assertTrue(summary.contains("\"found\" : \"2 beside 4\""), summary);
  }

  @Test
  void claimsAboutTrialsThatThereAreNotAreRefused() {
    String json =
        """
        {"a": 0, "sweep": {"grid": {"/a": [1, 2]}},
         "expect": [
           {"metric": "error", "at": {"/b": 1}, "atMost": 1},
           {"metric": "error", "at": {"/a": 3}, "atMost": 1},
           {"metric": "error", "betterThan": {"/a": 1}}]}
        """;
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> sweep(json));
    assertEquals(
        List.of("/expect/0/at/~1b", "/expect/1/at/~1a", "/expect/2/at"),
        refusal.problems().stream().map(Problem::pointer).toList());
    assertTrue(ran.isEmpty());
  }

  @Test
  void withoutAFolderTheRunStoreGivesOne() throws Exception {
    String json = "{'sweep': {'grid': {'/a': [1, 2]}}}".replace('\'', '"');
    Path first = sweep(json, Optional.empty()).folder();
    Path second = sweep(json, Optional.empty()).folder();
    assertEquals(folder.resolve("runs"), first.getParent());
    assertTrue(first.getFileName().toString().matches("\\d{8}-\\d{6}-sweep-toy-file"), first + "");
    assertTrue(Files.exists(first.resolve("table.csv")));
    assertFalse(first.equals(second));
  }

  /** Sweeps are in the store beside runs, as far as they have come. */
  @Test
  void sweepsAreListedAndFound() throws Exception {
    String json = "{\"title\": \"t\", \"sweep\": {\"grid\": {\"/a\": [1, 4]}}}";
    Path done = sweep(json, Optional.empty()).folder();
    Sweeps.Info info = sweeps().list().get(0);
    assertEquals(done, info.folder());
    assertEquals("t", info.title());
    assertEquals(RunInfo.State.DONE, info.state());
    assertEquals(2, info.done());
    assertEquals(2, info.trials());
    assertEquals(2, info.seconds());
    assertEquals(Optional.of(info), sweeps().find(done.getFileName().toString()));
    assertEquals(Optional.of(info), sweeps().find(done.toString()));
    assertEquals(Optional.empty(), sweeps().find("nothing"));
    assertEquals(2, sweeps().read(info).path("trials").size());
    Files.delete(done.resolve("report.html"));
    assertEquals(done.resolve("report.html"), sweeps().report(info));
    assertTrue(Files.exists(done.resolve("report.html")));
    cancelAt = 4;
    assertThrows(RunCancelledException.class, () -> sweep(json));
    Sweeps.Info cancelled = sweeps().find(folder.resolve("out").toString()).orElseThrow();
    assertEquals(RunInfo.State.CANCELLED, cancelled.state());
    assertEquals(1, cancelled.done());
  }

  @Test
  void repeatedSeedsAreAveraged() throws Exception {
    sweep("{\"a\": 0, \"seed\": 1, \"sweep\": {\"grid\": {\"/a\": [1, 4], \"/seed\": [1, 2]}}}");
    JsonNode means = Json.read(folder.resolve("out/sweep.json")).path("means");
    assertEquals(
        "[{\"values\":{\"/a\":1},\"trials\":[1,2],"
            + "\"metrics\":{\"error of ula\":{\"mean\":1.0,\"deviation\":0.0}}},"
            + "{\"values\":{\"/a\":4},\"trials\":[3,4],"
            + "\"metrics\":{\"error of ula\":{\"mean\":4.0,\"deviation\":0.0}}}]",
        means.toString());
  }

  @Test
  void everyTrialRunsAndTheTableHasThemAll() throws Exception {
    Sweeps.Result result =
        sweep("{\"title\": \"t\", \"a\": 0, \"sweep\": {\"grid\": {\"/a\": [1, 2, 4]}}}");
    assertEquals(List.of("1", "2", "4"), ran);
    assertEquals(4, result.trials().get(2).metrics().get("error of ula"));
    assertEquals(
        "trial,/a,error of ula,notes,seconds\n1,1,1.0,,1.0\n2,2,2.0,%s,1.0\n3,4,4.0,,1.0\n"
            .formatted(NOTES),
        Files.readString(folder.resolve("out/table.csv")));
    assertTrue(Files.exists(folder.resolve("out/figures/sweep.json")));
    assertTrue(Files.exists(folder.resolve("out/report.html")));
  }

  @Test
  void aCancelledSweepGoesOnWhereItStopped() {
    String json = "{\"a\": 0, \"b\": 9e-05, \"sweep\": {\"grid\": {\"/a\": [1, 2, 4]}}}";
    cancelAt = 2;
    assertThrows(RunCancelledException.class, () -> sweep(json));
    ran.clear();
    cancelAt = Integer.MAX_VALUE;
    assertEquals(3, assertSweeps(json).trials().size());
    // the first trial was done, the second had begun, the third had or had not
    assertFalse(ran.contains("1"));
    assertFalse(ran.contains("2"));
    assertTrue(resumed.contains("2"));
    // also of what is done, files may be missing
    assertTrue(resumed.contains("1"));
  }

  @Test
  void aTrialsFolderThatWasExchangedIsFoundOut() throws Exception {
    String json = "{\"a\": 0, \"sweep\": {\"grid\": {\"/a\": [1, 2]}}}";
    sweep(json);
    Path first = folder.resolve("out/trials/0001");
    Path second = folder.resolve("out/trials/0002");
    Files.move(first, folder.resolve("aside"));
    Files.move(second, first);
    Files.move(folder.resolve("aside"), second);
    String message = assertThrows(RunFailedException.class, () -> sweep(json)).getMessage();
    assertTrue(message.contains(first + " holds another run"), message);
    assertEquals(List.of(), resumed);
  }

  @Test
  void aTrialThatWasKilledBeforeItBeganIsDoneAnew() throws Exception {
    String json = "{\"a\": 0, \"sweep\": {\"grid\": {\"/a\": [1, 2, 4]}}}";
    cancelAt = 2;
    assertThrows(RunCancelledException.class, () -> sweep(json));
    cancelAt = Integer.MAX_VALUE;
    Path third = Files.createDirectories(folder.resolve("out/trials/0003"));
    Files.deleteIfExists(third.resolve("run.json"));
    Path left = Files.writeString(third.resolve("resolved.json"), "half");
    assertEquals(3, sweep(json).trials().size());
    assertFalse(Files.exists(left));
  }

  @Test
  void aFolderThatGoesAwayIsAnErrorAndIsNotMadeAgain() {
    Path out = folder.resolve("out");
    trouble =
        () -> {
          AtomicFiles.delete(out);
          throw new RunFailedException("its folder is gone", null);
        };
    String message =
        assertThrows(
                RunFailedException.class,
                () -> sweep("{\"a\": 0, \"sweep\": {\"grid\": {\"/a\": [1, 2, 4]}}}"))
            .getMessage();
    assertTrue(message.contains(out + ": the folder went away"), message);
    assertEquals(List.of(), ran);
    assertFalse(Files.exists(out));
  }

  @Test
  void aFolderIsOneSweepsAtATime() throws Exception {
    String json = "{\"a\": 0, \"sweep\": {\"grid\": {\"/a\": [1]}}}";
    List<String> refusals = new ArrayList<>();
    trouble =
        () -> refusals.add(assertThrows(RunFailedException.class, () -> sweep(json)).getMessage());
    sweep(json);
    assertEquals(1, refusals.size());
    assertTrue(refusals.get(0).contains("is being worked on"), refusals.get(0));
    assertEquals(List.of("1"), ran);
  }

  @Test
  void whatAKillLeftIsSweptUp() throws Exception {
    String json = "{\"a\": 0, \"sweep\": {\"grid\": {\"/a\": [1]}}}";
    Path figures = Files.createDirectories(folder.resolve("out/figures"));
    // Killed before it began, and then again at its end.
    Path first = folder.resolve("out/.sweep.json.123.tmp");
    Path second = figures.resolve(".sweep.png.123.tmp");
    Files.delete(figures);
    for (Path left : List.of(first, second)) {
      Files.writeString(left, "half");
      sweep(json);
      assertFalse(Files.exists(left));
    }
  }

  private Sweeps.Result assertSweeps(String json) {
    return assertDoesNotThrow(() -> sweep(json));
  }

  @Test
  void trialsMayRunTogether() throws Exception {
    sweep("{\"a\": 0, \"sweep\": {\"grid\": {\"/a\": [1, 2, 4]}, \"parallel\": 2}}");
    assertEquals(List.of("1", "2", "4"), ran.stream().sorted().toList());
  }

  @Test
  void aFolderWithAnotherSweepIsLeftAlone() throws Exception {
    sweep("{\"a\": 0, \"sweep\": {\"grid\": {\"/a\": [1]}}}");
    assertThrows(
        InvalidRequestException.class,
        () -> sweep("{\"a\": 0, \"sweep\": {\"grid\": {\"/a\": [2]}}}"));
    assertEquals(List.of("1"), ran);
  }

  @Test
  void nothingRunsIfAnyTrialIsInvalid() {
    problems = List.of(new Problem("file.json", "/a", "is wrong"));
    InvalidRequestException refusal =
        assertThrows(
            InvalidRequestException.class,
            () -> sweep("{\"a\": 0, \"sweep\": {\"grid\": {\"/a\": [1, 2]}}}"));
    assertEquals(1, refusal.problems().size());
    assertTrue(ran.isEmpty());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void aPointerToNowhereIsRefused() {
    InvalidRequestException refusal =
        assertThrows(
            InvalidRequestException.class,
            () -> sweep("{\"a\": 0, \"sweep\": {\"grid\": {\"/b/c\": [1]}}}"));
    assertEquals("/b/c", refusal.problems().get(0).pointer());
  }

  @Test
  void failedTrialsDoNotKeepTheOthersFromTheirResults() throws Exception {
    RunFailedException failure =
        assertThrows(
            RunFailedException.class,
            () -> sweep("{\"a\": 0, \"sweep\": {\"grid\": {\"/a\": [\"x\", 2]}}}"));
    assertTrue(failure.getMessage().contains("1 of 2"), failure.getMessage());
    assertEquals(2, ran.size());
    assertEquals(
        "trial,/a,error of ula,notes,seconds\n1,x,,failed of trial,\n2,2,2.0,%s,1.0\n"
            .formatted(NOTES),
        Files.readString(folder.resolve("out/table.csv")));
    assertTrue(Files.exists(folder.resolve("out/figures/sweep.json")));
    assertTrue(Files.readString(folder.resolve("out/sweep.json")).contains("trials/0001"));
  }
}
