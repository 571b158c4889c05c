package org.langevin.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.Test;
import org.langevin.workbench.Comparison;
import org.langevin.workbench.Places;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;

/** Sweeps beside runs, and runs beside each other. */
class SweepCommandsTest {
  private static final Sweeps.Info SWEEP =
      new Sweeps.Info(
          "s", Path.of("s"), "Levels", "toy/x", RunInfo.State.RUNNING, Instant.EPOCH, 1, 4, 2);

  private static final String FILE =
      """
      {"better": {"w": "lower"},
       "trials": [
         {"folder": "trials/0001", "values": {"/n": 1, "/seed": 1}, "metrics": {"w": 0.5}},
         {"folder": "trials/0002", "values": {"/n": 1, "/seed": 2}, "metrics": {"w": 0.75}},
         {"folder": "trials/0003", "values": {"/n": 2, "/seed": 1}, "metrics": {},
          "warnings": [{"part": "trial", "message": "it failed"}]}],
       "means": [
         {"values": {"/n": 1}, "trials": [1, 2], "metrics": {"w": {"mean": 0.625, "deviation": 0.177}}},
         {"values": {"/n": 2}, "trials": [3], "metrics": {}}]}
      """;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A store with one sweep or none. */
  static Sweeps store(Optional<Sweeps.Info> sweep, String file) {
    return proxy(
        Sweeps.class, Map.of("find", sweep, "list", sweep.stream().toList(), "read", tree(file)));
  }

  private static Object tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            SweepCommandsTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName())));
  }

  private String told(WorkbenchCommand command) throws Exception {
    PrintStream console = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    command.session = proxy(Session.class, Map.of("getConsole", console));
    command.execute();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aSweepIsShownWithItsTrialsAndMeans() throws Exception {
    ShowCommand command = new ShowCommand();
    command.sweeps = store(Optional.of(SWEEP), FILE);
    command.run = "s";
    String text = told(command);
    assertTrue(text.contains("running, 2 of 4 trials"), text);
    assertTrue(text.matches("(?s).*\\n +2 +\\| +1 +\\| 0\\.62 \\+- 0\\.18 \\*.*"), text);
    assertTrue(text.matches("(?s).*\\n +1 +\\| +1 +\\| +1 +\\| 0\\.5000 \\*.*"), text);
    assertTrue(text.contains("Warning: trial 3, trial: it failed"), text);
  }

  @Test
  void sweepsAreListedBesideRuns() throws Exception {
    RunsCommand command = new RunsCommand();
    command.runs = proxy(Runs.class, Map.of("list", List.of()));
    command.places = proxy(Places.class, Map.of("runs", Path.of("runs")));
    command.sweeps = store(Optional.of(SWEEP), FILE);
    String text = told(command);
    assertTrue(text.matches("(?s).*\\ns +\\| running, 2 of 4 trials.*"), text);
  }

  @Test
  void theBestOfARowIsMarkedAndWhatDiffersIsTold() throws Exception {
    RunInfo run = new RunInfo("a", Path.of("a"), "", "", RunInfo.State.DONE, Instant.EPOCH, 61);
    Map<String, RunInfo> runs = new LinkedHashMap<>();
    runs.put("a", run);
    runs.put("b", run);
    Comparison.Row row =
        new Comparison.Row(
            "w",
            "ula",
            "",
            "lower",
            Map.of(
                "a", new Comparison.Figure(0.04573, 0.00021, Double.NaN),
                "b", new Comparison.Figure(0.0551, 0.00021, Double.NaN)));
    CompareCommand command = new CompareCommand();
    command.references = List.of("a", "b");
    command.sweeps = store(Optional.empty(), "{}");
    command.runs =
        proxy(
            Runs.class,
            Map.of(
                "compare",
                new Comparison(
                    runs,
                    Map.of("/sde/beta", Map.of("a", IntNode.valueOf(2))),
                    List.of(row),
                    Map.of("ula", Map.of("a", new Comparison.Cost(5, 100, 2))))));
    String text = told(command);
    assertTrue(
        text.matches("(?s).*w, ula +\\| lower +\\| 0\\.0457 \\+- 0\\.0002 \\* \\| 0\\.0551 .*"),
        text);
    assertTrue(text.matches("(?s).*score evaluations, ula +\\| +\\| +100 .*"), text);
    assertTrue(text.matches("(?s).*/sde/beta +\\| 2 .*"), text);
    assertFalse(text.contains("null"), text);
  }

  @Test
  void manyRunsHaveARowEach() throws Exception {
    Map<String, RunInfo> runs = new LinkedHashMap<>();
    Map<String, Comparison.Figure> figures = new LinkedHashMap<>();
    for (int i = 1; i <= 5; i++) {
      Path folder = Path.of("r" + i);
      runs.put("r" + i, new RunInfo("r" + i, folder, "", "", RunInfo.State.DONE, Instant.EPOCH, i));
      figures.put("r" + i, new Comparison.Figure(i, Double.NaN, Double.NaN));
    }
    CompareCommand command = new CompareCommand();
    command.references = List.copyOf(runs.keySet());
    command.sweeps = store(Optional.empty(), "{}");
    command.runs =
        proxy(
            Runs.class,
            Map.of(
                "compare",
                new Comparison(
                    runs,
                    Map.of("/seed", Map.of("r3", IntNode.valueOf(7))),
                    List.of(new Comparison.Row("w", "ula", "", "higher", figures)),
                    Map.of())));
    String text = told(command);
    assertTrue(text.matches("(?s)Run \\| w, ula \\(higher\\) \\| time of the run.*"), text);
    assertTrue(text.matches("(?s).*\nr5 +\\| +5\\.0000 \\* \\| .*"), text);
    assertTrue(text.matches("(?s).*\nRun \\| /seed\n.*\nr3 +\\| +7\n.*"), text);
  }

  @Test
  void errorsDecideOnTheDigits() {
    assertEquals("0.0457 +- 0.0002", Figures.text(0.04573, 0.00021));
    assertEquals("2.31 +- 0.12", Figures.text(2.3052, 0.1234));
    assertEquals("0.5000", Figures.text(0.5, Double.NaN));
    assertEquals("not finite", Figures.text(Double.NaN, 1));
  }
}
