package org.langevin.api.loss;

import org.langevin.api.Capable;
import org.langevin.api.ExtensionPoint;
import org.langevin.api.condition.Condition;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An objective (1/N) sum_i l(x_i; theta) over items, estimated on minibatches. Stateless: {@link
 * #evaluate} runs on several threads at once, each with its own share of the minibatch. A loss that
 * trains at noise levels offers them, as the ability {@link org.langevin.api.NoiseLevels}.
 */
@ConsumerType
@ExtensionPoint(id = Loss.POINT, one = "a loss", title = "Objectives that train a score network")
public interface Loss extends Capable {
  /** The name of the extension point. */
  String POINT = "loss";

  /** What the loss passes to the network as condition. */
  Condition condition();

  /**
   * Computes sum_i l(x_i; theta) over the items of the share and, through the share's backward
   * calls, the gradient of that sum. The workbench divides both by the number of items.
   *
   * @return the sum
   */
  double evaluate(LossShare share);
}
