package org.langevin.numerics.internal;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Loader;

/** Sees to it that the bridge unpacks native libraries to a folder that works for them. */
final class Unpacking {
  private static final String FOLDER_PROPERTY = "org.bytedeco.javacpp.cachedir";

  private final List<Path> candidates;
  private final Map<String, Long> libraries;
  private final Consumer<String> warnings;
  private Path folder;

  /**
   * Nothing is unpacked yet.
   *
   * @param candidates the folders, the best first
   * @param libraries the sizes in bytes of all libraries by their paths
   * @param warnings hears of folders that do not work if another does
   */
  Unpacking(List<Path> candidates, Map<String, Long> libraries, Consumer<String> warnings) {
    this.candidates = candidates;
    this.libraries = libraries;
    this.warnings = warnings;
  }

  /** Whether somebody else has chosen where the bridge unpacks. */
  static boolean isChosen() {
    return System.getProperty(FOLDER_PROPERTY) != null;
  }

  /**
   * From now on the bridge unpacks to the first folder that has room for these libraries, too.
   *
   * @param needed the beginning of the libraries' paths
   * @throws IOException naming all folders, what each lacks, and the setting
   */
  synchronized void require(String needed) throws IOException {
    NativeFolder.Choice choice = NativeFolder.choose(candidates, libraries, needed);
    if (choice.folder().path().equals(folder)) {
      return;
    }
    for (String problem : choice.problems()) {
      // There may be no log, and the caller waits each time for what could be kept.
      warnings.accept(
          "Native libraries are unpacked for this process alone: "
              + problem
              + ". Name another folder by "
              + NativeFolder.SETTING);
    }
    folder = choice.folder().path();
    redirect(folder);
  }

  /** Has the bridge unpack to a folder, also if it has done so to another. */
  static void redirect(Path folder) throws IOException {
    System.setProperty(FOLDER_PROPERTY, folder.toString());
    // Otherwise it makes a folder for each framework's own identity, and unpacks anew.
    System.setProperty(FOLDER_PROPERTY + ".nosubdir", "true");
    try {
      // It reads the properties once, and has no method for another time.
      Field known = Loader.class.getDeclaredField("cacheDir");
      known.setAccessible(true);
      known.set(null, null);
    } catch (ReflectiveOperationException e) {
      throw new IOException("the bridge to native libraries is another than expected", e);
    }
  }
}
