package org.langevin.workbench.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private final int width;
  private final DoubleRows values;

  private ItemTable(Path source, int width) {
    this.source = source;
    this.width = width;
    this.values = new DoubleRows(width);
  }

  /**
   * Reads a file.
   *
   * @param notices hears what a user should know
   */
  static Items read(Path source, Consumer<String> notices) throws IOException {
    ItemTable table;
    try (CsvRows rows = CsvRows.open(source)) {
      CsvRows.Row first = rows.next();
      if (first == null) {
        throw empty(source);
      }
      table = new ItemTable(source, first.cells().size());
      table.begin(first, notices);
      table.add(rows);
    }
    if (table.values.count() == 0) {
      throw empty(source);
    }
    return new FileItems(source, Shape.point(table.width), table.values);
  }

  private static IOException empty(Path source) {
    return FileProblem.content(source, "holds no items; give one item in a line");
  }

  private void begin(CsvRows.Row first, Consumer<String> notices) throws IOException {
    if (first.cells().stream().allMatch(DecimalNumber::isName)) {
      return;
    }
    checkFirst(first);
    add(first);
    if (isNumbering()) {
      notices.accept(
          source
              + ": line "
              + first.line()
              + " numbers the columns from 0 and is taken for an item; if it is a head, remove"
              + " it or give the columns names");
    }
  }

  /** Adds the rows that follow, the plain ones of a file that can be read again by themselves. */
  private void add(CsvRows rows) throws IOException {
    CsvRows.Row next = rows.next();
    if (next == null || !Files.isRegularFile(source)) {
      addAll(next, rows);
      return;
    }
    long left = addPlain(next.line());
    if (left != PlainRows.ALL) {
      try (CsvRows others = CsvRows.open(source, left)) {
        addAll(others.next(), others);
      }
    }
  }

  private long addPlain(long line) throws IOException {
    try {
      return PlainRows.read(source, line, values);
    } catch (IOException e) {
      throw FileProblem.reading(source, e);
    }
  }

  private void addAll(CsvRows.Row first, CsvRows others) throws IOException {
    for (CsvRows.Row row = first; row != null; row = others.next()) {
      add(row);
    }
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
    if (values.isFull()) {
      throw FileProblem.content(
          source, "holds more than 2147483639 values; give fewer items at a time");
    }
    double[] block = values.block();
    int offset = values.offset();
    for (int i = 0; i < width; i++) {
      String cell = row.cells().get(i);
      if (!DecimalNumber.is(cell)) {
        throw bad(row, i, "");
      }
      double value = DecimalNumber.parse(cell);
      if (Double.isInfinite(value)) {
        throw bad(row, i, "");
      }
      block[offset + i] = value;
    }
    values.add();
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
      if (values.get(0, i) != i) {
        return false;
      }
    }
    return width > 1;
  }
}
