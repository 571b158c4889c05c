package org.langevin.workbench.internal.training;

import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import org.langevin.api.training.Averaging;
import org.langevin.api.training.AveragingPass;
import org.langevin.api.training.Optimizer;
import org.langevin.api.training.OptimizerPass;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.TrainingTask;
import org.langevin.workbench.internal.workers.WorkerTeam;

/**
 * The step of the optimiser along a gradient, and the average after it. Each worker has its share
 * of the parameters, and takes it block by block through sum, step and average: once through
 * memory.
 */
final class ParameterUpdate {
  private final TrainingState state;
  private final Gradient gradient;
  private final WorkerTeam team;
  private final Parts parts;
  private final OptionalDouble largestNorm;
  private final OptimizerPass optimizer;

  /** Null if nothing is averaged. */
  private final AveragingPass averaging;

  private final IntToDoubleFunction gathering = this::gather;
  private final IntConsumer application = this::update;
  private float factor;

  ParameterUpdate(
      TrainingState state, Gradient gradient, TrainingTask training, WorkerTeam team, Parts parts) {
    this.state = state;
    this.gradient = gradient;
    this.team = team;
    this.parts = parts;
    this.largestNorm = training.optimizer().largestNorm();
    this.optimizer = open(training.optimizer());
    this.averaging = training.averaging().map(this::open).orElse(null);
  }

  private OptimizerPass open(Optimizer part) {
    return parts.ask(
        parts.at(Parts.OPTIMIZER),
        "its work on the parameters",
        () -> part.open(state.parameters(), state.optimizer()));
  }

  private AveragingPass open(Averaging part) {
    return parts.ask(
        parts.at(Parts.AVERAGING),
        "its work on the parameters",
        () -> part.open(state.parameters(), state.averaged()));
  }

  /**
   * Takes the step after those that were done.
   *
   * @param items of the minibatch, by which the gradient is divided
   */
  void apply(int items) {
    double mean = 1.0 / items;
    factor = (float) (largestNorm.isPresent() ? shortened(team.sum(gathering), mean) : mean);
    begin(state.step + 1);
    team.run(application);
  }

  /**
   * The factor that shortens a gradient to the largest norm.
   *
   * @param squares the sum of the squares of the workers' summed gradient
   * @param mean the factor that makes it the gradient
   */
  private double shortened(double squares, double mean) {
    double norm = Math.sqrt(squares) * mean;
    double largest = largestNorm.getAsDouble();
    return norm > largest ? mean * (largest / norm) : mean;
  }

  private double gather(int worker) {
    int end = border(worker + 1);
    double squares = 0;
    for (int from = border(worker); from < end; from += Gradient.BLOCK) {
      squares += gradient.gather(worker, from, Math.min(Gradient.BLOCK, end - from));
    }
    return squares;
  }

  private void begin(long step) {
    try {
      optimizer.begin(step);
    } catch (RuntimeException | Error e) {
      throw failed(Parts.OPTIMIZER, e);
    }
    if (averaging != null) {
      try {
        averaging.begin(step);
      } catch (RuntimeException | Error e) {
        throw failed(Parts.AVERAGING, e);
      }
    }
  }

  private void update(int worker) {
    int end = border(worker + 1);
    for (int from = border(worker); from < end; from += Gradient.BLOCK) {
      int length = Math.min(Gradient.BLOCK, end - from);
      float[] block = gradient.take(worker, from, length, factor);
      try {
        optimizer.update(from, length, block);
      } catch (RuntimeException | Error e) {
        throw failed(Parts.OPTIMIZER, e);
      }
      if (averaging != null) {
        average(from, length);
      }
    }
  }

  private void average(int from, int length) {
    try {
      averaging.update(from, length);
    } catch (RuntimeException | Error e) {
      throw failed(Parts.AVERAGING, e);
    }
  }

  private RuntimeException failed(String part, Throwable thrown) {
    return parts.failed(
        parts.at(part), " in step " + (state.step + 1) + " of the training", thrown);
  }

  /** Where a worker's share of the parameters begins. */
  private int border(int worker) {
    return Shares.begin(worker, team.size(), state.parameters().capacity());
  }
}
