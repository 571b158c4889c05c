package org.langevin.workbench.internal.training;

import java.io.IOException;
import java.nio.FloatBuffer;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.memory.DirectFloats;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.TrainingTask;
import org.langevin.workbench.internal.training.Checkpoints.Checkpoint;

/**
 * The parameters of a network that is ready to sample.
 *
 * @param last as the optimiser left them
 * @param averaged their moving average; the same buffer if there is none
 */
public record Parameters(FloatBuffer last, FloatBuffer averaged) {
  /** The ones that a sampler uses. */
  public FloatBuffer choose(boolean ofAverage) {
    return ofAverage ? averaged : last;
  }

  /**
   * The initial ones of a network that is not trained.
   *
   * @param part the network's name
   */
  public static Parameters initial(ScoreNetwork network, long seed, Parts parts, PartName part) {
    FloatBuffer parameters = drawn(network, seed, parts, part);
    return new Parameters(parameters, parameters);
  }

  /**
   * Those of a training that is complete.
   *
   * @throws IOException if the checkpoint cannot be read or belongs to another network
   */
  public static Parameters trained(
      ScoreNetwork network, TrainingTask training, Checkpoint checkpoint) throws IOException {
    TrainingState state = new TrainingState(DirectFloats.zeros(network.parameterCount()), training);
    state.load(checkpoint);
    return state.result();
  }

  static FloatBuffer drawn(ScoreNetwork network, long seed, Parts parts, PartName part) {
    return parts.call(
        part,
        " in drawing its initial parameters",
        () -> {
          FloatBuffer parameters = DirectFloats.zeros(network.parameterCount());
          network.initialize(parameters, RandomStream.of(seed, "initial parameters"));
          return parameters;
        });
  }
}
