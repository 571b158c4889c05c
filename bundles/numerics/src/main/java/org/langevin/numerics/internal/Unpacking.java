package org.langevin.numerics.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Sees to it that the bridge unpacks native libraries to a folder that works for them. */
final class Unpacking {
  static final String FOLDER_PROPERTY = "org.bytedeco.javacpp.cachedir";

  private Unpacking() {}

  /** Whether somebody else has chosen where the bridge unpacks. */
  static boolean isChosen() {
    return System.getProperty(FOLDER_PROPERTY) != null;
  }

  /**
   * From now on the bridge, which has unpacked nothing so far, does so to the first folder that
   * works.
   *
   * @param candidates the folders, the best first
   * @param libraries the sizes in bytes of all libraries by their paths
   * @param warnings hears of folders that do not work if another does
   * @throws IOException naming all folders, what each lacks, and the setting
   */
  static void prepare(List<Path> candidates, Map<String, Long> libraries, Consumer<String> warnings)
      throws IOException {
    NativeFolder.Choice choice = NativeFolder.choose(candidates, libraries);
    for (String problem : choice.problems()) {
      // There may be no log, and the caller waits each time for what could be kept.
      warnings.accept(
          "Native libraries are unpacked for this process alone: "
              + problem
              + ". Name another folder by "
              + NativeFolder.SETTING);
    }
    System.setProperty(FOLDER_PROPERTY, choice.folder().path().toString());
    // Otherwise it makes a folder for each framework's own identity, and unpacks anew.
    System.setProperty(FOLDER_PROPERTY + ".nosubdir", "true");
  }
}
