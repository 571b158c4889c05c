package org.langevin.workbench.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.langevin.api.dataset.Items;

/** Items that people bring: in NumPy's formats, or as a table with one item in a row. */
public final class ItemFiles {
  private ItemFiles() {}

  /**
   * Reads a .npy, .npz or .csv file. Values keep the precision that they have there.
   *
   * @param source {@code data.npz/x} is the array x of the file data.npz
   * @param notices hears what a user should know of the file
   */
  public static Items read(Path source, Consumer<String> notices) throws IOException {
    Path file = source.getParent();
    boolean within = file != null && endsWith(file, Npz.ENDING) && Files.isRegularFile(file);
    return within
        ? Npz.readItems(file, Optional.of(source.getFileName().toString()))
        : read(source, Optional.empty(), notices);
  }

  /**
   * Reads a .npy, .npz or .csv file. Values keep the precision that they have there.
   *
   * @param array of a .npz file, the name of one of its arrays; empty for the only one
   * @param notices hears what a user should know of the file
   */
  public static Items read(Path source, Optional<String> array, Consumer<String> notices)
      throws IOException {
    if (endsWith(source, Npz.ENDING)) {
      return Npz.readItems(source, array);
    }
    if (array.isPresent()) {
      throw FileProblem.content(
          source, "only a .npz file has arrays with names; name none, or give such a file");
    }
    if (endsWith(source, ".npy")) {
      return Npy.readItems(source);
    }
    if (endsWith(source, ".csv")) {
      return ItemTable.read(source, notices);
    }
    throw FileProblem.content(source, "give a .npy, .npz or .csv file");
  }

  private static boolean endsWith(Path file, String ending) {
    Path name = file.getFileName();
    return name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }
}
