package org.langevin.api.figure;

import java.util.List;

/**
 * Points in the plane, in groups.
 *
 * @param name of the file
 * @param title above the drawing
 * @param caption below it
 * @param horizontal of the first coordinate
 * @param vertical of the second
 * @param groups drawn in this order
 */
public record Scatter(
    String name, String title, String caption, Axis horizontal, Axis vertical, List<Group> groups)
    implements Figure {
  /** Checks the name and copies the list. */
  public Scatter {
    Checks.name(name);
    groups = List.copyOf(groups);
  }

  /**
   * Points of one kind.
   *
   * @param label in the legend
   * @param points x and y in turn
   */
  public record Group(String label, float[] points) {
    /** Checks the points. */
    public Group {
      Checks.pairs(points);
    }
  }
}
