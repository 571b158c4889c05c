package org.langevin.api.figure;

import java.util.List;

/**
 * Bars side by side for things that have names: shares of categories, results of several methods.
 *
 * @param name of the file
 * @param title above the drawing
 * @param caption below it
 * @param horizontal its names are the categories
 * @param vertical of the bars' heights
 * @param groups one bar each in every category
 */
public record BarChart(
    String name, String title, String caption, Axis horizontal, Axis vertical, List<Group> groups)
    implements Figure {
  /** Checks the lengths. */
  public BarChart {
    Checks.name(name);
    groups = List.copyOf(groups);
    for (Group group : groups) {
      Checks.check(
          group.heights().length == horizontal.names().size(),
          group.heights().length + " bars for " + horizontal.names().size() + " categories");
    }
  }

  /**
   * Bars of one kind.
   *
   * @param label in the legend
   * @param heights one for each category; none is drawn where it is NaN
   */
  public record Group(String label, double[] heights) {}
}
