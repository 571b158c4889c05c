package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.incubator.vector.FloatVector;
import org.langevin.workbench.internal.files.Json;

/** On what something was measured. */
final class Machine {
  private Machine() {}

  /** The number of worker threads: what was asked for, or one for each processor. */
  static int threads() {
    int asked = Integer.getInteger("langevin.benchmark.threads", 0);
    return asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
  }

  static ObjectNode json() throws IOException {
    return Json.object()
        .put("processor", processor())
        .put("vectorBits", FloatVector.SPECIES_PREFERRED.vectorBitSize())
        .put("processors", Runtime.getRuntime().availableProcessors())
        .put("threads", threads())
        .put("java", Runtime.version().toString());
  }

  private static String processor() throws IOException {
    Path facts = Path.of("/proc/cpuinfo");
    return !Files.isReadable(facts)
        ? System.getProperty("os.arch")
        : Files.readAllLines(facts).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.split(":\\s*", 2)[1])
            .orElse(System.getProperty("os.arch"));
  }

  /** The same in a line. */
  static String line(ObjectNode machine) {
    return machine.path("processor").asText()
        + ", vectors of "
        + machine.path("vectorBits")
        + " bits, threads: "
        + machine.path("threads")
        + ", JDK "
        + machine.path("java").asText();
  }
}
