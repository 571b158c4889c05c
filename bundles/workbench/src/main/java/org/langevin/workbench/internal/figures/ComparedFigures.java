package org.langevin.workbench.internal.figures;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.figure.BarChart;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.workbench.figures.FigureFiles;

/**
 * The figures of several runs, each beside those of its name: what is the same in all of them is
 * there once, and what is not has the run's name.
 */
public final class ComparedFigures {
  /** Charts with more curves are side by side. */
  private static final int MOST_CURVES = 2;

  private final List<String> runs = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();

  private ComparedFigures(Map<String, Figure> byRun) {
    byRun.forEach(
        (run, figure) -> {
          runs.add(run);
          figures.add(figure);
        });
  }

  /**
   * Puts figures of one name side by side.
   *
   * @param byRun at least two, by the run's name
   */
  public static Figure of(Map<String, Figure> byRun) throws IOException {
    ComparedFigures compared = new ComparedFigures(byRun);
    Optional<Figure> merged =
        compared.isOneChart() ? SamplerFigures.merged(byRun) : Optional.empty();
    return merged.isPresent() ? compared.captioned(merged.get()) : compared.sideBySide();
  }

  private boolean isOneChart() {
    return figures.stream().allMatch(BarChart.class::isInstance)
        || figures.stream().allMatch(LineChart.class::isInstance)
            && figures.stream()
                .map(LineChart.class::cast)
                .allMatch(
                    chart -> chart.curves().stream().filter(c -> !c.pale()).count() <= MOST_CURVES);
  }

  private Figure captioned(Figure figure) throws IOException {
    return FigureFiles.worded(figure, figure.title(), caption());
  }

  private Figure sideBySide() throws IOException {
    if (!figures.stream().allMatch(Panels.class::isInstance)) {
      return panels();
    }
    List<Panels> all = figures.stream().map(Panels.class::cast).toList();
    int columns = all.get(0).columns();
    if (all.stream().anyMatch(panels -> panels.columns() != columns)) {
      return panels();
    }
    if (all.stream().noneMatch(panels -> panels.rows().isEmpty())) {
      return namedRows();
    }
    return isTable(all) ? rows() : panels();
  }

  /** Whether each run has one row of panels, with the same titles and nothing in common. */
  private boolean isTable(List<Panels> all) throws IOException {
    List<List<Figure>> panels = all.stream().map(Panels::panels).toList();
    List<String> titles = panels.get(0).stream().map(Figure::title).toList();
    return titles.size() > 1
        && titles.size() == all.get(0).columns()
        && panels.stream().allMatch(row -> row.stream().map(Figure::title).toList().equals(titles))
        && !counts(panels).containsValue(runs.size());
  }

  /** A row for each run. */
  private Figure rows() {
    Panels first = (Panels) figures.get(0);
    return new Panels(
        first.name(),
        first.title(),
        caption(),
        first.columns(),
        figures.stream().flatMap(figure -> ((Panels) figure).panels().stream()).toList(),
        runs);
  }

  /** Panels that say themselves what they show. */
  private Figure panels() throws IOException {
    List<List<Figure>> all = new ArrayList<>();
    for (Figure figure : figures) {
      all.add(figure instanceof Panels panels ? entitled(panels) : List.of(figure));
    }
    Map<String, Integer> counts = counts(all);
    List<Figure> panels = new ArrayList<>();
    for (Figure panel : all.get(0)) {
      if (counts.get(FigureFiles.content(panel.name(), panel)) == runs.size()) {
        panels.add(panel);
      }
    }
    for (int run = 0; run < runs.size(); run++) {
      List<Figure> own = new ArrayList<>();
      for (Figure panel : all.get(run)) {
        if (counts.get(FigureFiles.content(panel.name(), panel)) < runs.size()) {
          own.add(panel);
        }
      }
      for (Figure panel : own) {
        String title = own.size() == 1 ? runs.get(run) : panel.title() + ", " + runs.get(run);
        panels.add(FigureFiles.worded(panel, title, ""));
      }
    }
    Figure first = figures.get(0);
    return new Panels(
        first.name(), first.title(), caption(), StandardFigures.columns(panels.size()), panels);
  }

  /** The panels, with the names of their rows in their titles. */
  private static List<Figure> entitled(Panels panels) throws IOException {
    List<Figure> entitled = new ArrayList<>();
    for (int i = 0; i < panels.panels().size(); i++) {
      Figure panel = panels.panels().get(i);
      entitled.add(
          panels.rows().isEmpty()
              ? panel
              : FigureFiles.worded(
                  panel, panels.rows().get(i / panels.columns()) + ", " + panel.title(), ""));
    }
    return entitled;
  }

  /** Rows that have names, which stay together. */
  private Figure namedRows() throws IOException {
    int columns = ((Panels) figures.get(0)).columns();
    Map<String, Integer> counts = new HashMap<>();
    List<Map<String, List<Figure>>> all = new ArrayList<>();
    for (Figure figure : figures) {
      Map<String, List<Figure>> rows = rows((Panels) figure);
      all.add(rows);
      for (Map.Entry<String, List<Figure>> row : rows.entrySet()) {
        counts.merge(content(row), 1, Integer::sum);
      }
    }
    Map<String, List<Figure>> rows = new LinkedHashMap<>();
    for (int run = 0; run < runs.size(); run++) {
      for (Map.Entry<String, List<Figure>> row : all.get(run).entrySet()) {
        boolean same = counts.get(content(row)) == runs.size();
        rows.putIfAbsent(same ? row.getKey() : row.getKey() + ", " + runs.get(run), row.getValue());
      }
    }
    List<Figure> panels = rows.values().stream().flatMap(List::stream).toList();
    Figure first = figures.get(0);
    return rows.values().stream().allMatch(row -> row.size() == columns)
        ? new Panels(
            first.name(), first.title(), caption(), columns, panels, List.copyOf(rows.keySet()))
        : panels();
  }

  private static Map<String, List<Figure>> rows(Panels panels) {
    Map<String, List<Figure>> rows = new LinkedHashMap<>();
    for (int row = 0; row < panels.rows().size(); row++) {
      int first = row * panels.columns();
      int end = Math.min(first + panels.columns(), panels.panels().size());
      rows.put(panels.rows().get(row), panels.panels().subList(first, end));
    }
    return rows;
  }

  private static Map<String, Integer> counts(List<List<Figure>> all) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (List<Figure> panels : all) {
      for (Figure panel : panels) {
        counts.merge(FigureFiles.content(panel.name(), panel), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static String content(Map.Entry<String, List<Figure>> row) throws IOException {
    StringBuilder content = new StringBuilder(row.getKey());
    for (Figure panel : row.getValue()) {
      content.append('\n').append(FigureFiles.content(panel.name(), panel));
    }
    return content.toString();
  }

  /** What all say, or what each says. */
  private String caption() {
    LinkedHashSet<String> captions = new LinkedHashSet<>();
    figures.forEach(figure -> captions.add(figure.caption()));
    if (captions.size() == 1) {
      return captions.iterator().next();
    }
    List<String> words = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      words.add(runs.get(run) + ": " + figures.get(run).caption());
    }
    return String.join(" ", words);
  }
}
