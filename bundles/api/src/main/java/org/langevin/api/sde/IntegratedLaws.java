package org.langevin.api.sde;

import org.langevin.api.Ability;

/** What an SDE that says its coefficients only can tell of its laws. */
final class IntegratedLaws {
  private IntegratedLaws() {}

  /** {@link Marginals} if the coefficients are numbers; null if the drift is not linear. */
  static Transitions of(Sde sde) {
    if (sde.nonlinearDrift().isPresent()) {
      return null;
    }
    // At the ends coefficients may be singular.
    boolean scalar =
        sde.coefficients(sde.horizon() / 2).isScalar() && sde.start().scalar().isPresent();
    if (scalar) {
      Marginals marginals = t -> MarginalIntegration.integrate(sde, t);
      return marginals;
    }
    return t -> Moments.at(sde, t).transition();
  }

  /** What whoever asks for a law that the SDE cannot tell is to know. */
  static UnsupportedOperationException missing(Class<? extends Transitions> ability) {
    return new UnsupportedOperationException(
        "the SDE lacks "
            + ability.getAnnotation(Ability.class).words()
            + "; a part that needs them requires "
            + ability.getSimpleName()
            + ", so that such an SDE is refused before anything is made");
  }
}
