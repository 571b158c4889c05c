package org.langevin.api.figure;

import java.util.Arrays;

/**
 * Arrows on a grid, all of one length, coloured by the norm of the vector.
 *
 * @param name of the file
 * @param title above the drawing
 * @param caption below it
 * @param horizontal of the first coordinate
 * @param vertical of the second
 * @param norm the scale of the colours
 * @param first the first component of the vectors
 * @param second the second component
 * @param points points to draw under the arrows, x and y in turn; may be empty
 */
public record VectorField(
    String name,
    String title,
    String caption,
    Axis horizontal,
    Axis vertical,
    Axis norm,
    Grid first,
    Grid second,
    float[] points)
    implements Figure {
  /** Checks that both components are of one grid. */
  public VectorField {
    Checks.name(name);
    Checks.pairs(points);
    Checks.check(
        Arrays.equals(first.x(), second.x()) && Arrays.equals(first.y(), second.y()),
        "both components are on one grid");
  }
}
