package org.langevin.nn;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.langevin.api.random.RandomStream;

/** What a {@link LayeredGenerator} trains its layers by. */
public interface GeneratorObjective {
  /** All layers that learn. The first one turns latent variables into samples. */
  List<Learner> learners();

  /**
   * Bytes outside the heap that a step needs at the least.
   *
   * @param batch the number of items of a minibatch
   */
  default long stepMemory(int batch) {
    return 0;
  }

  /**
   * Begins to train, or goes on, once all that learns has its parameters.
   *
   * @param scale the sum of the logarithms of the deviations by which an item's values were divided
   * @param arena owns the memory of the steps
   * @param batch the number of items of a minibatch
   */
  Step open(double scale, Arena arena, int batch);

  /** The steps of a training. */
  @FunctionalInterface
  interface Step {
    /**
     * Takes a step with every layer that learns.
     *
     * @param number of the step, from 1
     * @param items a minibatch of items, each value standardised
     * @param random the step's streams, by purpose
     * @return the losses before the step, by name
     */
    Map<String, Double> take(long number, float[] items, Function<String, RandomStream> random);
  }
}
