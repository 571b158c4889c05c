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
   * @param errors the standard error of each height, drawn as a whisker; empty if there are none
   */
  public record Group(String label, double[] heights, double[] errors) {
    /** Checks the lengths. */
    public Group {
      Checks.check(
          errors.length == 0 || errors.length == heights.length,
          errors.length + " errors for " + heights.length + " bars");
    }

    /** Bars without whiskers. */
    public Group(String label, double[] heights) {
      this(label, heights, new double[0]);
    }
  }
}
