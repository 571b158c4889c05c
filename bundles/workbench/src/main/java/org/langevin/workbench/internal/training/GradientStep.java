package org.langevin.workbench.internal.training;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.langevin.api.dataset.Items;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.dataset.Minibatches;
import org.langevin.workbench.internal.blame.PartFailedException;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.TrainingTask;
import org.langevin.workbench.internal.workers.WorkerTeam;

/**
 * One step of training in two halves: the gradient of the loss on a minibatch, and the step of the
 * optimiser along it. All that is needed is made once.
 */
final class GradientStep implements AutoCloseable {
  private final TrainingState state;
  private final Loss loss;
  private final Items items;
  private final WorkerTeam team;
  private final long seed;
  private final Parts parts;
  private final Minibatches minibatches;
  private final int[] indices;
  private final WorkerShare[] shares;
  private final ParameterUpdate update;
  private final IntToDoubleFunction evaluation = this::evaluate;
  private RandomStream stream;

  GradientStep(
      TrainingState state,
      ScoreNetwork network,
      Loss loss,
      TrainingTask training,
      Items items,
      int[] trained,
      WorkerTeam team,
      long seed,
      Parts parts) {
    this.state = state;
    this.loss = loss;
    this.items = items;
    this.team = team;
    this.seed = seed;
    this.parts = parts;
    this.minibatches =
        new Minibatches(
            trained,
            training.settings().batch(),
            epoch -> RandomStream.of(seed, "minibatches", epoch));
    this.indices = new int[training.settings().batch()];
    this.shares = new WorkerShare[team.size()];
    Gradient gradient = new Gradient(shares.length, network.parameterCount());
    for (int i = 0; i < shares.length; i++) {
      int size = Math.max(1, border(i + 1) - border(i));
      shares[i] =
          new WorkerShare(
              network,
              state.parameters(),
              gradient.parts().get(i),
              size,
              training.settings().unlabelled(),
              parts);
    }
    this.update = new ParameterUpdate(state, gradient, training, team, parts);
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

  /** Takes the optimiser's step along the gradient that was computed last. */
  void apply() {
    update.apply(indices.length);
  }

  @Override
  public void close() {
    for (WorkerShare share : shares) {
      share.close();
    }
  }
}
