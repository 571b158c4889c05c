package org.langevin.benchmarks;

import org.langevin.api.ExtensionFactory;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;
import org.langevin.kit.sde.BareSde;
import org.langevin.sdes.simple.Simple;

/** The same SDE as {@link Simple}, of which only coefficients and prior are known. */
final class WithoutClosedForms implements ExtensionFactory<Simple.Parameters, SdeContext, Sde> {
  @Override
  public Sde create(Simple.Parameters parameters, SdeContext context) {
    return new BareSde(new Simple().create(parameters, context));
  }
}
