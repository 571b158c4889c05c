package org.langevin.api.training;

import java.nio.FloatBuffer;
import org.langevin.api.ExtensionPoint;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Averages the parameters that a training comes through; samplers use the average. Stateless: all
 * that is carried from one step to the next is the average, which the workbench owns and keeps in
 * checkpoints.
 */
@ConsumerType
@ExtensionPoint(
    id = Averaging.POINT,
    one = "an averaging of the parameters",
    title = "Averages of parameters over steps")
public interface Averaging {
  /** The name of the extension point. */
  String POINT = "averaging";

  /**
   * Begins to work on vectors, or goes on with them: a resumed training opens the vectors of its
   * checkpoint.
   *
   * @param parameters to be read only; direct and in native order, as is the average
   * @param average of the same length, before the first step a copy of the parameters
   */
  AveragingPass open(FloatBuffer parameters, FloatBuffer average);
}
