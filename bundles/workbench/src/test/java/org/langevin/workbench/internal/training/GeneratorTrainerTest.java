package org.langevin.workbench.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.generator.Generator;
import org.langevin.api.generator.GeneratorTraining;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.findings.NotFiniteException;
import org.langevin.workbench.internal.progress.Cancellation;

class GeneratorTrainerTest {
  /** More than the history has lines: three steps each. */
  private static final int STEPS = 3001;

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  /** Counts steps, and tells a function of them. */
  private static class Counting implements Generator {
    private final IntToDoubleFunction loss;
    private int step;

    Counting(IntToDoubleFunction loss) {
      this.loss = loss;
    }

    @Override
    public void train(GeneratorTraining training) {
      while (step < STEPS) {
        step++;
        training.progress(
            step, STEPS, Map.of("square", (double) step * step, "loss", loss.applyAsDouble(step)));
      }
    }

    @Override
    public void sample(RandomStream random, float[] target, int offset) {
      target[offset] = step;
    }

    @Override
    public void write(OutputStream target) throws IOException {
      new DataOutputStream(target).writeInt(step);
    }

    @Override
    public void read(InputStream source) throws IOException {
      step = new DataInputStream(source).readInt();
    }
  }

  private void train(Generator generator, Path run, Cancellation cancellation) throws IOException {
    Files.createDirectories(run);
    Checkpoints checkpoints =
        new Checkpoints(run.resolve("checkpoint"), "tiny", FolderGuard.NONE, warnings::add);
    new GeneratorTrainer(generator, 1, checkpoints, run).train(Progress.NONE, cancellation);
  }

  @Test
  void theHistoryHasMeansSinceTheLineBefore() throws IOException {
    train(new Counting(step -> step / 7.0), folder, new Cancellation());
    HistoryTable history = HistoryTable.read(folder.resolve("history.csv"));
    assertEquals(List.of("step", "loss", "square"), history.names());
    assertEquals(1001, history.rows().size());
    for (int i = 0; i < 1000; i++) {
      int last = 3 * (i + 1);
      double[] row = history.rows().get(i);
      assertEquals(last, row[0]);
      assertEquals((last - 1) / 7.0, row[1], 1e-9);
      assertEquals((last - 1.0) * (last - 1) + 2.0 / 3, row[2], 1e-3);
    }
    assertEquals(3001, history.rows().get(1000)[0]);
    assertEquals(3001 / 7.0, history.rows().get(1000)[1]);
  }

  /** Stopped between two lines. */
  @Test
  void theHistoryIsTakenUpToTheSameBits() throws IOException {
    Path whole = folder.resolve("whole");
    train(new Counting(step -> step / 7.0), whole, new Cancellation());
    Path stopped = folder.resolve("stopped");
    Cancellation cancellation = new Cancellation();
    assertThrows(
        CancellationException.class,
        () ->
            train(
                new Counting(
                    step -> {
                      if (step == 1601) {
                        cancellation.request("the test");
                      }
                      return step / 7.0;
                    }),
                stopped,
                cancellation));
    train(new Counting(step -> step / 7.0), stopped, new Cancellation());
    assertEquals(
        Files.readString(whole.resolve("history.csv")),
        Files.readString(stopped.resolve("history.csv")));
    assertEquals(List.of(), warnings);
  }

  @Test
  void aLossThatIsNoNumberEndsTheTraining() {
    NotFiniteException diverged =
        assertThrows(
            NotFiniteException.class,
            () ->
                train(
                    new Counting(step -> step == 1002 ? Double.POSITIVE_INFINITY : step),
                    folder,
                    new Cancellation()));
    assertTrue(
        diverged.getMessage().startsWith("the generator's loss is Infinity at step 1002"),
        diverged.getMessage());
    assertTrue(diverged.getMessage().contains("learning rates"), diverged.getMessage());
  }
}
