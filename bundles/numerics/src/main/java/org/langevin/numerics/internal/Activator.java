package org.langevin.numerics.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deeplearning4j.config.DL4JClassLoading;
import org.langevin.numerics.Numerics;
import org.langevin.numerics.SelfCheck;
import org.nd4j.common.config.ND4JClassLoading;
import org.osgi.framework.Bundle;
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
  /** What runs note of the machine that they ran on. */
  private static final String ENVIRONMENT = "langevin.environment.blas";

  /** The fragment's header that names its set of libraries. */
  private static final String NATIVES_HEADER = "Langevin-Natives";

  @Override
  public void start(BundleContext context) throws BundleException {
    Properties libraries = new Properties();
    try (InputStream versions = Activator.class.getResourceAsStream("versions.properties")) {
      libraries.load(versions);
      Optional<Unpacking> unpacking =
          Unpacking.isChosen() ? Optional.empty() : Optional.of(unpacking(context));
      if (unpacking.isPresent()) {
        unpacking.get().require(OpenBlas.LIBRARIES);
      }
      ClassLoader loader = Activator.class.getClassLoader();
      ND4JClassLoading.setNd4jClassloader(loader);
      DL4JClassLoading.setDl4jClassloader(loader);
      OpenBlas.load();
      NumericsService numerics = new NumericsService(libraries, () -> startNd4j(unpacking));
      context.registerService(
          Numerics.class,
          numerics,
          new Hashtable<>(
              Map.of(ENVIRONMENT, numerics.blasVersion() + ", " + numerics.blasKernel())));
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

  private static Unpacking unpacking(BundleContext context) throws BundleException, IOException {
    Bundle fragment = nativesOf(context);
    String natives = fragment.getHeaders("").get(NATIVES_HEADER);
    List<Path> candidates =
        Stream.of(System.getenv(NativeFolder.SETTING), System.getProperty("karaf.data", "."))
            .filter(Objects::nonNull)
            .map(folder -> Path.of(folder).resolve("natives").resolve(natives).toAbsolutePath())
            .toList();
    return new Unpacking(candidates, libraries(fragment), System.err::println);
  }

  /**
   * The sizes of the libraries in the fragment, by their paths. It is the fragment that is looked
   * through: its host has a thousand times as many entries.
   */
  private static Map<String, Long> libraries(Bundle fragment) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    Enumeration<URL> entries = fragment.findEntries("/org", "lib*", true);
    while (entries != null && entries.hasMoreElements()) {
      URL entry = entries.nextElement();
      sizes.put(entry.getPath(), entry.openConnection().getContentLengthLong());
    }
    OpenBlas.addCopy(sizes);
    return sizes;
  }

  private static List<SelfCheck> startNd4j(Optional<Unpacking> unpacking) {
    if (unpacking.isPresent()) {
      try {
        unpacking.get().require(Nd4jEngine.LIBRARIES);
      } catch (IOException e) {
        throw new IllegalStateException("ND4J does not start: " + e.getMessage(), e);
      }
    }
    return Nd4jEngine.startAndCheck();
  }

  private static Bundle nativesOf(BundleContext context) throws BundleException {
    BundleWiring wiring = context.getBundle().adapt(BundleWiring.class);
    for (BundleWire wire : wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE)) {
      Bundle fragment = wire.getRequirer().getBundle();
      if (fragment.getHeaders("").get(NATIVES_HEADER) != null) {
        return fragment;
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
