package org.langevin.testkit;

import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.BlockTransition;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.kit.sde.NormalPrior;

/**
 * A damped oscillator with noise, dx = v dt, dv = -(x + 2 v) dt + 2 dW, for each component of an
 * item, whose laws are left to the API's default: for testing what uses an SDE whose states have
 * more numbers than the items.
 *
 * @param variance of v at time 0
 * @param horizon T
 */
public record DampedSde(double variance, double horizon) implements Sde {
  @Override
  public Coefficients coefficients(double t) {
    return new Coefficients(
        BlockMatrix.of(new double[] {0, 1}, new double[] {-1, -2}),
        BlockMatrix.zero(2, 1),
        BlockMatrix.of(new double[] {0, 0}, new double[] {0, 2}));
  }

  @Override
  public Transition start() {
    return new BlockTransition(
        BlockMatrix.of(new double[] {1}, new double[] {0}),
        BlockMatrix.zero(2, 1),
        BlockMatrix.of(new double[] {0, 0}, new double[] {0, Math.sqrt(variance)}));
  }

  @Override
  public Prior prior() {
    return new NormalPrior(BlockMatrix.zero(2, 1), BlockMatrix.identity(2));
  }
}
