package org.langevin.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.karaf.shell.support.ansi.SimpleAnsi;
import org.apache.karaf.shell.support.table.Col;
import org.apache.karaf.shell.support.table.ShellTable;

/**
 * A table that fits into the terminal: long texts are wrapped, and columns of numbers are set to
 * the right.
 */
public final class Table {
  private static final String NUMBER = "[-+]?[0-9]+(\\.[0-9]+)?(e[-+]?[0-9]+)?";
  private static final Pattern NUMERIC =
      Pattern.compile(
          NUMBER
              + "( \\+- "
              + NUMBER
              + ")?( (%|ms|s|min|h|MB)( [0-9]+ (s|min))?)?( \\*)?|NaN|not finite|");
  private static final int SEPARATOR = " | ".length();

  /** Narrower than this, a word is broken before another column suffers. */
  private static final int NARROWEST = 6;

  private final String empty;
  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Begins a table.
   *
   * @param empty what to print if there are no rows
   * @param heads of the columns
   */
  public Table(String empty, String... heads) {
    this.empty = empty;
    this.heads = List.of(heads);
  }

  /** A row to fill. */
  public Row addRow() {
    List<String> cells = new ArrayList<>();
    rows.add(cells);
    return new Row(cells);
  }

  /** A row of a table. */
  public record Row(List<String> cells) {
    /** Adds cells from the left to the right. */
    public void addContent(Object... contents) {
      addContent(Arrays.asList(contents));
    }

    /** Adds cells from the left to the right. */
    public void addContent(List<?> contents) {
      contents.forEach(content -> cells.add(content == null ? "" : content.toString()));
    }
  }

  /** Writes cells and nothing else, for programs: a line for each row, tabs between cells. */
  public void printPlain(PrintStream out) {
    rows.forEach(row -> out.println(String.join("\t", row)));
  }

  /**
   * Writes the table.
   *
   * @param width the number of columns of the terminal, which can print heads in bold; 0 if there
   *     is none
   */
  public void print(PrintStream out, int width) {
    if (rows.isEmpty()) {
      out.println(empty);
      return;
    }
    int[] widths = widths(width);
    ShellTable table = new ShellTable().forceAscii();
    for (int column = 0; column < widths.length; column++) {
      Col col = new Col(wrapped(heads.get(column), widths[column]));
      table.column(isNumeric(column) ? col.alignRight() : col);
    }
    for (List<String> row : rows) {
      List<Object> cells = new ArrayList<>();
      for (int column = 0; column < widths.length; column++) {
        cells.add(wrapped(row.get(column), widths[column]));
      }
      table.addRow().addContent(cells);
    }
    out.print(width > 0 ? withBoldHeads(text(table)) : text(table));
  }

  private static String text(ShellTable table) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    table.print(stream);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String withBoldHeads(String text) {
    int rule = text.indexOf("\n-") + 1;
    return text.substring(0, rule)
            .lines()
            .map(line -> SimpleAnsi.INTENSITY_BOLD + line + SimpleAnsi.INTENSITY_NORMAL)
            .reduce("", (before, line) -> before + line + System.lineSeparator())
        + text.substring(rule);
  }

  private boolean isNumeric(int column) {
    return rows.stream().allMatch(row -> NUMERIC.matcher(row.get(column)).matches());
  }

  private int[] widths(int width) {
    int[] widths = new int[heads.size()];
    int[] words = new int[widths.length];
    for (int column = 0; column < widths.length; column++) {
      boolean numeric = isNumeric(column);
      widths[column] = heads.get(column).length();
      words[column] = longestWord(heads.get(column));
      for (List<String> row : rows) {
        String cell = row.get(column);
        widths[column] = Math.max(widths[column], cell.length());
        words[column] = Math.max(words[column], numeric ? cell.length() : longestWord(cell));
      }
    }
    if (width > 0) {
      int available = width - SEPARATOR * (widths.length - 1);
      // Texts are wrapped between words; only where that is not enough, words are broken.
      narrow(widths, words, available);
      int[] narrowest = new int[widths.length];
      Arrays.fill(narrowest, NARROWEST);
      narrow(widths, narrowest, available);
    }
    return widths;
  }

  /** Takes from the widest column that may lose some, as long as it is too much for all. */
  private static void narrow(int[] widths, int[] least, int available) {
    while (Arrays.stream(widths).sum() > available) {
      int widest = -1;
      for (int column = 0; column < widths.length; column++) {
        if (widths[column] > least[column] && (widest < 0 || widths[column] > widths[widest])) {
          widest = column;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  private static int longestWord(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(String::length).max().orElse(0);
  }

  private static String wrapped(String text, int width) {
    return text.length() <= width ? text : String.join("\n", Words.wrap(text, width));
  }
}
