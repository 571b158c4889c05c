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
 */
public record Panels(String name, String title, String caption, int columns, List<Figure> panels)
    implements Figure {
  /** Copies the list; panels are not themselves made of panels. */
  public Panels {
    Checks.name(name);
    Checks.check(columns > 0, "at least one panel in a row");
    panels = List.copyOf(panels);
    Checks.check(
        panels.stream().noneMatch(Panels.class::isInstance), "panels do not contain panels");
  }
}
