package org.langevin.api.sampler;

import org.langevin.api.ExtensionPoint;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A Markov step that leaves a law invariant. With p_c the law whose score a chunk tells at
 * condition c, and T a temperature, points that follow
 *
 * <pre>p_c(x)^(1/T), up to a constant,</pre>
 *
 * <p>follow it after the step as well: exactly, or up to an error that vanishes with the step size.
 * Samplers are schedules over it: they choose condition, temperature and scale.
 *
 * <p>Stateless; what a run remembers is in the {@link Chain}. A point must depend on its own past
 * and random stream only, so that it is the same in any chunk.
 */
@ConsumerType
@ExtensionPoint(
    id = Kernel.POINT,
    one = "a kernel",
    title = "Markov steps that leave a law invariant")
public interface Kernel {
  /** The name of the extension point. */
  String POINT = "kernel";

  /**
   * Begins a chain for each item of a chunk. Evaluates nothing yet.
   *
   * @param x items, which the chains move: the chunk's state or others
   * @param temperature T, above 0
   */
  Chain open(Chunk chunk, float[] x, double temperature);
}
