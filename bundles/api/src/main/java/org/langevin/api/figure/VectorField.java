package org.langevin.api.figure;

/**
 * Arrows on a grid, all of one length, coloured by the norm of the vector.
 *
 * @param name of the file
 * @param title above the drawing
 * @param caption below it
 * @param horizontal of the first coordinate
 * @param vertical of the second
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
    Grid first,
    Grid second,
    float[] points)
    implements Figure {}
