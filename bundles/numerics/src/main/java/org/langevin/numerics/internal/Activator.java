package org.langevin.numerics.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.deeplearning4j.config.DL4JClassLoading;
import org.langevin.numerics.Numerics;
import org.nd4j.common.config.ND4JClassLoading;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Loads and checks OpenBLAS, prepares ND4J, registers {@link Numerics}. If linear algebra can not
 * be trusted, the bundle does not start.
 */
public final class Activator implements BundleActivator {
  /** The fragment's header that names its set of libraries. */
  private static final String NATIVES_HEADER = "Langevin-Natives";

  /** A folder that outlives the framework's storage, so that libraries are unpacked only once. */
  private static final String CACHE_VARIABLE = "LANGEVIN_CACHE";

  private static final String UNPACK_PROPERTY = "org.bytedeco.javacpp.cachedir";

  @Override
  public void start(BundleContext context) throws BundleException {
    Properties libraries = new Properties();
    try (InputStream versions = Activator.class.getResourceAsStream("versions.properties")) {
      libraries.load(versions);
      unpackTo(context);
      ClassLoader loader = Activator.class.getClassLoader();
      ND4JClassLoading.setNd4jClassloader(loader);
      DL4JClassLoading.setDl4jClassloader(loader);
      OpenBlas.load();
      context.registerService(
          Numerics.class, new NumericsService(libraries, Nd4jEngine::startAndCheck), null);
    } catch (IOException | IllegalStateException | LinkageError e) {
      throw new BundleException(
          "The numerical libraries do not work here: " + e.getMessage(),
          BundleException.ACTIVATOR_ERROR,
          e);
    }
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes the service back; native libraries go with the class loader.
  }

  private static void unpackTo(BundleContext context) throws BundleException, IOException {
    if (System.getProperty(UNPACK_PROPERTY) != null) {
      return;
    }
    String cache = System.getenv(CACHE_VARIABLE);
    Path folder =
        Path.of(cache != null ? cache : System.getProperty("karaf.data", "."))
            .resolve("natives")
            .resolve(nativesOf(context))
            .toAbsolutePath();
    Files.createDirectories(folder);
    System.setProperty(UNPACK_PROPERTY, folder.toString());
    // Otherwise it makes a folder for each framework's own identity, and unpacks anew.
    System.setProperty("org.bytedeco.javacpp.cachedir.nosubdir", "true");
  }

  private static String nativesOf(BundleContext context) throws BundleException {
    BundleWiring wiring = context.getBundle().adapt(BundleWiring.class);
    for (BundleWire wire : wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE)) {
      String natives = wire.getRequirer().getBundle().getHeaders("").get(NATIVES_HEADER);
      if (natives != null) {
        return natives;
      }
    }
    throw new BundleException(
        "The native libraries are missing: install the fragment org.langevin.numerics-natives that"
            + " was built for "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch"),
        BundleException.ACTIVATOR_ERROR);
  }
}
