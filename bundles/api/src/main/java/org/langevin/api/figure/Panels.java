package org.langevin.api.figure;

import java.util.List;

/**
 * Several figures side by side, to be compared: heat maps share one colour scale.
 *
 * @param name of the file
 * @param title above the drawing
 * @param caption below it
 * @param columns figures in a row
 * @param panels the figures
 */
public record Panels(String name, String title, String caption, int columns, List<Figure> panels)
    implements Figure {}
