package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.api.dataset.Columns;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.BarChart;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.Panels;

/** The marginals of a table's columns, real and sampled. */
final class TableFigures {
  private static final int ROWS = 5000;

  private TableFigures() {}

  static List<Figure> of(Outcome outcome, Columns columns) {
    if (outcome.samples().isEmpty()) {
      return List.of();
    }
    Map<String, List<double[]>> tables = new LinkedHashMap<>();
    tables.put("held out", decode(outcome.real(), columns));
    outcome.samples().forEach((name, items) -> tables.put(name, decode(items, columns)));
    List<Figure> panels = new ArrayList<>();
    for (int i = 0; i < columns.columns().size(); i++) {
      Columns.Column column = columns.columns().get(i);
      panels.add(column.isCategorical() ? shares(column, i, tables) : values(column, i, tables));
    }
    return List.of(
        new Panels(
            "marginals",
            "Columns",
            "Marginal distributions of the columns in held-out and in sampled rows: densities of"
                + " numbers, and shares of categories with their standard errors.",
            3,
            panels));
  }

  private static Figure shares(
      Columns.Column column, int index, Map<String, List<double[]>> tables) {
    int categories = column.categories().size();
    List<BarChart.Group> groups = new ArrayList<>();
    tables.forEach(
        (name, rows) -> {
          double[] shares = new double[categories];
          for (double[] row : rows) {
            int category = (int) Math.round(row[index]);
            if (category >= 0 && category < categories) {
              shares[category] += 1.0 / rows.size();
            }
          }
          double[] errors = new double[categories];
          Arrays.setAll(errors, i -> Math.sqrt(shares[i] * (1 - shares[i]) / rows.size()));
          groups.add(new BarChart.Group(name, shares, errors));
        });
    return new BarChart(
        "marginal",
        "",
        "",
        Axis.named(column.name(), column.categories()),
        Axis.of("share"),
        groups);
  }

  private static Figure values(
      Columns.Column column, int index, Map<String, List<double[]>> tables) {
    List<Histogram.Sample> samples = new ArrayList<>();
    tables.forEach(
        (name, rows) -> {
          float[] values = new float[rows.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows.get(i)[index];
          }
          samples.add(new Histogram.Sample(name, values));
        });
    return new Histogram(
        "marginal",
        "",
        "",
        Window.bulk(samples.get(0).values()).axis(column.name()),
        samples,
        List.of());
  }

  private static List<double[]> decode(Items items, Columns columns) {
    float[] item = new float[items.shape().dimension()];
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(ROWS, items.size()); i++) {
      items.copy(i, item, 0);
      rows.add(columns.decode(item, 0));
    }
    return rows;
  }
}
