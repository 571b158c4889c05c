package org.langevin.api.loss;

import java.util.Optional;
import org.langevin.api.Conditioning;
import org.langevin.api.NoiseLevels;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An objective (1/N) sum_i l(x_i; theta) over items, estimated on minibatches. Stateless: {@link
 * #evaluate} runs on several threads at once, each with its own share of the minibatch.
 */
@ConsumerType
public interface Loss {
  /** What the loss passes to the network as condition. */
  Conditioning conditioning();

  /** The noise levels at which the loss trains; empty if it has none. */
  default Optional<NoiseLevels> levels() {
    return Optional.empty();
  }

  /**
   * Computes sum_i l(x_i; theta) over the items of the share and, through the share's backward
   * calls, the gradient of that sum. The workbench divides both by the number of items.
   *
   * @return the sum
   */
  double evaluate(LossShare share);
}
