package org.langevin.workbench.internal.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of experiments: {@code paper/entry.json} has the id {@code paper/entry}. */
record GalleryFolder(Path root) {
  private static final String ENDING = ".json";
  private static final Pattern ID = Pattern.compile("[\\w.-]*\\w[\\w.-]*/[\\w.-]*\\w[\\w.-]*");

  /** All ids, {@code fig-2} before {@code fig-10}. */
  List<String> ids() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root, 2)) {
      return files
          .filter(file -> root.relativize(file).getNameCount() == 2)
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .map(this::id)
          .sorted(Comparator.comparing(GalleryFolder::sortable))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the gallery " + root + " cannot be read", e);
    }
  }

  /** The file of an entry; empty if there is none of this id. */
  Optional<Path> find(String id) {
    return ID.matcher(id).matches()
        ? Optional.of(root.resolve(id + ENDING)).filter(Files::isRegularFile)
        : Optional.empty();
  }

  private String id(Path file) {
    String path = root.relativize(file).toString().replace('\\', '/');
    return path.substring(0, path.length() - ENDING.length());
  }

  /** Pads numbers, so that they sort by value. */
  private static String sortable(String id) {
    return Pattern.compile("\\d+")
        .matcher(id)
        .replaceAll(
            number -> "0".repeat(Math.max(0, 9 - number.group().length())) + number.group());
  }
}
