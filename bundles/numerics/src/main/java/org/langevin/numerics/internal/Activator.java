package org.langevin.numerics.internal;

import java.util.Hashtable;
import java.util.Map;
import org.langevin.numerics.Numerics;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Registers {@link Numerics}; nothing is loaded for it. */
public final class Activator implements BundleActivator {
  /** What runs note of the machine that they ran on. */
  private static final String ENVIRONMENT = "langevin.environment.blas";

  private ServiceRegistration<Numerics> registration;

  @Override
  public synchronized void start(BundleContext context) {
    Numerics numerics =
        new NumericsService(() -> Fragment.prepare(context), Nd4jEngine::startAndCheck, this::note);
    registration = context.registerService(Numerics.class, numerics, null);
  }

  private synchronized void note(String blas) {
    registration.setProperties(new Hashtable<>(Map.of(ENVIRONMENT, blas)));
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes the service back; native libraries go with the class loader.
  }
}
