package org.langevin.itests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Builds the plugin in the folder {@code outside} as its author would: by Maven, against a
 * distribution.
 */
final class OutsidePlugin {
  private static final String SOURCE = "src/main/java";
  private static final String CLASS = "org/example/underdamped/UnderdampedLangevin.java";
  private static final String FRICTION =
      "description = \"Friction\", unit = \"1/time\", value = \"1\"";

  private OutsidePlugin() {}

  /**
   * Builds a version whose friction is by default the given one.
   *
   * @return the jar
   */
  static Path build(String version, int friction) {
    try {
      Path project = Path.of("outside").toAbsolutePath();
      Path target = Path.of("target", "outside-" + version).toAbsolutePath();
      Path sources = target.resolve("sources");
      Files.createDirectories(sources.resolve(CLASS).getParent());
      String text = Files.readString(project.resolve(SOURCE).resolve(CLASS));
      if (!text.contains(FRICTION)) {
        throw new AssertionError("The plugin's friction is written otherwise");
      }
      Files.writeString(
          sources.resolve(CLASS),
          text.replace(FRICTION, FRICTION.replace("\"1\"", "\"" + friction + "\"")));
      maven(
          project,
          target,
          "-Dlangevin.home=" + System.getProperty("langevin.home"),
          "-Dlangevin.version=" + System.getProperty("langevin.version"),
          "-Dplugin.version=" + version,
          "-Dplugin.target=" + target,
          "-Dplugin.sources=" + sources);
      return target.resolve("org.example.underdamped-langevin-" + version + ".jar");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void maven(Path project, Path target, String... properties)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(System.getProperty("maven.home") + "/bin/mvn", "-o", "-q", "-B", "package"));
    command.addAll(List.of(properties));
    File log = target.resolve("build.log").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError("Does not build: " + Files.readString(log.toPath()));
    }
  }
}
