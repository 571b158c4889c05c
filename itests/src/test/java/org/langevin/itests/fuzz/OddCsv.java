package org.langevin.itests.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.langevin.api.random.RandomStream;

/** A table as text with something odd about it. */
final class OddCsv {
  /** Cells that are no finite numbers, at least not as people write them in tables. */
  private static final List<String> NO_NUMBERS =
      List.of(
          "nan",
          "NaN",
          "NA",
          "",
          " ",
          "inf",
          "-Infinity",
          "1e999",
          "1,5x",
          "0x1p3",
          "1f",
          "2.5d",
          "1_000",
          "1.2.3",
          "--1",
          "1 2",
          "\u0661\u0662",
          "\"",
          "\"1",
          "1\"",
          "'1'",
          "null",
          "true",
          "#",
          "\uFEFF1",
          "1e",
          "\u0000");

  private static final List<String> HEADS =
      List.of("x", "x%d", "größe %d", "\"a %d\"", "\"a, %d\"", " col%d ", "µ%d", "d(%d)");

  private final List<List<String>> cells;
  private final List<String> row;
  private final int column;
  private final RandomStream random;

  private String oddity = "";
  private boolean broken;
  private String separator = ",";
  private String lineEnd = "\n";
  private String before = "";
  private String after = "\n";
  private Charset encoding = StandardCharsets.UTF_8;

  private OddCsv(Table table, RandomStream random) {
    this.cells = table.cells();
    this.row = Oddities.one(cells, random);
    this.column = random.nextInt(row.size());
    this.random = random;
  }

  /** A file of a table with one oddity. */
  static OddFile of(Table table, RandomStream random) {
    OddCsv odd = new OddCsv(table, random);
    // Cells that are no numbers are of so many kinds that they come more often.
    switch (random.nextInt(14)) {
      case 0 -> odd.byteOrderMark();
      case 1 -> odd.lineEnds();
      case 2 -> odd.head();
      case 3 -> odd.encoding();
      case 4 -> odd.quotes();
      case 5 -> odd.blankLines();
      case 6 -> odd.blanks();
      case 7 -> odd.separator();
      case 8 -> odd.noLastLineEnd();
      case 9 -> odd.exponent();
      case 10 -> odd.cellTooMany();
      case 11 -> odd.trailingCommas();
      default -> odd.noNumber();
    }
    return odd.file();
  }

  private OddFile file() {
    String text =
        before
            + cells.stream()
                .map(line -> String.join(separator, line))
                .collect(Collectors.joining(lineEnd))
            + after;
    return new OddFile("odd.csv", oddity, broken, text.getBytes(encoding));
  }

  private void byteOrderMark() {
    oddity = "a byte-order mark";
    before = "\uFEFF";
  }

  private void lineEnds() {
    oddity = "other ends of lines";
    lineEnd = random.nextBoolean() ? "\r\n" : "\r";
    after = lineEnd;
  }

  private void head() {
    oddity = "a head";
    String name = Oddities.one(HEADS, random);
    StringBuilder head = new StringBuilder(name.formatted(0));
    for (int i = 1; i < row.size(); i++) {
      head.append(',').append(name.formatted(i));
    }
    before = head + lineEnd;
  }

  private void encoding() {
    head();
    oddity = "a head in another encoding";
    encoding =
        Oddities.one(
            List.of(
                StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE),
            random);
  }

  private void quotes() {
    oddity = "quotes";
    row.set(column, '"' + row.get(column) + '"');
  }

  private void blankLines() {
    oddity = "blank lines";
    before = random.nextBoolean() ? "\n  \n" : "";
    after = "\n\n\n\t\n";
  }

  private void blanks() {
    oddity = "blanks around cells";
    row.set(column, "  " + row.get(column) + "\t");
  }

  private void separator() {
    oddity = "another separator";
    separator = Oddities.one(List.of(";", "\t", " ", ", "), random);
  }

  private void noLastLineEnd() {
    oddity = "no last end of line";
    after = "";
  }

  private void exponent() {
    oddity = "signs and exponents";
    String cell = row.get(column) + "e0";
    row.set(column, cell.startsWith("-") ? cell : "+" + cell);
  }

  private void cellTooMany() {
    oddity = "a cell too many";
    row.add("1");
    broken = cells.size() > 1;
  }

  private void trailingCommas() {
    oddity = "a trailing comma everywhere";
    cells.forEach(line -> line.add(""));
  }

  private void noNumber() {
    boolean first = row == cells.get(0);
    String cell = Oddities.one(NO_NUMBERS, random);
    if (cell.isBlank() && row.size() == 1) {
      // This were a blank line.
      cell = "nan";
    }
    oddity = "the cell <" + cell + ">" + (first ? " in the first row" : "");
    row.set(column, cell);
    boolean isMark = cell.startsWith("\uFEFF") && first && column == 0;
    broken = !isMark;
  }
}
