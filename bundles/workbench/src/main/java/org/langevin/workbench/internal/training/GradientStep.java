package org.langevin.workbench.internal.training;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import org.langevin.api.dataset.Items;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.nn.Adam;
import org.langevin.nn.Memory;
import org.langevin.nn.MovingAverage;
import org.langevin.nn.WorkerTeam;
import org.langevin.workbench.internal.blame.PartFailedException;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.TrainingSettings;

/**
 * One step of training in two halves: the gradient of the loss on a minibatch, and the step of the
 * optimiser along it. All that is needed is made once.
 */
final class GradientStep implements AutoCloseable {
  private final TrainingState state;
  private final Loss loss;
  private final TrainingSettings settings;
  private final Items items;
  private final WorkerTeam team;
  private final long seed;
  private final Parts parts;
  private final Minibatches minibatches;
  private final int[] indices;
  private final WorkerShare[] shares;
  private final Adam adam;
  private final Optional<MovingAverage> average;
  private final IntToDoubleFunction evaluation = this::evaluate;
  private final IntToDoubleFunction gathering = this::gather;
  private final IntConsumer application = this::apply;
  private RandomStream stream;
  private double factor;

  GradientStep(
      TrainingState state,
      ScoreNetwork network,
      Loss loss,
      TrainingSettings settings,
      Items items,
      int[] trained,
      WorkerTeam team,
      long seed,
      Parts parts) {
    this.state = state;
    this.loss = loss;
    this.settings = settings;
    this.items = items;
    this.team = team;
    this.seed = seed;
    this.parts = parts;
    this.minibatches = new Minibatches(seed, trained, settings.batch());
    this.indices = new int[settings.batch()];
    this.shares = new WorkerShare[team.size()];
    List<FloatBuffer> gradients = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      FloatBuffer gradient = Memory.buffer(network.parameterCount());
      gradients.add(gradient);
      int size = border(i + 1) - border(i);
      shares[i] = new WorkerShare(network, state.parameters(), gradient, Math.max(1, size), parts);
    }
    this.adam =
        new Adam(
            new Adam.Settings(settings.beta1(), settings.beta2(), settings.epsilon(), 0),
            state.parameters(),
            state.mean(),
            state.square(),
            gradients);
    this.average =
        settings.averaging() > 0
            ? Optional.of(
                new MovingAverage(state.parameters(), state.averaged(), settings.averaging(), true))
            : Optional.empty();
  }

  /** Where a worker's share of the minibatch begins. */
  private int border(int worker) {
    return (int) ((long) worker * indices.length / shares.length);
  }

  /** Computes the mean loss on the next minibatch, and its gradient; changes nothing else. */
  double evaluate() {
    minibatches.of(state.step, indices);
    stream = RandomStream.of(seed, "loss", state.step);
    return team.sum(evaluation) / indices.length;
  }

  /** A worker has nothing to do if there are more of them than items. */
  private double evaluate(int worker) {
    int first = border(worker);
    int size = border(worker + 1) - first;
    if (size == 0) {
      return 0;
    }
    try {
      shares[worker].turnTo(items, indices, first, size, stream);
      return shares[worker].evaluate(loss);
    } catch (RuntimeException | Error e) {
      throw parts.failed(parts.at(Parts.LOSS), " at step " + state.step + " of the training", e);
    }
  }

  /** Looks closely at what goes on from now on. */
  void inspect(ShareInspection inspection) {
    for (WorkerShare share : shares) {
      share.inspect(inspection);
    }
  }

  /**
   * Makes sure that the loss has asked for a gradient.
   *
   * @throws PartFailedException if not: it would train nothing
   */
  void checkGradient() {
    if (Arrays.stream(shares).noneMatch(WorkerShare::isDifferentiated)) {
      throw PartFailedException.gave(
          parts.at(Parts.LOSS),
          "trains nothing: it called neither backward, backwardTangent nor backwardEnergy on its"
              + " share of the first minibatch",
          "It is defective: tell its author");
    }
  }

  /** The step size at a step, counted from 0: it grows linearly until the warm-up is over. */
  double learningRate(long step) {
    return settings.warmUp() == 0
        ? settings.learningRate()
        : settings.learningRate() * Math.min(1.0, (step + 1.0) / settings.warmUp());
  }

  /** Takes the optimiser's step along the gradient that was computed last. */
  void apply() {
    factor = 1.0 / indices.length;
    if (settings.gradientNorm() != null) {
      factor = Adam.clipped(team.sum(gathering), factor, settings.gradientNorm());
    }
    team.run(application);
  }

  private double gather(int worker) {
    return adam.gather(worker, shares.length);
  }

  private void apply(int worker) {
    long step = state.step + 1;
    adam.update(worker, shares.length, step, learningRate(state.step), factor);
    average.ifPresent(of -> of.update(worker, shares.length, step));
  }

  @Override
  public void close() {
    for (WorkerShare share : shares) {
      share.close();
    }
  }
}
