package org.langevin.workbench.internal.composition;

import java.util.Optional;
import org.langevin.api.training.Averaging;
import org.langevin.api.training.Optimizer;

/**
 * An experiment's {@code training}.
 *
 * @param settings those of the workbench
 * @param optimizer the instance
 * @param averaging the instance; empty if nothing is averaged
 * @param watch what both were told by
 */
public record TrainingTask(
    TrainingSettings settings,
    Optimizer optimizer,
    Optional<Averaging> averaging,
    TrainingWatch watch) {
  /** How many times the parameters are kept, gradients aside. */
  long copies() {
    int averages = averaging.isPresent() ? 1 : 0;
    int best = settings.patience() == null ? 0 : 1 + averages;
    return 1L + optimizer.stateCount() + averages + best;
  }
}
