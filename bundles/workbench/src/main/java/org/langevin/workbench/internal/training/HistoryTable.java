package org.langevin.workbench.internal.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.langevin.workbench.internal.files.CsvRows;
import org.langevin.workbench.internal.files.FileProblem;

/**
 * What a run's {@code history.csv} holds.
 *
 * @param names of the columns; the first is the step
 * @param rows the numbers, in the order of the names; NaN where a cell is empty
 */
public record HistoryTable(List<String> names, List<double[]> rows) {
  /**
   * Reads a history.
   *
   * @throws IOException if there is none or it is damaged, with the line
   */
  public static HistoryTable read(Path file) throws IOException {
    try (CsvRows lines = CsvRows.open(file)) {
      CsvRows.Row head = lines.next();
      if (head == null) {
        throw damaged(file, 1, "there is no head");
      }
      List<double[]> rows = new ArrayList<>();
      for (CsvRows.Row row = lines.next(); row != null; row = lines.next()) {
        if (row.cells().size() != head.cells().size()) {
          throw damaged(
              file,
              row.line(),
              "there are " + row.cells().size() + " values, not " + head.cells().size());
        }
        double[] values = new double[row.cells().size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = number(file, row.line(), row.cells().get(i));
        }
        rows.add(values);
      }
      return new HistoryTable(head.cells(), rows);
    }
  }

  private static double number(Path file, long line, String cell) throws IOException {
    try {
      return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw damaged(file, line, "\"" + cell + "\" is no number");
    }
  }

  private static FileProblem damaged(Path file, long line, String what) {
    return FileProblem.content(
        file, "is damaged: in line " + line + " " + what + "; resume makes it anew");
  }

  /** A column, whole. */
  public double[] column(int index) {
    return rows.stream().mapToDouble(row -> row[index]).toArray();
  }
}
