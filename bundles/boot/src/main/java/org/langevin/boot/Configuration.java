package org.langevin.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.karaf.util.config.PropertiesLoader;
import org.osgi.framework.Constants;

/** What the distribution says about its framework. */
final class Configuration {
  private static final String FILE = "config.properties";

  private Configuration() {}

  /** Where it is. */
  static Path folder() {
    return Path.of(System.getProperty("karaf.etc"));
  }

  /**
   * Reads it.
   *
   * @throws StartException if the file lacks what no framework starts without
   */
  static Map<String, String> read() throws Exception {
    Path file = folder().resolve(FILE);
    if (!Files.isReadable(file)) {
      throw incomplete(file + " cannot be read");
    }
    Map<String, String> configuration =
        new HashMap<>(PropertiesLoader.loadConfigProperties(file.toFile()));
    if (!configuration.containsKey(Constants.FRAMEWORK_BEGINNING_STARTLEVEL)) {
      throw incomplete(file + " lacks " + Constants.FRAMEWORK_BEGINNING_STARTLEVEL);
    }
    return configuration;
  }

  /** Says what the distribution lacks. */
  static StartException incomplete(String what) {
    return new StartException(
        "the distribution is incomplete: " + what + "; unpack it once more to another place");
  }
}
