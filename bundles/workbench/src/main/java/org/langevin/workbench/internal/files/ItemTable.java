package org.langevin.workbench.internal.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

/**
 * Items from a table in CSV: one in a row, which begins with a head or not. A head has a name in
 * every cell; all other cells are finite numbers.
 */
final class ItemTable {
  private static final int LONGEST_EXCERPT = 40;

  private final Path source;
  private double[] values = new double[0];
  private int count;
  private int width;

  private ItemTable(Path source) {
    this.source = source;
  }

  /**
   * Reads a file.
   *
   * @param notices hears what a user should know
   */
  static Items read(Path source, Consumer<String> notices) throws IOException {
    ItemTable table = new ItemTable(source);
    try (CsvRows rows = CsvRows.open(source)) {
      CsvRows.Row first = rows.next();
      if (first == null) {
        throw table.empty();
      }
      table.width = first.cells().size();
      if (!first.cells().stream().allMatch(DecimalNumber::isName)) {
        table.checkFirst(first);
        table.add(first);
        if (table.isNumbering()) {
          notices.accept(
              source
                  + ": line "
                  + first.line()
                  + " numbers the columns from 0 and is taken for an item; if it is a head, remove"
                  + " it or give the columns names");
        }
      }
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        table.add(row);
      }
    }
    if (table.count == 0) {
      throw table.empty();
    }
    return new FileItems(
        source, Shape.point(table.width), Arrays.copyOf(table.values, table.count));
  }

  private IOException empty() {
    return FileProblem.content(source, "holds no items; give one item in a line");
  }

  /** What is neither a head nor an item has a cell that is to blame. */
  private void checkFirst(CsvRows.Row row) throws IOException {
    List<String> cells = row.cells();
    boolean named = cells.stream().anyMatch(DecimalNumber::isName);
    boolean numbered = cells.stream().anyMatch(DecimalNumber::is);
    if (!named) {
      return;
    }
    for (int i = 0; i < width; i++) {
      String cell = cells.get(i);
      if (DecimalNumber.isName(cell) ? numbered : !DecimalNumber.is(cell)) {
        throw bad(row, i, "; a head has a name in every cell, an item a number");
      }
    }
  }

  private void add(CsvRows.Row row) throws IOException {
    if (row.cells().size() != width) {
      throw FileProblem.content(
          source, "line " + row.line() + " has " + row.cells().size() + " values, not " + width);
    }
    if (count > Integer.MAX_VALUE - 8 - width) {
      throw FileProblem.content(
          source, "holds more than 2147483639 values; give fewer items at a time");
    }
    if (count + width > values.length) {
      values =
          Arrays.copyOf(
              values, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(64, 2L * (count + width))));
    }
    for (int i = 0; i < width; i++) {
      String cell = row.cells().get(i);
      if (!DecimalNumber.is(cell)) {
        throw bad(row, i, "");
      }
      double value = DecimalNumber.parse(cell);
      if (Double.isInfinite(value)) {
        throw bad(row, i, "");
      }
      values[count++] = value;
    }
  }

  private IOException bad(CsvRows.Row row, int column, String rule) {
    String cell = row.cells().get(column);
    String what;
    if (cell.isEmpty()) {
      what = "the cell is empty";
    } else if (DecimalNumber.is(cell)) {
      what = excerpt(cell) + " is beyond the range of float64, which ends at 1.8e308";
    } else if (DecimalNumber.isMissing(cell)) {
      what = excerpt(cell) + " is no finite number; remove the item or fill in its values";
    } else if (cell.indexOf(';') >= 0 || cell.indexOf('\t') >= 0) {
      what = excerpt(cell) + " is not a number; commas separate the values, a point the decimals";
    } else {
      what = excerpt(cell) + " is not a number, such as -1.5 or 2e-3";
    }
    return FileProblem.content(
        source, "line " + row.line() + ", column " + (column + 1) + ": " + what + rule);
  }

  /** The beginning of a text, in quotes, without what would disturb a terminal. */
  private static String excerpt(String text) {
    StringBuilder excerpt = new StringBuilder("\"");
    text.codePoints()
        .limit(LONGEST_EXCERPT)
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                excerpt.append(String.format(Locale.ROOT, "\\u%04X", c));
              } else {
                excerpt.appendCodePoint(c);
              }
            });
    return excerpt
        .append(text.codePointCount(0, text.length()) > LONGEST_EXCERPT ? "...\"" : "\"")
        .toString();
  }

  /** Tables whose columns have no names are often written with a head of numbers from 0. */
  private boolean isNumbering() {
    for (int i = 0; i < width; i++) {
      if (values[i] != i) {
        return false;
      }
    }
    return width > 1;
  }
}
