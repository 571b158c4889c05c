package org.langevin.api.figure;

/**
 * Images in rows and columns.
 *
 * @param name of the file
 * @param title above the drawing
 * @param caption below it
 * @param height of an image, in pixels
 * @param width of an image, in pixels
 * @param channels 1 or 3
 * @param columns images in a row
 * @param low the value drawn black
 * @param high the value drawn white
 * @param pixels images one after the other, each row by row, channels last
 */
public record ImageGrid(
    String name,
    String title,
    String caption,
    int height,
    int width,
    int channels,
    int columns,
    double low,
    double high,
    float[] pixels)
    implements Figure {}
