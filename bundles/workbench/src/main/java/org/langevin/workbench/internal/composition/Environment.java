package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What a run notes of where it runs: Java, the system, the processor, the workbench's version, and
 * what the BLAS is, if a service says so by the property {@code langevin.environment.blas}.
 */
final class Environment {
  private static final String BLAS = "langevin.environment.blas";
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Environment() {}

  static ObjectNode describe() {
    ObjectNode environment =
        JsonNodeFactory.instance
            .objectNode()
            .put(
                "java",
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"))
            .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
            .put("architecture", System.getProperty("os.arch"));
    String processor = processor();
    if (!processor.isEmpty()) {
      environment.put("processor", processor);
    }
    environment.put("processors", Runtime.getRuntime().availableProcessors());
    Bundle bundle = FrameworkUtil.getBundle(Environment.class);
    if (bundle != null) {
      environment.put("langevin", bundle.getVersion().toString());
      addServices(environment, bundle.getBundleContext());
    }
    return environment;
  }

  /** The processor's name; empty if the system does not tell. */
  private static String processor() {
    try (Stream<String> lines = Files.lines(PROCESSORS, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static void addServices(ObjectNode environment, BundleContext context) {
    ServiceReference<?>[] services;
    try {
      services = context.getAllServiceReferences(null, "(" + BLAS + "=*)");
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
    for (ServiceReference<?> service : services == null ? new ServiceReference<?>[0] : services) {
      environment.put("blas", service.getProperty(BLAS).toString());
    }
  }
}
