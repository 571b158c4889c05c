package org.langevin.testkit;

import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.kit.sde.NormalPrior;

/**
 * Ornstein-Uhlenbeck processes dX_j = -beta_j X_j dt + sqrt(2 beta_j) dW_j, whose laws are left to
 * the API's default: for testing what uses an SDE that is not the same in all components.
 */
public final class UnequalSde implements Sde {
  private final double horizon;
  private final double[] beta;

  /**
   * A process.
   *
   * @param horizon T
   * @param beta the rate of each component
   */
  public UnequalSde(double horizon, double... beta) {
    this.horizon = horizon;
    this.beta = beta.clone();
  }

  @Override
  public double horizon() {
    return horizon;
  }

  @Override
  public Coefficients coefficients(double t) {
    double[] noise = new double[beta.length];
    for (int j = 0; j < noise.length; j++) {
      noise[j] = Math.sqrt(2 * beta[j]);
    }
    return new Coefficients(
        BlockMatrix.diagonal(beta).scaled(-1), BlockMatrix.scalar(0), BlockMatrix.diagonal(noise));
  }

  @Override
  public Prior prior() {
    return new NormalPrior(0, 1);
  }
}
