package org.langevin.workbench.internal.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** How plugins are installed: by the features of the distribution, where they have one. */
public final class Features {
  private static final String REPOSITORIES = "system/org/langevin/org.langevin.features";

  private final Path home;

  /** The features of the distribution that the workbench runs in. */
  public Features() {
    this(Path.of(System.getProperty("karaf.home", "")));
  }

  /** The features of a distribution. */
  Features(Path home) {
    this.home = home;
  }

  /**
   * What to do to have an extension: the command that installs its feature if there is one, such as
   * {@code feature:install langevin-samplers-mala}; otherwise the one that installs a bundle.
   */
  public String installation(String point, String id) {
    String kinds = point.endsWith("s") ? point + "es" : point + "s";
    String feature = "langevin-" + kinds + "-" + id;
    return isThere(feature)
        ? "feature:install " + feature
        : "bundle:install -s file:the-plugin.jar";
  }

  private boolean isThere(String feature) {
    try (Stream<Path> files = Files.find(home.resolve(REPOSITORIES), 2, Features::isRepository)) {
      List<Path> repositories = files.toList();
      for (Path repository : repositories) {
        String features = Files.readString(repository).replace('\'', '"');
        if (features.contains("<feature name=\"" + feature + "\"")) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      // Nothing is known of features outside a distribution.
      return false;
    }
  }

  private static boolean isRepository(Path file, BasicFileAttributes kind) {
    return kind.isRegularFile() && file.toString().endsWith("-features.xml");
  }
}
