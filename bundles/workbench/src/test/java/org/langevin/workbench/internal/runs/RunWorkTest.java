package org.langevin.workbench.internal.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.metric.MetricResult;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.Tiny;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.MetricTask;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.files.Npy;
import org.langevin.workbench.internal.findings.NotFiniteException;
import org.langevin.workbench.internal.progress.Cancellation;

class RunWorkTest {
  private static final Composition COMPOSITION = Tiny.composition(Tiny.training(2000));

  @TempDir Path folder;

  @Test
  void aRunLeavesItsResults() throws IOException {
    Path run = folder.resolve("run");
    assertEquals(List.of(), RunFixture.work(run, COMPOSITION, Progress.NONE));
    JsonNode metrics = Json.read(run.resolve("metrics.json")).path("metrics");
    assertEquals(1, metrics.size());
    JsonNode metric = metrics.get(0);
    assertEquals(List.of("id", "sampler", "name", "value", "better", "reference"), names(metric));
    assertEquals("mean", metric.path("id").asText());
    assertEquals("langevin", metric.path("sampler").asText());
    assertEquals("lower", metric.path("better").asText());
    assertEquals(0.1, metric.path("reference").asDouble());
    assertTrue(metric.path("value").asDouble() < 0.3, metric.toString());
    assertEquals(600, Npy.read(run.resolve("samples/langevin.npy")).shape()[0]);
    assertEquals(32, Npy.read(run.resolve("traces/langevin.npy")).shape()[0]);
    assertEquals(8, Npy.read(run.resolve("levels/langevin.npy")).shape()[0]);
    assertTrue(Files.exists(run.resolve("figures/levels.langevin.json")));
    JsonNode sampler = Json.read(run.resolve("run.json")).path("samplers").get(0);
    assertEquals(100, sampler.path("evaluations").asDouble());
    assertTrue(sampler.path("diagnostics").has("first-coordinate"), sampler.toString());
    assertTrue(Files.exists(run.resolve("figures/loss.json")));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  @Test
  void aRunThatIsCancelledInAnyPhaseComesToTheSameResults() throws IOException {
    Path undisturbed = folder.resolve("a");
    RunFixture.work(undisturbed, COMPOSITION, Progress.NONE);
    Path run = folder.resolve("b");
    for (String phase : new String[] {"training", "sampling with langevin", "mean of langevin"}) {
      Cancellation cancellation = new Cancellation();
      assertThrows(
          CancellationException.class,
          () ->
              RunFixture.work(
                  run,
                  COMPOSITION,
                  update -> {
                    if (update.phase().equals(phase)) {
                      cancellation.request("a test");
                    }
                  },
                  cancellation));
    }
    RunFixture.work(run, COMPOSITION, Progress.NONE);
    assertEquals(RunFixture.results(undisturbed), RunFixture.results(run));
  }

  @Test
  void samplesThatCannotBeReadAreDrawnAnew() throws IOException {
    RunFixture.work(folder, COMPOSITION, Progress.NONE);
    Map<String, String> results = RunFixture.results(folder);
    Files.write(folder.resolve("samples/langevin.npy"), new byte[] {1});
    List<String> warnings = RunFixture.work(folder, COMPOSITION, Progress.NONE);
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("langevin.npy"), warnings.get(0));
    assertEquals(results, RunFixture.results(folder));
    assertEquals(1, Json.read(folder.resolve("run.json")).path("samplers").size());
  }

  @Test
  void aMetricThatComesOutDifferentlyIsKeptWithItsNewChecksum() throws IOException {
    Composition c = COMPOSITION;
    Composition undefined =
        new Composition(
            c.title(),
            c.seed(),
            c.dataset(),
            c.simulated(),
            c.sde(),
            c.levels(),
            c.condition(),
            c.network(),
            c.loss(),
            c.training(),
            c.generator(),
            c.samplers(),
            List.of(
                new MetricTask(
                    "mean",
                    "mean",
                    PartName.at("/metrics/0"),
                    input -> MetricResult.of(Double.NaN, MetricResult.Better.LOWER),
                    Map.of())),
            c.claims(),
            c.resolved(),
            c.parts());
    assertThrows(NotFiniteException.class, () -> RunFixture.work(folder, undefined, Progress.NONE));
    RunFixture.work(folder, COMPOSITION, Progress.NONE);
    RunRecord record = RunRecord.read(new RunFolder(folder));
    assertTrue(record.metrics().get(0).path("value").isNumber());
    assertEquals(List.of(), record.verify());
    assertEquals(record.metrics(), Json.read(folder.resolve("metrics.json")).path("metrics"));
  }

  @Test
  void aDiskThatFailsEndsTheRunWithThePath() throws IOException {
    Files.writeString(folder.resolve("checkpoint"), "a file in the way");
    IOException failure =
        assertThrows(IOException.class, () -> RunFixture.work(folder, COMPOSITION, Progress.NONE));
    assertTrue(
        failure.getMessage().contains(folder.resolve("checkpoint").toString()),
        failure.getMessage());
    assertEquals("a file in the way", Files.readString(folder.resolve("checkpoint")));
  }
}
