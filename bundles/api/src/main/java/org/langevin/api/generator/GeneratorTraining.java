package org.langevin.api.generator;

import java.util.Map;
import org.langevin.api.random.RandomStream;
import org.osgi.annotation.versioning.ProviderType;

/** What a generator trains with. */
@ProviderType
public interface GeneratorTraining {
  /** The random numbers of one step. */
  RandomStream random(String purpose, long step);

  /**
   * Reports a finished step; the workbench keeps the losses, as means of the steps in between,
   * shows progress and saves the state from time to time.
   *
   * @param done steps done
   * @param total steps in all
   * @param losses by name, the same names in each step; one that is not finite ends the training,
   *     which has diverged then
   * @throws java.util.concurrent.CancellationException if the run was cancelled
   */
  void progress(int done, int total, Map<String, Double> losses);
}
