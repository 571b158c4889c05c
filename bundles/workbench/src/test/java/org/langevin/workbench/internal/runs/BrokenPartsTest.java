package org.langevin.workbench.internal.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.ExtensionFactory;
import org.langevin.averagings.exponential.ExponentialAveraging;
import org.langevin.optimizers.adam.AdamOptimizer;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunCancelledException;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.internal.Tiny;
import org.langevin.workbench.internal.composition.Composer;
import org.langevin.workbench.internal.data.Folders;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.registry.BundleFacts;
import org.langevin.workbench.internal.registry.ExtensionRegistry;
import org.osgi.framework.Version;

/** What a user is told of each broken plugin: the part, its bundle and version, and the step. */
class BrokenPartsTest {
  @TempDir Path folder;
  private final ExtensionRegistry registry = new ExtensionRegistry();

  BrokenPartsTest() {
    add("dataset", "points", new TinyExtensions.Points());
    add("network", "affine", new TinyExtensions.Affine());
    add("loss", "denoising", new TinyExtensions.Denoising(new Tiny.Denoising()));
    add("sampler", "langevin", new TinyExtensions.Langevin());
    add("metric", "mean", new TinyExtensions.Mean());
    add("optimizer", "adam", new AdamOptimizer());
    add("averaging", "exponential", new ExponentialAveraging());
  }

  private void add(String point, String id, ExtensionFactory<?, ?, ?> factory) {
    BundleFacts bundle = new BundleFacts("org.stranger." + id, new Version(1, 2, 3), "");
    registry.add(point, id, id, bundle, factory);
  }

  private static ObjectNode document() {
    ObjectNode document = Json.object().put("title", "Tiny");
    document.putObject("dataset").put("use", "points");
    document.putObject("network").put("use", "affine");
    document.putObject("loss").put("use", "denoising");
    ObjectNode training = document.putObject("training").put("steps", 20).put("batch", 20);
    training.putObject("optimizer").put("use", "adam");
    training.putObject("averaging").put("use", "exponential");
    document.putArray("samplers").addObject().put("use", "langevin").put("count", 300);
    document.putArray("metrics").addObject().put("use", "mean");
    return document;
  }

  private RunService service() {
    return new RunService(
        new Composer(registry, new Folders(List.of(), folder.resolve("cache"))),
        new RunStore(folder.resolve("runs")));
  }

  private String failure(ObjectNode document) {
    Path where = folder.resolve("run");
    RunRequest request =
        new RunRequest(new Experiment("broken.json", "", document), Optional.of(where), 2);
    RunFailedException failure =
        assertThrows(RunFailedException.class, () -> service().run(request, Progress.NONE));
    assertTrue(Files.exists(where.resolve("failure.txt")), failure.getMessage());
    return failure.getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
ThrowingLoss        | /loss       | loss    | at step 0 of the training: java.lang.ArithmeticException
ShortLoss           | /loss       | loss    | at step 0 of the training: java.lang.IllegalArgumentException: score has 1 values
HastyLoss           | /loss       | loss    | call forward first
NanLoss             | /loss       | loss    | came out as NaN
NanInput            | /loss       | loss    | an item with the number NaN
LossWithoutGradient | /loss       | loss    | trains nothing
ThrowingNetwork     | /network    | network | failed when asked for a pass at step 0 of the training: java.lang.UnsupportedOperationException: no pass today
NullNetwork         | /network    | network | gave null when asked for a pass
NanNetwork          | /network    | network | with its initial parameters
ThrowingOptimizer   | /training/optimizer | optimizer | in step 3 of the training: java.lang.IllegalStateException: no more
NullOptimizer       | /training/optimizer | optimizer | gave null when asked for its work on the parameters
ThrowingAveraging   | /training/averaging | averaging | in step 1 of the training: java.lang.IndexOutOfBoundsException
NullDataset         | /dataset    | dataset | gave null when asked for its items
NanDataset          | /dataset    | dataset | gave the number NaN in item 8
ThrowingSampler     | /samplers/0 | sampler | after step 9 of sampling with broken: java.lang.IllegalStateException
ShortSampler        | /samplers/0 | sampler | acceptance has 1 values, not 250
NullSampler         | /samplers/0 | sampler | gave null when asked for its figures
ThrowingMetric      | /metrics/0  | metric  | when asked for the metric broken: java.lang.
NullMetric          | /metrics/0  | metric  | gave null when asked for the metric broken
""")
  void aPartThatFailsAtWorkIsNamed(String type, String pointer, String point, String what)
      throws Exception {
    add(point, "broken", PluginLoader.factory(type(type)));
    ObjectNode document = document();
    ((ObjectNode) document.at(pointer)).put("use", "broken");
    String message = failure(document);
    String part = "the " + point + " broken at " + pointer + " (bundle org.stranger.broken 1.2.3) ";
    assertTrue(message.startsWith(part), message);
    assertTrue(message.contains(what), message);
    assertFalse(message.contains("learningRate"), message);
    RunInfo run = service().find(folder.resolve("run").toString());
    assertEquals(RunInfo.State.FAILED, run.state());
    registry.remove(registry.find(point, "broken").factory());
    add(point, "broken", registry.find(point, sound(point)).factory());
    run = service().resume(run.folder().toString(), 2, Progress.NONE);
    assertEquals(RunInfo.State.DONE, run.state());
    assertTrue(Files.notExists(run.folder().resolve("failure.txt")));
  }

  private static String sound(String point) {
    return switch (point) {
      case "loss" -> "denoising";
      case "network" -> "affine";
      case "dataset" -> "points";
      case "sampler" -> "langevin";
      case "optimizer" -> "adam";
      case "averaging" -> "exponential";
      default -> "mean";
    };
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(BrokenParts.class.getName() + "$" + name);
  }

  @Test
  void aPartThatDoesNotStopIsNamed() throws Exception {
    add("loss", "broken", PluginLoader.factory(BrokenParts.DeafLoss.class));
    ObjectNode document = document();
    document.withObject("/loss").put("use", "broken");
    Path where = folder.resolve("run");
    RunRequest request =
        new RunRequest(new Experiment("broken.json", "", document), Optional.of(where), 1);
    String name = Thread.currentThread().getName();
    Thread.currentThread().setName("caller");
    System.setProperty("deaf", "");
    RunService service = service();
    try {
      String message =
          assertThrows(RunCancelledException.class, () -> service.run(request, Progress.NONE))
              .getMessage();
      assertTrue(
          message.contains(
              "the loss broken at /loss (bundle org.stranger.broken 1.2.3) has not stopped"),
          message);
    } finally {
      System.clearProperty("deaf");
      Thread.currentThread().setName(name);
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("langevin run")) {
          thread.join();
        }
      }
    }
    assertEquals(RunInfo.State.CANCELLED, service.find(where.toString()).state());
  }

  @Test
  void anSdeThatThrowsInALossIsToBlameAndNotTheLoss() {
    add("sde", "broken", PluginLoader.factory(BrokenParts.ThrowingSde.class));
    add("loss", "diffusing", PluginLoader.factory(BrokenParts.DiffusingLoss.class));
    ObjectNode document = document();
    document.putObject("sde").put("use", "broken");
    document.withObject("/loss").put("use", "diffusing");
    String message = failure(document);
    assertTrue(
        message.startsWith(
            "the sde broken at /sde (bundle org.stranger.broken 1.2.3) failed at step 0 of the"
                + " training: java.lang.IllegalArgumentException: no diffusion at this time"),
        message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
ThrowingFactory   | /loss      | loss   | defective, tell its author: it failed with java.lang.
LossWithoutLevels | /loss      | loss   | defective, tell its author: it answered null
NullFactory       | /metrics/0 | metric | defective, tell its author: it answered null
OverflowingSde    | /sde       | sde    | does not stay within numbers: the marginal at time 0.001 is beyond
""")
  void aPartThatFailsInCompositionIsNamedAlone(
      String type, String pointer, String point, String what) throws Exception {
    add(point, "broken", PluginLoader.factory(type(type)));
    ObjectNode document = document();
    document.putObject("sde");
    if (!point.equals("sde")) {
      document.remove("sde");
    }
    ((ObjectNode) document.at(pointer)).put("use", "broken");
    RunRequest request =
        new RunRequest(new Experiment("broken.json", "", document), Optional.empty(), 2);
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> service().run(request, Progress.NONE));
    assertEquals(1, refusal.problems().size(), refusal.getMessage());
    assertEquals(pointer, refusal.problems().get(0).pointer());
    assertTrue(refusal.getMessage().contains(what), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("the " + point + " broken"), refusal.getMessage());
  }
}
