package org.langevin.numerics.internal;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** The fragment that brings the native libraries of one platform. */
final class Fragment {
  /** The header that names its set of libraries. */
  private static final String HEADER = "Langevin-Natives";

  private Fragment() {}

  /**
   * Sees to it that its libraries can be loaded: from a folder that all processes share, if there
   * is one.
   *
   * @throws IOException if they cannot; the message says why
   */
  static void prepare(BundleContext context) throws IOException {
    if (Unpacking.isChosen()) {
      return;
    }
    Bundle fragment = find(context);
    String set = fragment.getHeaders("").get(HEADER);
    List<Path> candidates =
        Stream.of(System.getenv(NativeFolder.SETTING), System.getProperty("karaf.data", "."))
            .filter(Objects::nonNull)
            .map(folder -> Path.of(folder).resolve("natives").resolve(set).toAbsolutePath())
            .toList();
    Unpacking.prepare(candidates, libraries(fragment), System.err::println);
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

  private static Bundle find(BundleContext context) throws IOException {
    BundleWiring wiring = context.getBundle().adapt(BundleWiring.class);
    for (BundleWire wire : wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE)) {
      Bundle fragment = wire.getRequirer().getBundle();
      if (fragment.getHeaders("").get(HEADER) != null) {
        return fragment;
      }
    }
    throw new IOException(
        "its native libraries are missing; install the fragment org.langevin.numerics-natives that"
            + " was built for "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch"));
  }
}
