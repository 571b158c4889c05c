package org.langevin.api.figure;

import java.util.List;

/**
 * Several figures side by side, to be compared: heat maps and vector fields of the same quantity
 * share one colour scale, and axes of the same label the same ends.
 *
 * @param name of the file
 * @param title above the drawing
 * @param caption below it
 * @param columns figures in a row
 * @param panels the figures
 * @param rows what each row shows; empty if the panels' own titles say it
 */
public record Panels(
    String name, String title, String caption, int columns, List<Figure> panels, List<String> rows)
    implements Figure {
  /** Panels that say themselves what they show. */
  public Panels(String name, String title, String caption, int columns, List<Figure> panels) {
    this(name, title, caption, columns, panels, List.of());
  }

  /** Copies the lists; panels are not themselves made of panels. */
  public Panels {
    Checks.name(name);
    Checks.check(columns > 0, "at least one panel in a row");
    panels = List.copyOf(panels);
    rows = List.copyOf(rows);
    Checks.check(
        panels.stream().noneMatch(Panels.class::isInstance), "panels do not contain panels");
    Checks.check(
        rows.isEmpty() || rows.size() == (panels.size() + columns - 1) / columns,
        rows.size() + " names of rows for " + panels.size() + " panels in " + columns + " columns");
  }
}
