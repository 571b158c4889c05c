package org.langevin.workbench.internal.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.langevin.api.dataset.Items;

/** Items that people bring: in NumPy's format, or as a table with one item in a row. */
public final class ItemFiles {
  private ItemFiles() {}

  /**
   * Reads a .npy or .csv file. Values keep the precision that they have there.
   *
   * @param notices hears what a user should know of the file
   */
  public static Items read(Path source, Consumer<String> notices) throws IOException {
    String name = source.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".npy")) {
      return Npy.readItems(source);
    }
    if (name.endsWith(".csv")) {
      return ItemTable.read(source, notices);
    }
    throw FileProblem.content(source, "give a .npy or a .csv file");
  }
}
