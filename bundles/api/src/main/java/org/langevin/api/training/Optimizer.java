package org.langevin.api.training;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.OptionalDouble;
import org.langevin.api.ExtensionPoint;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Goes along the gradient of a loss. Stateless: all that is carried from one step to the next is in
 * vectors that the workbench owns and keeps in checkpoints, so that a training that was stopped
 * goes on to the same bits.
 */
@ConsumerType
@ExtensionPoint(id = Optimizer.POINT, one = "an optimiser", title = "Steps along a gradient")
public interface Optimizer {
  /** The name of the extension point. */
  String POINT = "optimizer";

  /** How many vectors, each as long as the parameters, are carried from step to step. */
  int stateCount();

  /**
   * The step size, for the record of the training.
   *
   * @param step from 1
   */
  double learningRate(long step);

  /**
   * The largest norm of a gradient: longer ones are shortened to it before {@link
   * OptimizerPass#update} sees them. Empty, the default, if gradients stay as they are.
   */
  default OptionalDouble largestNorm() {
    return OptionalDouble.empty();
  }

  /** What to do when training diverges, in the imperative; the names are those of parameters. */
  default String advice() {
    return "take smaller steps";
  }

  /**
   * Begins to work on vectors, or goes on with them: a resumed training opens the vectors of its
   * checkpoint.
   *
   * @param parameters direct and in native order, as are the others
   * @param state {@link #stateCount} vectors of the same length, 0 before the first step
   */
  OptimizerPass open(FloatBuffer parameters, List<FloatBuffer> state);
}
