package org.langevin.api.figure;

/**
 * A function on a rectangle, drawn in colours with a scale, and points over it. Values that are not
 * finite stay blank.
 *
 * @param name of the file
 * @param title above the drawing
 * @param caption below it
 * @param horizontal of the first coordinate
 * @param vertical of the second
 * @param quantity the scale of the colours
 * @param values the function
 * @param points points to draw over it, x and y in turn; may be empty
 */
public record HeatMap(
    String name,
    String title,
    String caption,
    Axis horizontal,
    Axis vertical,
    Axis quantity,
    Grid values,
    float[] points)
    implements Figure {
  /** Checks the name and the points. */
  public HeatMap {
    Checks.name(name);
    Checks.pairs(points);
  }
}
