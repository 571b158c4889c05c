package org.langevin.workbench.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossShare;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.Tiny;
import org.langevin.workbench.internal.blame.PartFailedException;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.TrainingTask;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.workers.WorkerTeam;

class TrainerTest {
  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  /**
   * With all that training has: a held-out loss, warm-up, clipping, an average.
   *
   * @param decay of the average; 0 for none
   */
  private static TrainingTask training(int steps, double decay, Integer patience) {
    String averaging = "{'use': 'exponential', 'decay': " + decay + "}";
    return Tiny.training(
        "{'steps': "
            + steps
            + ", 'batch': 50, 'optimizer': {'use': 'adam', 'learningRate': 0.01, 'warmUp': 100,"
            + " 'gradientNorm': 2}, 'averaging': "
            + (decay > 0 ? averaging : null)
            + ", 'heldOut': 0.1, 'evaluateEvery': 70, 'patience': "
            + patience
            + ", 'checkpointEvery': 1}");
  }

  private Parameters train(Composition composition, Path run, int threads) throws IOException {
    return train(composition, run, threads, new Cancellation());
  }

  private Parameters train(
      Composition composition, Path run, int threads, Cancellation cancellation)
      throws IOException {
    Files.createDirectories(run);
    try (WorkerTeam team = new WorkerTeam(threads, "test")) {
      return new Trainer(composition, team, checkpoints(run), run)
          .train(Progress.NONE, cancellation, Optional::empty);
    }
  }

  private Checkpoints checkpoints(Path run) {
    return new Checkpoints(run.resolve("checkpoint"), "tiny", FolderGuard.NONE, warnings::add);
  }

  @Test
  void trainingFindsTheScoreOfThePerturbedData() throws IOException {
    Composition composition = Tiny.composition(Tiny.training(4000));
    FloatBuffer learned = train(composition, folder, 2).averaged();
    // The law of the perturbed items is N((1, -2), (1 + sigma^2) I).
    double slope = -1 / (1 + Tiny.NOISE * Tiny.NOISE);
    double[] exact = {slope, 0, 0, slope, -slope, 2 * slope};
    for (int i = 0; i < exact.length; i++) {
      assertEquals(exact[i], learned.get(i), 0.12, "parameter " + i);
    }
    List<String> history = Files.readAllLines(folder.resolve("history.csv"));
    assertEquals("step,loss,held_out_loss,learning_rate", history.get(0));
    assertEquals(1201, history.size());
    assertTrue(history.get(1200).startsWith("4000,"), history.get(1200));
    String[] last = history.get(1200).split(",");
    // Of the same law: what is held out is no harder than what is learned from.
    assertEquals(1, Double.parseDouble(last[2]) / Double.parseDouble(last[1]), 0.3);
    assertEquals("0.01", last[3]);
    assertTrue(history.get(1).contains(",,"), "no look yet: " + history.get(1));
  }

  @Test
  void watchingWhatTheDatasetHoldsOutChangesNothing() throws IOException {
    TrainingTask seldom = Tiny.training("{'steps': 300, 'evaluateEvery': 300}");
    TrainingTask often = Tiny.training("{'steps': 300, 'evaluateEvery': 7}");
    assertSame(
        train(Tiny.composition(seldom), folder.resolve("a"), 2),
        train(Tiny.composition(often), folder.resolve("b"), 2));
    List<String> last = new ArrayList<>();
    for (String run : List.of("a", "b")) {
      List<String> history = Files.readAllLines(folder.resolve(run + "/history.csv"));
      last.add(history.get(history.size() - 1).split(",")[2]);
    }
    assertEquals(last.get(0), last.get(1));
    assertTrue(Double.parseDouble(last.get(0)) > 0, last.get(0));
  }

  /** A loss has little to say on eight draws of noise. */
  @Test
  void fewHeldOutItemsAreLookedAtSeveralTimesWithOtherNoises() throws IOException {
    AtomicInteger looked = new AtomicInteger();
    Set<Float> noises = ConcurrentHashMap.newKeySet();
    Composition watched =
        with(
            Tiny.composition(Tiny.training("{'steps': 1, 'heldOut': 0.008}")),
            new Tiny.Denoising() {
              @Override
              public double evaluate(LossShare share) {
                looked.addAndGet(share.size());
                for (int i = 0; i < share.size(); i++) {
                  float[] noise = new float[1];
                  share.random(i).fillGaussian(noise, 0, 1);
                  noises.add(noise[0]);
                }
                return super.evaluate(share);
              }
            });
    train(watched, folder, 2);
    assertEquals(64 + 512, looked.get());
    assertTrue(noises.size() > 570, noises.size() + " noises");
  }

  @Test
  void aLossThatWritesToItsItemsIsFound() {
    Composition careless =
        with(
            Tiny.composition(Tiny.training(10)),
            new Tiny.Denoising() {
              @Override
              public double evaluate(LossShare share) {
                double sum = super.evaluate(share);
                share.data()[1] = 0;
                return sum;
              }
            });
    String message =
        assertThrows(PartFailedException.class, () -> train(careless, folder, 2)).getMessage();
    assertTrue(message.contains("writes into the items of a minibatch"), message);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void repeatedTrainingGivesTheSameBits(int threads) throws IOException {
    Composition composition = Tiny.composition(training(700, 0.99, null));
    Parameters first = train(composition, folder.resolve("a"), threads);
    Parameters second = train(composition, folder.resolve("b"), threads);
    assertSame(first, second);
    assertNotEquals(first.last().get(0), first.averaged().get(0));
    assertEquals(
        Files.readString(folder.resolve("a/history.csv")),
        Files.readString(folder.resolve("b/history.csv")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 ", "0.99 ", "0 5", "0.99 5"})
  void aTrainingThatStopsAtAnyPointGoesOnToTheSameBits(String kind) throws IOException {
    String[] parts = kind.split(" ", -1);
    Integer patience = parts[1].isEmpty() ? null : Integer.valueOf(parts[1]);
    TrainingTask settings = training(3100, Double.parseDouble(parts[0]), patience);
    Parameters undisturbed = train(Tiny.composition(settings), folder.resolve("a"), 2);
    Path run = folder.resolve("b");
    // Failures leave a checkpoint at the very step, unlike a kill, which leaves an earlier one.
    for (int step : new int[] {0, 1, 69, 70, 111}) {
      Composition failing = with(Tiny.composition(settings), new FailingLoss(step));
      assertThrows(PartFailedException.class, () -> train(failing, run, 2));
    }
    Files.writeString(run.resolve("history.csv"), "of a time that the checkpoint does not know");
    Parameters resumed = train(Tiny.composition(settings), run, 2);
    assertSame(undisturbed, resumed);
    assertEquals(
        Files.readString(folder.resolve("a/history.csv")),
        Files.readString(run.resolve("history.csv")));
    assertSame(undisturbed, train(Tiny.composition(settings), run, 2));
    assertEquals(List.of(), warnings);
  }

  @Test
  void aCancelledTrainingGoesOnToTheSameBits() throws IOException {
    Composition composition = Tiny.composition(training(500, 0.9, null));
    Parameters undisturbed = train(composition, folder.resolve("a"), 2);
    Path run = folder.resolve("b");
    Cancellation cancellation = new Cancellation();
    Composition cancelling =
        with(
            composition,
            new Tiny.Denoising() {
              private int calls;

              @Override
              public synchronized double evaluate(LossShare share) {
                if (++calls == 300) {
                  cancellation.request("a test");
                }
                return super.evaluate(share);
              }
            });
    assertThrows(CancellationException.class, () -> train(cancelling, run, 2, cancellation));
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> train(composition, run, 2, new Cancellation()));
    assertSame(undisturbed, train(composition, run, 2));
  }

  @Test
  void aLookAtTheHeldOutLossThatWasCancelledIsMadeUpFor() throws IOException {
    Composition composition = Tiny.composition(training(280, 0.9, 50));
    Parameters undisturbed = train(composition, folder.resolve("a"), 2);
    Path run = folder.resolve("b");
    Cancellation cancellation = new Cancellation();
    // 12 held-out items are looked at together: a share of the minibatch has 25.
    Composition cancelling =
        with(
            composition,
            new Tiny.Denoising() {
              @Override
              public double evaluate(LossShare share) {
                if (share.size() < 25) {
                  cancellation.request("a test");
                }
                return super.evaluate(share);
              }
            });
    assertThrows(CancellationException.class, () -> train(cancelling, run, 2, cancellation));
    assertSame(undisturbed, train(composition, run, 2));
    assertEquals(
        Files.readString(folder.resolve("a/history.csv")),
        Files.readString(run.resolve("history.csv")));
  }

  @Test
  void theLossIsThatOfTheItemsWhereThereAreMoreThreadsThanItems() throws IOException {
    TrainingTask clipped =
        Tiny.training(
            "{'steps': 20, 'batch': 2, 'averaging': null,"
                + " 'optimizer': {'use': 'adam', 'learningRate': 0.01, 'gradientNorm': 1000}}");
    List<Double> losses = losses(clipped, 1);
    List<Double> divided = losses(clipped, 5);
    for (int i = 0; i < losses.size(); i++) {
      assertEquals(losses.get(i), divided.get(i), 1e-5 * losses.get(i), "step " + (i + 1));
    }
  }

  private List<Double> losses(TrainingTask settings, int threads) throws IOException {
    Path run = folder.resolve("by-" + threads);
    // So many parameters that each worker has some.
    Composition composition =
        with(
            Tiny.composition(settings),
            new Tiny.Affine() {
              @Override
              public int parameterCount() {
                return 128;
              }
            },
            new Tiny.Denoising());
    train(composition, run, threads);
    return Files.readAllLines(run.resolve("history.csv")).stream()
        .skip(1)
        .map(line -> Double.valueOf(line.split(",")[1]))
        .toList();
  }

  @Test
  void earlyStoppingEndsWithTheBestParameters() throws IOException {
    Composition composition = Tiny.composition(training(100_000, 0, 3));
    Parameters best = train(composition, folder.resolve("a"), 2);
    List<String[]> looks =
        Files.readAllLines(folder.resolve("a/history.csv")).stream()
            .skip(1)
            .map(line -> line.split(","))
            .filter(cells -> !cells[2].isEmpty())
            .toList();
    int bestLook = 0;
    for (int i = 1; i < looks.size(); i++) {
      if (Double.parseDouble(looks.get(i)[2]) < Double.parseDouble(looks.get(bestLook)[2])) {
        bestLook = i;
      }
    }
    assertEquals(looks.size() - 1 - 3, bestLook);
    int bestStep = Integer.parseInt(looks.get(bestLook)[0]);
    assertSame(best, train(Tiny.composition(training(bestStep, 0, null)), folder.resolve("b"), 2));
  }

  @Test
  void theWarmUpRaisesTheLearningRate() throws IOException {
    train(Tiny.composition(training(200, 0, null)), folder, 1);
    List<String> history = Files.readAllLines(folder.resolve("history.csv"));
    assertTrue(history.get(1).endsWith("," + 1e-2 / 100), history.get(1));
    assertTrue(history.get(50).endsWith("," + 0.5 * 1e-2), history.get(50));
    assertTrue(history.get(200).endsWith("," + 1e-2), history.get(200));
  }

  @Test
  void aLossThatIsNoNumberEndsTheTrainingAndKeepsTheCheckpoint() throws IOException {
    Composition composition = Tiny.composition(training(100, 0, null));
    Composition diverging =
        with(
            composition,
            new Tiny.Denoising() {
              private int calls;

              @Override
              public double evaluate(LossShare share) {
                double value = super.evaluate(share);
                return ++calls == 31 ? Double.NaN : value;
              }
            });
    String message =
        assertThrows(TrainingFailedException.class, () -> train(diverging, folder, 1)).getMessage();
    assertTrue(message.contains("NaN at step 30"), message);
    assertTrue(message.contains("is kept"), message);
    assertTrue(message.contains("At /training/optimizer, lower learningRate"), message);
    assertTrue(checkpoints(folder).newest().isPresent());
  }

  @Test
  void ofATruncatedCheckpointThereIsAWarningAndTheBitsStayTheSame() throws IOException {
    TrainingTask settings = training(400, 0.9, null);
    Parameters undisturbed = train(Tiny.composition(settings), folder.resolve("a"), 2);
    Path run = folder.resolve("b");
    for (int step : new int[] {100, 200}) {
      Composition failing = with(Tiny.composition(settings), new FailingLoss(step));
      assertThrows(PartFailedException.class, () -> train(failing, run, 2));
    }
    Path newest = checkpoints(run).newest().orElseThrow().folder();
    Path array = newest.resolve("optimizer-2.npy");
    byte[] bytes = Files.readAllBytes(array);
    Files.write(array, Arrays.copyOf(bytes, bytes.length - 3));
    assertSame(undisturbed, train(Tiny.composition(settings), run, 2));
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("optimizer-2.npy has"), warnings.get(0));
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    TrainingTask all = Tiny.training("{'steps': 10, 'heldOut': 0.9999}");
    assertThrows(TrainingFailedException.class, () -> train(Tiny.composition(all), folder, 1));
  }

  private static Composition with(Composition composition, Loss loss) {
    return with(composition, composition.network().orElseThrow(), loss);
  }

  private static Composition with(Composition composition, ScoreNetwork network, Loss loss) {
    return new Composition(
        composition.title(),
        composition.seed(),
        composition.dataset(),
        composition.simulated(),
        composition.sde(),
        composition.levels(),
        composition.condition(),
        Optional.of(network),
        Optional.of(loss),
        composition.training(),
        composition.generator(),
        composition.samplers(),
        composition.metrics(),
        composition.claims(),
        composition.resolved(),
        composition.parts());
  }

  private static void assertSame(Parameters first, Parameters second) {
    // Buffers compare their floats; none is NaN here.
    assertEquals(first.last().clear(), second.last().clear());
    assertEquals(first.averaged().clear(), second.averaged().clear());
  }

  /** Throws after so many evaluations by both of two workers. */
  private static final class FailingLoss extends Tiny.Denoising {
    private final int limit;
    private int calls;

    FailingLoss(int limit) {
      this.limit = limit;
    }

    @Override
    public synchronized double evaluate(LossShare share) {
      if (calls++ / 2 == limit) {
        throw new IllegalStateException("as if its bundle were gone");
      }
      return super.evaluate(share);
    }
  }
}
