package org.langevin.testkit;

import org.langevin.api.condition.SdeTime;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.kit.sde.NormalPrior;

/**
 * The Ornstein-Uhlenbeck process dX = -beta (X - centre) dt + sqrt(2 beta) dW, whose marginals are
 * left to the API's default, for testing what uses an SDE.
 *
 * @param beta the rate
 * @param centre the mean of the prior, whose variance is 1
 * @param horizon T
 */
public record TestSde(double beta, double centre, double horizon) implements Sde {
  /** The time of one of them, for what needs a condition. */
  public static final SdeTime TIME = new SdeTime(new TestSde(1, 0, 1));

  @Override
  public Coefficients coefficients(double t) {
    return Coefficients.of(-beta, beta * centre, Math.sqrt(2 * beta));
  }

  @Override
  public Prior prior() {
    return new NormalPrior(centre, 1);
  }
}
