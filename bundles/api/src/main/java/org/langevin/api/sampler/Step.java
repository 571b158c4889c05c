package org.langevin.api.sampler;

import org.langevin.api.ExtensionPoint;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A step of the process that runs from noise to data. With dX = f(X, t) dt + g(t) dW the
 * experiment's SDE and p_t the law of X at time t, it moves points that follow p_t to points that
 * follow p_t', t' being earlier than t, up to an error that vanishes with t - t'. The process may
 * be the reverse-time SDE
 *
 * <pre>dX = [f(X, t) - g(t)^2 grad log p_t(X)] dt + g(t) dW</pre>
 *
 * <p>or any other with these marginals, such as the probability-flow ODE. Samplers are schedules
 * over it: they choose the times.
 *
 * <p>Stateless; what a run remembers is in the {@link Trajectory}.
 */
@ConsumerType
@ExtensionPoint(
    id = Step.POINT,
    one = "a step of the reverse process",
    title = "Steps of the reverse process from one time to an earlier one")
public interface Step {
  /** The name of the extension point. */
  String POINT = "step";

  /** Begins to move a chunk's samples. Evaluates nothing yet. */
  Trajectory open(Chunk chunk);
}
