package org.langevin.metrics.forwardconvergence;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.sde.Sde;
import org.langevin.kit.dataset.PerturbedLaw;
import org.langevin.kit.metric.UnivariateDistances;
import org.langevin.kit.metric.UnivariateLaw;

/**
 * By quadrature.
 *
 * @param laws of the data under the SDE
 * @param prior as it is known
 */
record ExactApproach(PerturbedLaw laws, UnivariateLaw prior, Sde sde) implements Approach {
  /** Times are not known better. */
  private static final double TOLERANCE = 1e-7;

  @Override
  public double distance(double t) {
    UnivariateLaw law =
        laws.under(sde.transition(t))
            .orElseThrow(
                () ->
                    new InvalidExperimentException(
                        "", "the dataset does not know its law at time " + t));
    return UnivariateDistances.wasserstein(law, prior, TOLERANCE);
  }

  @Override
  public double floor() {
    return 0;
  }

  @Override
  public String name() {
    return "W_1 (data)";
  }

  @Override
  public String note() {
    return "W_1 by quadrature of exact laws";
  }
}
