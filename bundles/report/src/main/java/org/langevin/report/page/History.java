package org.langevin.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The course of a training, read from {@code history.csv}: a head, then a line for each look.
 *
 * @param columns the values by the name of the column; NaN where there is none
 */
record History(Map<String, double[]> columns) {
  static final History EMPTY = new History(Map.of());

  /** Reads lines; a damaged one counts as empty. */
  static History parse(List<String> lines) {
    if (lines.isEmpty()) {
      return EMPTY;
    }
    String[] names = lines.get(0).split(",", -1);
    List<double[]> columns = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      columns.add(new double[lines.size() - 1]);
    }
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      for (int j = 0; j < names.length; j++) {
        columns.get(j)[i - 1] = j < cells.length ? number(cells[j]) : Double.NaN;
      }
    }
    Map<String, double[]> byName = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      byName.put(names[i].strip(), columns.get(i));
    }
    return new History(byName);
  }

  private static double number(String cell) {
    try {
      return Double.parseDouble(cell.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The last step of the training; 0 if there is none. */
  double lastStep() {
    double[] steps = columns.getOrDefault("step", new double[0]);
    return steps.length == 0 ? 0 : last(steps);
  }

  boolean isEmpty() {
    return columns.values().stream().allMatch(column -> column.length == 0);
  }

  /** The last value of a column that is a number. */
  static double last(double[] column) {
    for (int i = column.length - 1; i >= 0; i--) {
      if (!Double.isNaN(column[i])) {
        return column[i];
      }
    }
    return Double.NaN;
  }

  static double smallest(double[] column) {
    double smallest = Double.NaN;
    for (double value : column) {
      smallest = Double.isNaN(value) || value > smallest ? smallest : value;
    }
    return smallest;
  }
}
