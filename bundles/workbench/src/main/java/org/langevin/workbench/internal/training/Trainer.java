package org.langevin.workbench.internal.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.langevin.api.dataset.Items;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.nn.WorkerTeam;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.TrainingSettings;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.progress.Meter;
import org.langevin.workbench.internal.training.Checkpoints.Checkpoint;

/**
 * Trains a network: each worker takes its fixed share of each minibatch through the network and
 * back; then each takes its share of the parameters, adds up the workers' gradients in their order,
 * and steps. The result depends on the seed and the number of workers, and on nothing else.
 *
 * <p>With a held-out share the loss on it is watched, at the parameters that sampling will use (the
 * moving average, if there is one). With {@code patience}, training ends with the parameters that
 * had the least held-out loss, whether it stopped early or went through all its steps.
 */
public final class Trainer {
  /** The history has about so many lines; shorter trainings have one for each step. */
  private static final int LINES = 1000;

  /** At most this share of the time goes into checkpoints. */
  private static final double CHECKPOINT_SHARE = 0.05;

  private static final List<String> COLUMNS =
      List.of("step", "loss", "held_out_loss", "learning_rate");

  private final long seed;
  private final ScoreNetwork network;
  private final Loss loss;
  private final TrainingSettings settings;
  private final Items items;
  private final WorkerTeam team;
  private final Checkpoints checkpoints;
  private final Path folder;
  private final int[] trained;
  private final int[] heldOut;

  /**
   * A trainer.
   *
   * @param composition has a network, a loss and training settings
   * @param team that does the work; its size is part of what the result depends on
   * @param folder the run's
   */
  public Trainer(Composition composition, WorkerTeam team, Checkpoints checkpoints, Path folder) {
    this.seed = composition.seed();
    this.network = composition.network().orElseThrow();
    this.loss = composition.loss().orElseThrow();
    this.settings = composition.training().orElseThrow();
    this.items = composition.dataset().training();
    this.team = team;
    this.checkpoints = checkpoints;
    this.folder = folder;
    int[] all = new int[items.size()];
    Arrays.setAll(all, i -> i);
    int held = (int) Math.round(settings.heldOut() * items.size());
    if (held > 0) {
      Minibatches.shuffle(all, RandomStream.of(seed, "held-out items"));
    }
    this.heldOut = Arrays.copyOf(all, held);
    this.trained = Arrays.copyOfRange(all, held, all.length);
    if (trained.length == 0) {
      throw new TrainingFailedException(
          "there are no items to train on: the dataset has "
              + items.size()
              + ", of which "
              + held
              + " are held out; lower /training/heldOut");
    }
    if (settings.patience() != null && held == 0) {
      throw new TrainingFailedException(
          "/training/patience needs a held-out loss; raise /training/heldOut, for example to 0.1");
    }
  }

  /**
   * Trains from the last checkpoint to the end.
   *
   * @throws CancellationException if the work was cancelled; a checkpoint is there
   * @throws TrainingFailedException if the loss is no longer finite; the last checkpoint stays
   * @throws IOException if a file cannot be read or written; the last checkpoint stays
   */
  public Parameters train(Progress progress, Cancellation cancellation) throws IOException {
    TrainingState state = new TrainingState(Parameters.drawn(network, seed), settings);
    Optional<Checkpoint> checkpoint = checkpoints.newest();
    if (checkpoint.isPresent()) {
      state.load(checkpoint.get());
    }
    Path file = folder.resolve("history.csv");
    if (state.complete) {
      History.restore(file, state.history);
      return state.result();
    }
    try (History history = new History(file, state.history, COLUMNS);
        Loop loop = new Loop(state, history, checkpoint.isPresent())) {
      loop.run(progress, cancellation);
    }
    return state.result();
  }

  /** One training from where its state is. */
  private final class Loop implements AutoCloseable {
    private final TrainingState state;
    private final History history;
    private final GradientStep gradientStep;
    private final Optional<HeldOutLoss> heldOutLoss;
    private final long interval = Math.max(1, settings.steps() / LINES);
    private double lastLoss = Double.NaN;
    private long savedStep;
    private long nextSave = System.nanoTime();

    Loop(TrainingState state, History history, boolean resumed) {
      this.state = state;
      this.history = history;
      this.savedStep = resumed ? state.step : -1;
      this.gradientStep =
          new GradientStep(state, network, loss, settings, items, trained, team, seed);
      this.heldOutLoss =
          heldOut.length == 0
              ? Optional.empty()
              : Optional.of(
                  new HeldOutLoss(items, heldOut, loss, network, state.averaged(), team, seed));
    }

    void run(Progress progress, Cancellation cancellation) throws IOException {
      Meter meter = new Meter(progress, "training", state.step, settings.steps());
      while (!isOver()) {
        if (cancellation.isRequested()) {
          save();
          throw new CancellationException("cancelled at step " + state.step);
        }
        advance();
        meter.update(state.step, this::message);
        if (state.step % settings.checkpointEvery() == 0 && System.nanoTime() - nextSave >= 0) {
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
      double stepLoss;
      try {
        stepLoss = gradientStep.evaluate();
      } catch (RuntimeException | Error e) {
        // Nothing has changed since the last step.
        saveInNeed(e);
        throw e;
      }
      if (!Double.isFinite(stepLoss)) {
        throw diverged("the loss is " + stepLoss);
      }
      double learningRate = gradientStep.learningRate();
      gradientStep.apply();
      state.step++;
      state.lossSum += stepLoss;
      state.lossCount++;
      boolean look =
          heldOutLoss.isPresent()
              && (state.step % settings.evaluateEvery() == 0 || state.step == settings.steps());
      double heldOutValue = look ? lookAtHeldOut() : Double.NaN;
      if (look || state.step % interval == 0 || state.step == settings.steps()) {
        lastLoss = state.lossSum / state.lossCount;
        history.add(state.step, lastLoss, heldOutValue, learningRate);
        state.lossSum = 0;
        state.lossCount = 0;
      }
    }

    private double lookAtHeldOut() {
      double value = heldOutLoss.orElseThrow().evaluate();
      if (!Double.isFinite(value)) {
        throw diverged("the held-out loss is " + value);
      }
      if (state.stopping().look(state.step, value) && settings.patience() != null) {
        state.keepBest();
      }
      return value;
    }

    private TrainingFailedException diverged(String what) {
      return new TrainingFailedException(
          what
              + " at step "
              + state.step
              + (savedStep < 0
                  ? "; there is no checkpoint yet"
                  : "; the checkpoint of step " + savedStep + " is kept")
              + ". Lower /training/learningRate, or set /training/gradientNorm, for example to 1");
    }

    private void save() throws IOException {
      if (savedStep == state.step && !state.complete) {
        return;
      }
      long begin = System.nanoTime();
      state.history = history.text();
      state.save(checkpoints);
      savedStep = state.step;
      long end = System.nanoTime();
      nextSave = end + (long) ((end - begin) / CHECKPOINT_SHARE);
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
      return Double.isNaN(lastLoss) ? "" : String.format(Locale.ROOT, "loss %.5g", lastLoss);
    }

    @Override
    public void close() {
      gradientStep.close();
      heldOutLoss.ifPresent(HeldOutLoss::close);
    }
  }
}
