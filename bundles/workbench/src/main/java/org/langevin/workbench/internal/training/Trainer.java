package org.langevin.workbench.internal.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.langevin.api.dataset.Items;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.dataset.Minibatches;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.TrainingSettings;
import org.langevin.workbench.internal.composition.TrainingTask;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.progress.Meter;
import org.langevin.workbench.internal.training.Checkpoints.Checkpoint;
import org.langevin.workbench.internal.workers.WorkerTeam;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a network: each worker takes its fixed share of each minibatch through the network and
 * back; then each takes its share of the parameters, adds up the workers' gradients in their order,
 * and steps. The result depends on the seed and the number of workers, and on nothing else.
 *
 * <p>The loss on a held-out share, or else on some of the dataset's held-out items, is watched, at
 * the parameters that sampling will use (the average, if there is one). With {@code patience},
 * training ends with the parameters that had the least held-out loss, whether it stopped early or
 * went through all its steps.
 */
public final class Trainer {
  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

  /** After so long a checkpoint is due, however many steps it took. */
  private static final long LONGEST = 60_000_000_000L;

  /** At most this share of the time goes into checkpoints. */
  private static final double CHECKPOINT_SHARE = 0.05;

  /** Of the dataset's held-out items, as many as show where the loss goes. */
  private static final int WATCHED = 512;

  /** A look takes a small part of the time between two. */
  private static final int WATCHED_BATCHES = 10;

  private static final List<String> COLUMNS =
      List.of("step", "loss", "held_out_loss", "learning_rate");

  private final Composition composition;
  private final Parts parts;
  private final long seed;
  private final ScoreNetwork network;
  private final Loss loss;
  private final TrainingTask training;
  private final TrainingSettings settings;
  private final Items items;
  private final WorkerTeam team;
  private final Checkpoints checkpoints;
  private final Path folder;
  private final int[] trained;
  private final Watched watched;

  /**
   * A trainer.
   *
   * @param composition has a network, a loss and training settings
   * @param team that does the work; its size is part of what the result depends on
   * @param folder the run's
   */
  public Trainer(Composition composition, WorkerTeam team, Checkpoints checkpoints, Path folder) {
    this.composition = composition;
    this.parts = composition.parts();
    this.seed = composition.seed();
    this.network = composition.network().orElseThrow();
    this.loss = composition.loss().orElseThrow();
    this.training = composition.training().orElseThrow();
    this.settings = training.settings();
    this.items = parts.ask(parts.at(Parts.DATASET), "its items", composition.dataset()::training);
    this.team = team;
    this.checkpoints = checkpoints;
    this.folder = folder;
    int[] all = new int[items.size()];
    Arrays.setAll(all, i -> i);
    int held = settings.heldOutOf(items.size());
    if (held > 0) {
      Minibatches.shuffle(all, RandomStream.of(seed, "held-out items"));
    }
    this.watched =
        held > 0 ? new Watched(items, repeated(Arrays.copyOf(all, held))) : heldOutByDataset();
    this.trained = Arrays.copyOfRange(all, held, all.length);
    if (trained.length == 0) {
      throw new TrainingFailedException(
          "there are no items to train on: the dataset has "
              + items.size()
              + ", of which "
              + held
              + " are held out; lower /training/heldOut");
    }
  }

  /** Items that the network does not learn from. */
  private record Watched(Items items, int[] indices) {}

  private int mostWatched() {
    return Math.min(WATCHED, WATCHED_BATCHES * settings.batch());
  }

  /** Few items come several times, each time with other random numbers. */
  private int[] repeated(int[] indices) {
    int[] repeated = new int[indices.length * Math.max(1, mostWatched() / indices.length)];
    Arrays.setAll(repeated, i -> indices[i % indices.length]);
    return repeated;
  }

  private Watched heldOutByDataset() {
    int count = mostWatched();
    Items held =
        parts.ask(
            parts.at(Parts.DATASET),
            "held-out items",
            () -> composition.dataset().heldOut(count, RandomStream.of(seed, "items to watch")));
    int[] indices = new int[held.size()];
    Arrays.setAll(indices, i -> i);
    return new Watched(held, indices.length == 0 ? indices : repeated(indices));
  }

  /** How many items the network learns from; those that are held out are not among them. */
  public int itemCount() {
    return trained.length;
  }

  /**
   * Whether this training, had it begun at its first step, would come to the bits of a checkpoint.
   *
   * @param checkpoint of a training that differs from this one in its number of steps at most
   */
  public boolean comesThrough(Checkpoint checkpoint) {
    // With patience, training ends in parameters of an earlier step.
    return settings.patience() == null
        && checkpoint.step() <= settings.steps()
        && TrainingState.isOnTheWay(checkpoint);
  }

  /**
   * Trains from the last checkpoint to the end.
   *
   * @param earlier asked, where there is no checkpoint yet, for one of another training that this
   *     one {@linkplain #comesThrough comes through}
   * @throws CancellationException if the work was cancelled; what was done is in a checkpoint
   * @throws TrainingFailedException if the loss is no longer finite; the last checkpoint stays
   * @throws IOException if a file cannot be read or written; the last checkpoint stays
   */
  public Parameters train(
      Progress progress, Cancellation cancellation, Supplier<Optional<Checkpoint>> earlier)
      throws IOException {
    Optional<Checkpoint> checkpoint = checkpoints.newest();
    TrainingState state =
        checkpoint.isPresent()
            ? loaded(checkpoint.get(), cancellation)
            : begun(earlier.get(), cancellation);
    Path file = folder.resolve("history.csv");
    if (state.complete) {
      History.restore(file, state.history, checkpoints.guard());
      return state.result();
    }
    try (History history = new History(file, state.history, COLUMNS, checkpoints.guard());
        Loop loop =
            cancellation.interruptibly(
                () -> new Loop(state, history, checkpoint.isPresent(), cancellation))) {
      loop.run(progress);
    }
    return state.result();
  }

  private TrainingState initial(Cancellation cancellation) {
    return cancellation.interruptibly(
        () ->
            new TrainingState(
                Parameters.drawn(network, seed, parts, parts.at(Parts.NETWORK)), training));
  }

  private TrainingState loaded(Checkpoint checkpoint, Cancellation cancellation)
      throws IOException {
    TrainingState state = initial(cancellation);
    state.load(checkpoint);
    return state;
  }

  private TrainingState begun(Optional<Checkpoint> earlier, Cancellation cancellation) {
    TrainingState state = initial(cancellation);
    if (earlier.isPresent()) {
      try {
        state.goOnFrom(earlier.get());
      } catch (IOException e) {
        LOG.info("training begins at its first step: {}", e.getMessage());
        return initial(cancellation);
      }
    }
    return state;
  }

  /** One training from where its state is. */
  private final class Loop implements AutoCloseable {
    private final TrainingState state;
    private final History history;
    private final Cancellation cancellation;
    private final GradientStep gradientStep;
    private final Optional<HeldOutLoss> heldOutLoss;
    private final long firstStep;
    private double lastLoss = Double.NaN;
    private long savedStep;
    private long lastSave = System.nanoTime();
    private long nextSave = lastSave;

    Loop(TrainingState state, History history, boolean resumed, Cancellation cancellation) {
      this.state = state;
      this.history = history;
      this.cancellation = cancellation;
      this.firstStep = state.step;
      this.savedStep = resumed ? state.step : -1;
      this.gradientStep =
          new GradientStep(state, network, loss, training, items, trained, team, seed, parts);
      this.heldOutLoss =
          watched.indices().length == 0
              ? Optional.empty()
              : Optional.of(
                  new HeldOutLoss(
                      watched.items(),
                      watched.indices(),
                      settings.watchedTogether(),
                      loss,
                      network,
                      state.averaged(),
                      team,
                      seed,
                      parts));
    }

    void run(Progress progress) throws IOException {
      Meter meter = new Meter(progress, "training", "steps", state.step, settings.steps());
      // A look that was cancelled, for which all is as it was then.
      look();
      while (!isOver()) {
        advance();
        look();
        meter.update(state.step, this::message);
        if (isSaveDue()) {
          save();
        }
      }
      if (settings.patience() != null) {
        state.returnToBest();
      }
      state.complete = true;
      save();
      meter.finish(message());
    }

    private boolean isOver() {
      return state.step >= settings.steps()
          || (settings.patience() != null && state.stopping().looksSince() >= settings.patience());
    }

    private void advance() throws IOException {
      double stepLoss = attempted(gradientStep::evaluate);
      if (state.step == firstStep) {
        gradientStep.checkGradient();
      }
      if (!Double.isFinite(stepLoss)) {
        throw notFinite(stepLoss);
      }
      gradientStep.apply();
      state.step++;
      state.lossSum += stepLoss;
      state.lossCount++;
    }

    /**
     * Adds a line to the history where one is due and missing, with a look at the held-out loss.
     */
    private void look() throws IOException {
      boolean last = state.step == settings.steps();
      boolean look =
          heldOutLoss.isPresent() && (state.step % settings.evaluateEvery() == 0 || last);
      if (state.lossCount == 0 || !(look || last || History.hasLine(state.step))) {
        return;
      }
      if (last) {
        state.keepLooks(history.text().length());
      }
      double heldOutValue = look ? lookAtHeldOut() : Double.NaN;
      lastLoss = state.lossSum / state.lossCount;
      history.add(state.step, lastLoss, heldOutValue, learningRate());
      state.lossSum = 0;
      state.lossCount = 0;
    }

    private double learningRate() {
      return parts.call(
          parts.at(Parts.OPTIMIZER),
          " when asked for its learning rate",
          () -> training.optimizer().learningRate(state.step));
    }

    private double lookAtHeldOut() throws IOException {
      double value = attempted(heldOutLoss.orElseThrow()::evaluate);
      if (!Double.isFinite(value)) {
        throw diverged("the held-out loss is " + value);
      }
      if (state.stopping().look(state.step, value) && settings.patience() != null) {
        state.keepBest();
      }
      return value;
    }

    /** Work during which nothing changes: if it ends early, the state is that of the last step. */
    private double attempted(DoubleSupplier work) throws IOException {
      try {
        return cancellation.interruptibly(work::getAsDouble);
      } catch (CancellationException e) {
        save();
        throw e;
      } catch (RuntimeException | Error e) {
        saveInNeed(e);
        throw e;
      }
    }

    /** Finds out which part it is, if it is one; else training has diverged. */
    private RuntimeException notFinite(double stepLoss) {
      ShareInspection inspection = new ShareInspection(composition, state.step == 0);
      gradientStep.inspect(inspection);
      cancellation.interruptibly(gradientStep::evaluate);
      return inspection
          .loss(stepLoss)
          .<RuntimeException>map(part -> part)
          .orElseGet(() -> diverged("the loss is " + stepLoss));
    }

    private TrainingFailedException diverged(String what) {
      return new TrainingFailedException(
          what
              + " at step "
              + state.step
              + (savedStep < 0
                  ? "; there is no checkpoint yet"
                  : "; the checkpoint of step " + savedStep + " is kept")
              + ". At "
              + Parts.OPTIMIZER
              + ", "
              + training.optimizer().advice());
    }

    private void save() throws IOException {
      boolean nothingNew = savedStep == state.step || state.step == 0;
      if (nothingNew && !state.complete) {
        return;
      }
      long begin = System.nanoTime();
      state.history = history.text();
      state.save(checkpoints);
      savedStep = state.step;
      lastSave = System.nanoTime();
      nextSave = lastSave + (long) ((lastSave - begin) / CHECKPOINT_SHARE);
    }

    private boolean isSaveDue() {
      long now = System.nanoTime();
      return now - nextSave >= 0
          && (state.step % settings.checkpointEvery() == 0 || now - lastSave >= LONGEST);
    }

    /** Saves what can be saved after a failure that weighs more than one in saving. */
    private void saveInNeed(Throwable failure) {
      try {
        save();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }

    private String message() {
      return Double.isNaN(lastLoss) ? "" : String.format(Locale.ROOT, "loss %.3g", lastLoss);
    }

    @Override
    public void close() {
      gradientStep.close();
      heldOutLoss.ifPresent(HeldOutLoss::close);
    }
  }
}
