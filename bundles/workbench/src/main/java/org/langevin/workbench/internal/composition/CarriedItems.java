package org.langevin.workbench.internal.composition;

import java.util.function.IntUnaryOperator;
import org.langevin.api.dataset.Items;
import org.langevin.api.sde.Particles;
import org.langevin.api.sde.Transition;

/** Items as an SDE has carried them. */
final class CarriedItems {
  private CarriedItems() {}

  /**
   * Sets each state to M x + b + L z.
   *
   * @param law of a state given its item
   * @param index of the item x of each state
   * @param noise z
   */
  static void set(
      Particles states, Transition law, Items items, IntUnaryOperator index, float[] noise) {
    int dimension = items.shape().dimension();
    float[] item = new float[dimension];
    for (int i = 0; i < states.size(); i++) {
      items.copy(index.applyAsInt(i), item, 0);
      law.perturb(item, 0, noise, states.state(), i * states.dimension(), dimension);
    }
  }
}
