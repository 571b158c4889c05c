package org.langevin.launcher;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Runs the commands that this process was started for, if it was started for any. */
public final class Activator implements BundleActivator {
  /** By name: where something else started the framework, there is no such class. */
  private static final String INVOCATION = "org.langevin.boot.Invocation";

  private ServiceTracker<Object, Object> invocations;

  @Override
  public void start(BundleContext context) {
    invocations =
        new ServiceTracker<>(context, INVOCATION, null) {
          @Override
          public Object addingService(ServiceReference<Object> reference) {
            Object invocation = super.addingService(reference);
            // Not a daemon, and not this thread, which has the framework to start.
            new Thread(HeadlessProcess.of(context, invocation), "langevin").start();
            return invocation;
          }
        };
    invocations.open();
  }

  @Override
  public void stop(BundleContext context) {
    // The process ends itself.
    invocations.close();
  }
}
