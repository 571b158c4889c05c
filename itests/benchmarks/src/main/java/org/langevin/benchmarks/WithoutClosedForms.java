package org.langevin.benchmarks;

import org.langevin.api.ExtensionFactory;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;
import org.langevin.sdes.simple.Simple;

/** The same SDE as {@link Simple}, of which only coefficients and prior are known. */
final class WithoutClosedForms implements ExtensionFactory<Simple.Parameters, SdeContext, Sde> {
  @Override
  public Sde create(Simple.Parameters parameters, SdeContext context) {
    Sde sde = new Simple().create(parameters, context);
    return new Sde() {
      @Override
      public double horizon() {
        return sde.horizon();
      }

      @Override
      public Coefficients coefficients(double t) {
        return sde.coefficients(t);
      }

      @Override
      public Prior prior() {
        return sde.prior();
      }
    };
  }
}
