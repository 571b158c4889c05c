package org.langevin.itests;

import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/**
 * The plugins in the folder {@code outside}, built as their authors would: by Maven, against a
 * distribution that is the only place where anything of ours is.
 */
final class OutsidePlugins {
  /** Their first version. */
  static final String FIRST = "1.0.0";

  /** A later version, in which some defaults are others. */
  static final String LATER = "1.1.0";

  private static final String FOLDER = "outside.";
  private static final long TIMEOUT_SECONDS = 300;

  /** What the later version has in other words. */
  private static final Map<String, String> CHANGES =
      Map.of(
          "description = \"Friction\", unit = \"1/time\", value = \"1\"",
          "description = \"Friction\", unit = \"1/time\", value = \"2\"",
          "description = \"Size of the first step\", value = \"0.2\"",
          "description = \"Size of the first step\", value = \"0.1\"");

  private OutsidePlugins() {}

  /** Builds both versions, and tells tests within the framework where they are. */
  static List<Option> options() {
    return List.of(
        systemProperty(FOLDER + FIRST).value(build(FIRST, Map.of()).toString()),
        systemProperty(FOLDER + LATER).value(build(LATER, CHANGES).toString()));
  }

  /** The jar of a plugin, for tests within the framework. */
  static Path jar(String name, String version) {
    return Path.of(System.getProperty(FOLDER + version))
        .resolve(name + "/target/org.example." + name + "-" + version + ".jar");
  }

  /** Builds a version, once for all tests. */
  private static synchronized Path build(String version, Map<String, String> changes) {
    Path target = Path.of("target", "outside").toAbsolutePath();
    Path folder = target.resolve(version);
    String built = FOLDER + "built." + version;
    if (System.getProperty(built) != null) {
      return folder;
    }
    try {
      copy(Path.of("outside").toAbsolutePath(), folder, changes);
      maven(folder, repository(target.resolve("repository")), version);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    System.setProperty(built, "");
    return folder;
  }

  private static void copy(Path from, Path to, Map<String, String> changes) throws IOException {
    delete(to);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.toString().contains("target" + File.separator)) {
          String text = Files.readString(file);
          for (Map.Entry<String, String> change : changes.entrySet()) {
            text = text.replace(change.getKey(), change.getValue());
          }
          Files.createDirectories(to.resolve(relative).getParent());
          Files.writeString(to.resolve(relative), text);
        }
      }
    }
  }

  /**
   * A local repository as strangers have it: with all that this build's has, but nothing of
   * Langevin.
   */
  private static Path repository(Path folder) throws IOException {
    delete(folder);
    Path whole =
        Path.of(
            System.getProperty(
                "maven.repo.local", System.getProperty("user.home") + "/.m2/repository"));
    link(whole, folder, "org");
    link(whole.resolve("org"), folder.resolve("org"), "langevin");
    return folder;
  }

  private static void link(Path from, Path to, String except) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(path -> !path.endsWith(except)).toList()) {
        Files.createSymbolicLink(to.resolve(file.getFileName()), file);
      }
    }
  }

  /** Deletes a folder; links, not what they lead to. */
  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void maven(Path project, Path repository, String version)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("maven.home") + "/bin/mvn",
                "-o",
                "-q",
                "-B",
                "package",
                // Offline, a repository in a folder is within reach all the same.
                "-Daether.offline.protocols=file",
                "-Dmaven.repo.local=" + repository,
                "-Dlangevin.home=" + System.getProperty("langevin.home"),
                "-Dlangevin.version=" + System.getProperty("langevin.version"),
                "-Dplugins.version=" + version));
    File log = project.resolve("build.log").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError("Does not build: " + Files.readString(log.toPath()));
    }
  }
}
