package org.langevin.workbench.internal.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.langevin.api.generator.Generator;
import org.langevin.api.generator.GeneratorTraining;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.files.AtomicFiles.Content;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.findings.NotFiniteException;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.progress.Meter;
import org.langevin.workbench.internal.training.Checkpoints.Checkpoint;

/**
 * Has a generator train itself, and keeps its state and its losses: in the history, the mean of
 * each since the line before, as of the training of a network.
 */
public final class GeneratorTrainer {
  /** What to do against divergence. */
  public static final String ADVICE =
      "its training diverged: lower its learning rates, or train it less";

  private static final String STATE = "generator.bin";
  private static final String HISTORY = "history.csv";
  private static final String MEANS = "losses";
  private static final int LINES = 1000;

  /** A state may be large: between two checkpoints lie so many seconds at least. */
  private static final long PAUSE = 20_000_000_000L;

  /** And so many times the time that one takes. */
  private static final int PATIENCE = 20;

  private final Generator generator;
  private final long seed;
  private final Checkpoints checkpoints;
  private final Path folder;

  /**
   * A trainer.
   *
   * @param folder the run's
   */
  public GeneratorTrainer(Generator generator, long seed, Checkpoints checkpoints, Path folder) {
    this.generator = generator;
    this.seed = seed;
    this.checkpoints = checkpoints;
    this.folder = folder;
  }

  /**
   * Trains from the last checkpoint to the end.
   *
   * @throws CancellationException if the work was cancelled; a checkpoint is there
   * @throws NotFiniteException if a loss is no finite number; the last checkpoint stays
   * @throws IOException if a file cannot be read or written
   */
  public void train(Progress progress, Cancellation cancellation) throws IOException {
    Optional<Checkpoint> checkpoint = checkpoints.newest();
    String before = "";
    LossMeans means = new LossMeans();
    if (checkpoint.isPresent()) {
      read(generator, checkpoint.get());
      means = LossMeans.read(checkpoint.get().state().path(MEANS));
      before = Files.readString(checkpoint.get().file(HISTORY));
      if (checkpoint.get().state().path("complete").asBoolean()) {
        History.restore(folder.resolve(HISTORY), before, checkpoints.guard());
        return;
      }
    }
    try (Session session = new Session(before, means, progress, cancellation)) {
      generator.train(session);
      session.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Brings a generator to the state of a checkpoint. */
  public static void read(Generator generator, Checkpoint checkpoint) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(checkpoint.file(STATE)))) {
      generator.read(in);
    }
  }

  /** From a start or a resumption to the end. */
  private final class Session implements GeneratorTraining, AutoCloseable {
    private final String before;

    /** Since the last line. */
    private final LossMeans means;

    private final Progress progress;
    private final Cancellation cancellation;
    private Meter meter;
    private History history;
    private List<String> losses = List.of();
    private SortedMap<String, Double> last = Collections.emptySortedMap();
    private int step;
    private int savedStep = -1;
    private long nextSave = System.nanoTime() + PAUSE;

    Session(String before, LossMeans means, Progress progress, Cancellation cancellation) {
      this.before = before;
      this.means = means;
      this.progress = progress;
      this.cancellation = cancellation;
    }

    @Override
    public RandomStream random(String purpose, long of) {
      return RandomStream.of(seed, "generator " + purpose, of);
    }

    @Override
    public void progress(int done, int total, Map<String, Double> values) {
      try {
        begin(done, total, values);
        step = done;
        check(values);
        means.add(values);
        if (done % Math.max(1, total / LINES) == 0 || done == total) {
          last = means.take();
          history.add(
              done,
              losses.stream().mapToDouble(name -> last.getOrDefault(name, Double.NaN)).toArray());
        }
        meter.update(done, this::message);
        if (cancellation.isRequested()) {
          save(false);
          throw new CancellationException("cancelled at step " + done);
        }
        if (System.nanoTime() - nextSave >= 0) {
          save(false);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void begin(int done, int total, Map<String, Double> values) throws IOException {
      if (history != null) {
        return;
      }
      meter = new Meter(progress, "training", "steps", done, total);
      losses = List.copyOf(new TreeMap<>(values).keySet());
      List<String> columns = new ArrayList<>(losses);
      columns.add(0, "step");
      history = new History(folder.resolve(HISTORY), before, columns, checkpoints.guard());
    }

    private void check(Map<String, Double> values) {
      for (Map.Entry<String, Double> loss : new TreeMap<>(values).entrySet()) {
        if (!Double.isFinite(loss.getValue())) {
          throw new NotFiniteException(
              "the generator's "
                  + loss.getKey()
                  + " is "
                  + loss.getValue()
                  + " at step "
                  + step
                  + (savedStep < 0
                      ? "; there is no checkpoint yet"
                      : "; the checkpoint of step " + savedStep + " is kept")
                  + ": "
                  + ADVICE);
        }
      }
    }

    /** The losses of the last line. */
    private String message() {
      StringBuilder text = new StringBuilder();
      last.forEach(
          (name, loss) ->
              text.append(text.isEmpty() ? "" : ", ")
                  .append(name)
                  .append(String.format(Locale.ROOT, " %.3g", loss)));
      return text.toString();
    }

    private void save(boolean complete) throws IOException {
      long begin = System.nanoTime();
      ObjectNode state = Json.object().put("complete", complete);
      state.set(MEANS, means.write());
      String text = history == null ? before : history.text();
      Map<String, Content> files = new LinkedHashMap<>();
      files.put(STATE, generator::write);
      files.put(HISTORY, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
      checkpoints.save(step, state, files);
      savedStep = step;
      long end = System.nanoTime();
      nextSave = end + Math.max(PAUSE, PATIENCE * (end - begin));
    }

    void finish() throws IOException {
      save(true);
      if (meter != null) {
        meter.finish("");
      }
    }

    @Override
    public void close() throws IOException {
      if (history != null) {
        history.close();
      }
    }
  }
}
