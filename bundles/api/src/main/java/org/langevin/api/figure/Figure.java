package org.langevin.api.figure;

/**
 * Data to be drawn. A figure says what there is to see; colours, sizes and file formats are the
 * report's.
 *
 * <p>Every figure has a name for its file (lower case words joined by dashes), a title, and a
 * caption that tells a reader what to see.
 */
public sealed interface Figure
    permits BarChart,
        HeatMap,
        Histogram,
        ImageGrid,
        LineChart,
        Panels,
        ParallelCoordinates,
        Scatter,
        VectorField {
  /** The name of the file without its ending. */
  String name();

  /** The line above the drawing. */
  String title();

  /** What the drawing shows, in one or two sentences; may be empty. */
  String caption();
}
