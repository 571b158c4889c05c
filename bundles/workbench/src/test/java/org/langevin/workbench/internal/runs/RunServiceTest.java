package org.langevin.workbench.internal.runs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossShare;
import org.langevin.workbench.Comparison;
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
import org.langevin.workbench.internal.files.ItemFiles;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.files.Npy;

class RunServiceTest {
  @TempDir Path folder;
  private ObjectNode document;

  @BeforeEach
  void describe() {
    document = Json.object().put("title", "Tiny").put("seed", 5);
    document.putObject("dataset").put("use", "points");
    document.putObject("network").put("use", "affine");
    document.putObject("loss").put("use", "denoising");
    document.putObject("training").put("steps", 300);
    document.putArray("samplers").addObject().put("use", "langevin").put("count", 300);
    document.putArray("metrics").addObject().put("use", "mean");
  }

  private RunService service(Loss loss) {
    return new RunService(
        new Composer(new TinyExtensions(loss), new Folders(List.of(), folder.resolve("cache"))),
        new RunStore(folder.resolve("runs")));
  }

  private RunService service() {
    return service(new Tiny.Denoising());
  }

  private RunRequest request() {
    return new RunRequest(
        new Experiment("/some/where/Swiss Roll.json", "quick", document), Optional.empty(), 2);
  }

  private RunRequest request(Path where) {
    return new RunRequest(request().experiment(), Optional.of(where), 2);
  }

  @Test
  void aRunIsFoundByItsIdItsBeginningAndItsFolder() throws Exception {
    RunService service = service();
    assertEquals(List.of(), service.list());
    RunInfo run = service.run(request(), Progress.NONE);
    assertEquals(RunInfo.State.DONE, run.state());
    assertTrue(run.id().matches("\\d{8}-\\d{6}-some-where-swiss-roll"), run.id());
    assertEquals("Tiny", run.title());
    RunInfo second = service.run(request(), Progress.NONE);
    assertNotEquals(run.id(), second.id());
    assertEquals(2, service.list().size());
    assertEquals(run.id(), service.find(run.id()).id());
    assertEquals(run.folder(), service.find(run.folder().toString()).folder());
    assertThrows(InvalidRequestException.class, () -> service.find(run.id().substring(0, 2)));
    assertThrows(InvalidRequestException.class, () -> service.find("nonsense"));
    assertThrows(InvalidRequestException.class, () -> service.find(""));
    assertEquals(document, service.read(run, "experiment.json"));
    assertEquals(
        RunFixture.results(run.folder()).get("samples/langevin.npy"),
        RunFixture.results(second.folder()).get("samples/langevin.npy"));
    Comparison table = service.compare(List.of(run.id(), second.id(), run.id()));
    assertEquals(List.of(run.id(), second.id()), List.copyOf(table.runs().keySet()));
    assertEquals(List.of("mean, langevin"), List.copyOf(table.values().keySet()));
    assertEquals(
        List.of(run.id(), second.id()), List.copyOf(table.values().get("mean, langevin").keySet()));
    Files.delete(second.folder().resolve("run.json"));
    InvalidRequestException bare =
        assertThrows(InvalidRequestException.class, () -> service.find(second.folder().toString()));
    assertTrue(bare.getMessage().contains("there is no run.json in it"), bare.getMessage());
  }

  @Test
  void aComparisonIsAFolderThatNothingElseIsLostIn(@TempDir Path places) throws Exception {
    RunService service = service();
    service.reporter = Workshop::draw;
    RunInfo first = service.run(request(), Progress.NONE);
    document.put("seed", 2);
    RunInfo second = service.run(request(), Progress.NONE);
    Comparison comparison = service.compare(List.of(first.id(), second.id()));
    Path folder = places.resolve("new/compared");
    assertEquals(folder.resolve("report.html"), service.report(comparison, folder));
    String names = Files.readString(folder.resolve("report.html"));
    assertTrue(names.contains("samples") && names.contains("loss"), names);
    JsonNode file = Json.read(folder.resolve("comparison.json"));
    assertEquals(second.id(), file.path("runs").path(1).path("name").asText());
    Path page = folder.resolve(file.path("runs").path(1).path("page").asText());
    assertEquals(second.folder().resolve("report.html"), page.normalize());
    assertEquals(2, file.path("differences").path("/seed").path(second.id()).asInt());
    assertTrue(
        file.path("metrics").path(0).path("figures").path(first.id()).path("value").isNumber());
    service.report(service.compare(List.of(first.id())), folder);
    assertFalse(Files.exists(folder.resolve("figures/loss.json")));
    assertFalse(Files.exists(folder.resolve("figures/loss.png")));
    Path taken = Files.createDirectory(places.resolve("taken"));
    Files.writeString(taken.resolve("thesis.txt"), "mine");
    InvalidRequestException refused =
        assertThrows(InvalidRequestException.class, () -> service.report(comparison, taken));
    assertTrue(refused.getMessage().contains("is not empty"), refused.getMessage());
    assertEquals(1, taken.toFile().list().length);
    assertThrows(
        InvalidRequestException.class,
        () -> service.report(comparison, taken.resolve("thesis.txt")));
  }

  @Test
  void aRunTellsWhetherItCameAsExpected() throws Exception {
    document
        .putArray("expect")
        .add(Json.object().put("metric", "mean").put("atMost", 1e6))
        .add(Json.object().put("metric", "mean").put("sampler", "langevin").put("atLeast", 1e6))
        .add(Json.object().put("metric", "mean").put("value", "median").put("atMost", 1));
    List<String> told = new ArrayList<>();
    RunInfo run =
        service()
            .run(
                request(),
                update -> {
                  if (update.phase().equals("warning")) {
                    told.add(update.message());
                  }
                });
    assertEquals(RunInfo.State.DONE, run.state());
    JsonNode expectations = service().read(run, "run.json").path("expectations");
    assertEquals(
        List.of(true, false, false),
        List.of(0, 1, 2).stream().map(i -> expectations.path(i).path("holds").asBoolean()).toList(),
        expectations.toString());
    assertEquals("mean of langevin", expectations.path(0).path("subject").asText());
    assertEquals("at least 1E+6", expectations.path(1).path("expected").asText());
    assertTrue(
        expectations.path(2).path("found").asText().startsWith("not among the metric's figures"));
    assertEquals(2, told.stream().filter(m -> m.startsWith("not as expected: ")).count());
  }

  @Test
  void aSamplerThatDivergesEndsTheRunAsFailed() throws Exception {
    document.putArray("samplers").addObject().put("use", "langevin").put("count", 300);
    document.withArray("samplers").addObject().put("use", "diverging").put("count", 300);
    document.remove("metrics");
    Path where = folder.resolve("diverged");
    String message =
        assertThrows(RunFailedException.class, () -> service().run(request(where), Progress.NONE))
            .getMessage();
    assertTrue(message.contains("samples of diverging are not finite"), message);
    assertTrue(message.contains("from step "), message);
    assertEquals(RunInfo.State.FAILED, service().find(where.toString()).state());
    assertTrue(Files.exists(where.resolve("samples/langevin.npy")));
    assertTrue(Files.notExists(where.resolve("samples/diverging.npy")));
    Path target = folder.resolve("more.npy");
    ObjectNode sampler = Json.object().put("use", "diverging");
    assertThrows(
        RunFailedException.class,
        () -> service().sample(where.toString(), sampler, 10, 5, target, 1, Progress.NONE));
    assertTrue(Files.notExists(target));
  }

  @Test
  void aMetricThatIsNoFiniteNumberEndsTheRunAsFailed() throws Exception {
    document.putArray("metrics").addObject().put("use", "nothing");
    document.withArray("metrics").addObject().put("use", "mean");
    Path where = folder.resolve("run");
    String message =
        assertThrows(RunFailedException.class, () -> service().run(request(where), Progress.NONE))
            .getMessage();
    assertTrue(message.contains("nothing of langevin"), message);
    RunInfo run = service().find(where.toString());
    assertEquals(RunInfo.State.FAILED, run.state());
    List<String> kinds = service().read(run, "run.json").path("warnings").findValuesAsText("kind");
    assertTrue(kinds.contains("not-finite"), kinds.toString());
    assertEquals(2, service().read(run, "metrics.json").path("metrics").size());
    assertThrows(
        RunFailedException.class, () -> service().resume(where.toString(), 2, Progress.NONE));
    assertEquals(2, service().read(run, "metrics.json").path("metrics").size());
    Path file = folder.resolve("items.csv");
    Files.writeString(file, "x,y\n1,0\n3,0\n");
    assertThrows(
        RunFailedException.class,
        () -> service().metric(Json.object().put("use", "nothing"), file, file, 1, Progress.NONE));
  }

  @Test
  void aFolderThatIsNotEmptyIsRefused() throws Exception {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    service().run(request(taken), Progress.NONE);
    String message =
        assertThrows(
                InvalidRequestException.class, () -> service().run(request(taken), Progress.NONE))
            .getMessage();
    assertTrue(message.contains("resume"), message);
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("note.txt"), "mine");
    assertThrows(InvalidRequestException.class, () -> service().run(request(other), Progress.NONE));
    assertEquals("mine", Files.readString(other.resolve("note.txt")));
    Path inFile = other.resolve("note.txt").resolve("run");
    message =
        assertThrows(RunFailedException.class, () -> service().run(request(inFile), Progress.NONE))
            .getMessage();
    assertTrue(message.contains(inFile.toString()), message);
  }

  @Test
  void whatCannotWorkIsRefusedBeforeAnythingIsWritten() {
    document.withObject("/loss").put("use", "nonsense");
    assertThrows(InvalidRequestException.class, () -> service().run(request(), Progress.NONE));
    assertTrue(Files.notExists(folder.resolve("runs")));
  }

  @Test
  void aPluginThatIsGoneEndsTheRunAndItsResumptionComesToTheSame() throws Exception {
    RunInfo undisturbed = service().run(request(), Progress.NONE);
    Loss gone =
        new Tiny.Denoising() {
          private int calls;

          @Override
          public synchronized double evaluate(LossShare share) {
            if (++calls > 200) {
              throw new NoClassDefFoundError("org/stranger/Part");
            }
            return super.evaluate(share);
          }
        };
    Path where = folder.resolve("failed");
    String message =
        assertThrows(
                RunFailedException.class, () -> service(gone).run(request(where), Progress.NONE))
            .getMessage();
    assertTrue(message.contains("bundle was removed") && message.contains("resume"), message);
    assertEquals(RunInfo.State.FAILED, service().find(where.toString()).state());
    List<String> messages = new ArrayList<>();
    RunInfo resumed =
        service()
            .resume(
                where.toString(),
                1,
                update -> {
                  if (update.phase().equals("warning")) {
                    messages.add(update.message());
                  }
                });
    assertTrue(messages.get(0).contains("2 threads as before, not 1"), messages.get(0));
    assertEquals(RunFixture.results(undisturbed.folder()), RunFixture.results(resumed.folder()));
    assertEquals(RunInfo.State.DONE, service().resume(where.toString(), 2, Progress.NONE).state());
  }

  @Test
  void aRunIsCancelledFromAnotherThread() throws Exception {
    Path where = folder.resolve("cancelled");
    RunService[] service = new RunService[1];
    Loss cancelling =
        new Tiny.Denoising() {
          private int calls;

          @Override
          public synchronized double evaluate(LossShare share) {
            if (++calls == 100) {
              try {
                service[0].cancel(where.toString());
                assertThrows(
                    RunFailedException.class,
                    () -> service[0].resume(where.toString(), 2, Progress.NONE));
              } catch (InvalidRequestException e) {
                throw new AssertionError(e);
              }
            }
            return super.evaluate(share);
          }
        };
    service[0] = service(cancelling);
    assertThrows(RunCancelledException.class, () -> service[0].run(request(where), Progress.NONE));
    RunInfo cancelled = service[0].find(where.toString());
    assertEquals(RunInfo.State.CANCELLED, cancelled.state());
    assertEquals(
        "cancelled by the command cancel; what was done is kept: go on by resume",
        service[0].read(cancelled, "run.json").path("message").asText());
    assertThrows(InvalidRequestException.class, () -> service[0].cancel(where.toString()));
    assertThrows(
        InvalidRequestException.class,
        () ->
            service[0].sample(
                where.toString(),
                Json.object().put("use", "langevin"),
                10,
                5,
                folder.resolve("s.npy"),
                1,
                Progress.NONE));
  }

  /** Never comes to an end, but asks for the score again and again. */
  private static Loss endless(int from, Runnable interruption) {
    return new Tiny.Denoising() {
      private int calls;

      private synchronized boolean begins() {
        return ++calls == from;
      }

      @Override
      public double evaluate(LossShare share) {
        double value = super.evaluate(share);
        if (!begins()) {
          return value;
        }
        interruption.run();
        while (true) {
          super.evaluate(share);
        }
      }
    };
  }

  @Test
  void aStepWithoutEndIsCancelledAndTheRunGoesOnToTheSameBits() throws Exception {
    RunInfo undisturbed = service().run(request(), Progress.NONE);
    Path where = folder.resolve("endless");
    Thread caller = Thread.currentThread();
    RunService service = service(endless(301, caller::interrupt));
    assertThrows(RunCancelledException.class, () -> service.run(request(where), Progress.NONE));
    assertEquals(RunInfo.State.CANCELLED, service.find(where.toString()).state());
    RunInfo resumed = service().resume(where.toString(), 2, Progress.NONE);
    assertEquals(RunFixture.results(undisturbed.folder()), RunFixture.results(resumed.folder()));
  }

  @Test
  void aPartThatNeverAsksKeepsItsThreadButNotTheCaller() throws Exception {
    Path where = folder.resolve("deaf");
    Thread caller = Thread.currentThread();
    CountDownLatch end = new CountDownLatch(1);
    AtomicReference<Thread> thread = new AtomicReference<>();
    Loss deaf =
        new Tiny.Denoising() {
          @Override
          public double evaluate(LossShare share) {
            thread.set(Thread.currentThread());
            caller.interrupt();
            while (end.getCount() > 0) {
              Thread.onSpinWait();
            }
            return super.evaluate(share);
          }
        };
    RunService service = service(deaf);
    RunRequest request = new RunRequest(request().experiment(), Optional.of(where), 1);
    String message =
        assertThrows(RunCancelledException.class, () -> service.run(request, Progress.NONE))
            .getMessage();
    assertTrue(message.contains("has not stopped"), message);
    RunInfo atWork = service.find(where.toString());
    assertEquals(RunInfo.State.RUNNING, atWork.state());
    assertTrue(atWork.seconds() > 0, "no phase has ended, but it has worked");
    end.countDown();
    thread.get().join();
    assertEquals(RunInfo.State.CANCELLED, service.find(where.toString()).state());
  }

  @Test
  void newSamplesContinueTheRunsOwn() throws Exception {
    RunInfo run = service().run(request(), Progress.NONE);
    Path target = folder.resolve("more.npy");
    service()
        .sample(run.id(), Json.object().put("use", "langevin"), 700, 5, target, 3, Progress.NONE);
    Npy more = Npy.read(target);
    assertArrayEquals(new int[] {700, 2}, more.shape());
    assertArrayEquals(
        Npy.read(run.folder().resolve("samples/langevin.npy")).values(),
        Arrays.copyOf(more.values(), 600));
  }

  @Test
  void samplesOfADamagedTrainingNameTheCheckpoint() throws Exception {
    Path where = folder.resolve("run");
    AtomicInteger calls = new AtomicInteger();
    RunService failing =
        service(
            new Tiny.Denoising() {
              @Override
              public double evaluate(LossShare share) {
                if (calls.incrementAndGet() > 60) {
                  throw new IllegalStateException("on purpose");
                }
                return super.evaluate(share);
              }
            });
    // A failure leaves a checkpoint: the one that is taken when the newest is damaged.
    assertThrows(RunFailedException.class, () -> failing.run(request(where), Progress.NONE));
    service().resume(where.toString(), 2, Progress.NONE);
    Path newest = where.resolve("checkpoint/000000300");
    Files.write(newest.resolve("parameters.npy"), new byte[0]);
    ObjectNode sampler = Json.object().put("use", "langevin");
    Path target = folder.resolve("more.npy");
    String message =
        assertThrows(
                InvalidRequestException.class,
                () -> service().sample(where.toString(), sampler, 1, 5, target, 1, Progress.NONE))
            .getMessage();
    assertTrue(message.contains(newest.toString()), message);
    assertTrue(message.contains("resume"), message);
  }

  @Test
  void filesAreComparedByAMetric() throws Exception {
    Files.writeString(folder.resolve("real.csv"), "x,y\n1,0\n3,0\n");
    Npy.write(folder.resolve("generated.npy"), new int[] {1, 2}, new float[] {5, 7});
    assertEquals(
        3,
        service()
            .metric(
                Json.object().put("use", "mean"),
                folder.resolve("real.csv"),
                folder.resolve("generated.npy"),
                1,
                Progress.NONE)
            .value());
    Npy.write(folder.resolve("generated.npy"), new int[] {1, 3}, new float[3]);
    assertThrows(
        InvalidRequestException.class,
        () ->
            service()
                .metric(
                    Json.object().put("use", "mean"),
                    folder.resolve("real.csv"),
                    folder.resolve("generated.npy"),
                    1,
                    Progress.NONE));
  }

  @Test
  void itemsOfADatasetAreThoseOfARun() throws Exception {
    ObjectNode tiny = Json.object().put("use", "points");
    Path file = folder.resolve("data.npy");
    int all = service().data(tiny, OptionalInt.empty(), 1, file, Progress.NONE);
    assertEquals(all, ItemFiles.read(file, notice -> {}).size());
    Path held = folder.resolve("held.csv");
    assertEquals(3, service().data(tiny, OptionalInt.of(3), 1, held, Progress.NONE));
    assertEquals(3, Files.readAllLines(held).size());
    Path wrong = folder.resolve("data.txt");
    String message =
        assertThrows(
                InvalidRequestException.class,
                () -> service().data(tiny, OptionalInt.empty(), 1, wrong, Progress.NONE))
            .getMessage();
    assertTrue(message.contains("--out") && message.contains(".npy"), message);
    assertThrows(
        InvalidRequestException.class,
        () ->
            service()
                .data(
                    Json.object().put("use", "mean"), OptionalInt.empty(), 1, file, Progress.NONE));
  }

  /** The metric of this test computes in float32. */
  @Test
  void whatAMetricOfFilesRoundsIsTold() throws Exception {
    Path real = Files.writeString(folder.resolve("real.csv"), "1000000000,0\n1000000003,0\n");
    Path generated = Files.writeString(folder.resolve("generated.csv"), "1000000005,7\n");
    List<String> warnings = new ArrayList<>();
    Progress progress =
        update -> {
          if (update.phase().equals("warning")) {
            warnings.add(update.message());
          }
        };
    ObjectNode mean = Json.object().put("use", "mean");
    assertEquals(0, service().metric(mean, real, generated, 1, progress).value());
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("float32"), warnings.toString());
    Files.writeString(generated, "1e300,0\n");
    String message =
        assertThrows(
                InvalidRequestException.class,
                () -> service().metric(mean, real, generated, 1, progress))
            .getMessage();
    assertTrue(message.contains("generated.csv: item 0 has the value 1.0E300"), message);
  }

  @Test
  void aGeneratorTrainsItselfAndIsTakenUpWhereItStopped() throws Exception {
    document.remove(List.of("network", "loss", "training", "samplers"));
    document.putObject("generator").put("use", "bump").put("count", 50);
    RunInfo undisturbed = service().run(request(), Progress.NONE);
    Path where = folder.resolve("generated");
    RunService service = service();
    assertThrows(
        RunCancelledException.class,
        () ->
            service.run(
                request(where),
                update -> {
                  if (update.phase().equals("training")) {
                    Thread.currentThread().interrupt();
                  }
                }));
    service.resume(where.toString(), 2, Progress.NONE);
    assertEquals(RunFixture.results(undisturbed.folder()), RunFixture.results(where));
    List<String> history = Files.readAllLines(where.resolve("history.csv"));
    assertEquals("step,loss-a,loss-b", history.get(0));
    assertEquals(201, history.size());
    Path target = folder.resolve("more.npy");
    service.sample(
        where.toString(), Json.object().put("use", "bump"), 60, 5, target, 1, Progress.NONE);
    assertArrayEquals(
        Npy.read(where.resolve("samples/bump.npy")).values(),
        Arrays.copyOf(Npy.read(target).values(), 100));
    Path again = folder.resolve("again.npy");
    service.sample(where.toString(), Json.object(), 60, 5, again, 1, Progress.NONE);
    assertArrayEquals(Npy.read(target).values(), Npy.read(again).values());
    Map<ObjectNode, String> refusals =
        Map.of(
            Json.object().put("use", "langevin"), "generator bump, which langevin cannot drive",
            Json.object().put("class", 1), "is told no classes",
            Json.object().put("shape", 1), "shape");
    refusals.forEach(
        (asked, expected) -> {
          String message =
              assertThrows(
                      InvalidRequestException.class,
                      () -> service.sample(where.toString(), asked, 60, 5, again, 1, Progress.NONE))
                  .getMessage();
          assertTrue(message.contains(expected), message);
        });
  }

  @Test
  void aSamplerIsNeededToDrawFromANetwork() throws Exception {
    RunInfo run = service().run(request(), Progress.NONE);
    Path target = folder.resolve("more.npy");
    String message =
        assertThrows(
                InvalidRequestException.class,
                () -> service().sample(run.id(), Json.object(), 6, 5, target, 1, Progress.NONE))
            .getMessage();
    assertTrue(message.startsWith("--sampler: must be given"), message);
  }

  @Test
  void runsOfPluginsThatAreGoneAreStillListed() throws Exception {
    RunInfo run = service().run(request(), Progress.NONE);
    Path record = run.folder().resolve("run.json");
    ObjectNode json = Json.readSealed(record);
    json.put("state", "running").putObject("process").put("pid", 1L).put("start", "long ago");
    Json.writeSealed(record, json);
    Files.createDirectories(folder.resolve("runs/damaged"));
    Files.writeString(folder.resolve("runs/damaged/run.json"), "{");
    assertEquals(
        List.of(RunInfo.State.INTERRUPTED), service().list().stream().map(RunInfo::state).toList());
    ObjectNode resolved = Json.read(run.folder().resolve("resolved.json"));
    resolved.withObject("/experiment/sampler").put("use", "gone");
    ((ObjectNode) resolved.at("/experiment/samplers/0")).put("use", "gone");
    RunFixture.exchange(run.folder(), "resolved.json", resolved);
    assertThrows(InvalidRequestException.class, () -> service().resume(run.id(), 2, Progress.NONE));
    assertEquals(1, service().compare(List.of(run.id())).values().size());
  }

  @Test
  void theDiskThatIsFullIsNamed() throws IOException {
    // A file in the place of the run store stands for any place that cannot be written.
    Files.writeString(folder.resolve("runs"), "");
    String message =
        assertThrows(RunFailedException.class, () -> service().run(request(), Progress.NONE))
            .getMessage();
    assertTrue(message.contains(folder.resolve("runs").toString()), message);
  }
}
