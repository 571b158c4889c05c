package org.langevin.kit.sde;

import java.util.Optional;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.NonlinearDrift;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The same SDE, of which only is told what an SDE must tell: not the closed forms of its laws,
 * which come from numerical integration then. For comparison with them, and for claims of others.
 */
@ConsumerType
public class BareSde implements Sde {
  private final Sde sde;

  /** The same SDE. */
  public BareSde(Sde sde) {
    this.sde = sde;
  }

  @Override
  public final double horizon() {
    return sde.horizon();
  }

  @Override
  public final Coefficients coefficients(double t) {
    return sde.coefficients(t);
  }

  @Override
  public final Transition start() {
    return sde.start();
  }

  @Override
  public final Optional<NonlinearDrift> nonlinearDrift() {
    return sde.nonlinearDrift();
  }

  @Override
  public final Prior prior() {
    return sde.prior();
  }
}
