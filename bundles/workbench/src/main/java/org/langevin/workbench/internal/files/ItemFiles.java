package org.langevin.workbench.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

/** Items that people bring: in NumPy's format, or as a table with one item in a row. */
public final class ItemFiles {
  private ItemFiles() {}

  /** Reads a .npy or .csv file. */
  public static Items read(Path source) throws IOException {
    String name = source.getFileName().toString().toLowerCase(Locale.ROOT);
    Items items;
    if (name.endsWith(".npy")) {
      items = Npy.read(source).items(source);
    } else if (name.endsWith(".csv")) {
      items = table(source);
    } else {
      throw FileProblem.content(source, "give a .npy or a .csv file");
    }
    float[] values = items.toArray();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw FileProblem.content(
            source,
            "item "
                + i / items.shape().dimension()
                + " has the value "
                + values[i]
                + "; all values must be finite");
      }
    }
    return items;
  }

  private static Items table(Path source) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(source);
    } catch (IOException e) {
      throw FileProblem.reading(source, e);
    }
    int first = 0;
    while (first < lines.size() && lines.get(first).isBlank()) {
      first++;
    }
    if (first < lines.size() && isHead(lines.get(first))) {
      first++;
    }
    int width = -1;
    float[] values = new float[0];
    int count = 0;
    for (int i = first; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String[] cells = lines.get(i).split(",", -1);
      if (width < 0) {
        width = cells.length;
        values = new float[Math.multiplyExact(width, lines.size() - first)];
      }
      if (cells.length != width) {
        throw FileProblem.content(
            source, "line " + (i + 1) + " has " + cells.length + " values, not " + width);
      }
      for (String cell : cells) {
        values[count++] = number(source, i + 1, cell);
      }
    }
    if (count == 0) {
      throw FileProblem.content(source, "holds no items; give one item in a line");
    }
    return Items.of(Shape.point(width), Arrays.copyOf(values, count));
  }

  private static boolean isHead(String line) {
    for (String cell : line.split(",", -1)) {
      try {
        Float.parseFloat(bare(cell));
      } catch (NumberFormatException e) {
        return true;
      }
    }
    return false;
  }

  private static float number(Path source, int line, String cell) throws IOException {
    try {
      return Float.parseFloat(bare(cell));
    } catch (NumberFormatException e) {
      throw FileProblem.content(
          source, "line " + line + ": \"" + cell.strip() + "\" is not a number");
    }
  }

  private static String bare(String cell) {
    String text = cell.strip();
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }
}
