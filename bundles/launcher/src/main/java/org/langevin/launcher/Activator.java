package org.langevin.launcher;

import java.nio.file.Path;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Starts the one command of a headless process; does nothing in an interactive one. */
public final class Activator implements BundleActivator {
  private static final String ARGUMENTS_PROPERTY = "langevin.arguments";

  @Override
  public void start(BundleContext context) throws Exception {
    String arguments = System.getProperty(ARGUMENTS_PROPERTY);
    if (arguments == null) {
      return;
    }
    Streams streams = Streams.open();
    HeadlessProcess process =
        new HeadlessProcess(context, streams, Arguments.read(Path.of(arguments)));
    // Not a daemon, and not this thread: the framework is still starting the other bundles.
    new Thread(process, "langevin").start();
  }

  @Override
  public void stop(BundleContext context) {
    // The process ends itself.
  }
}
