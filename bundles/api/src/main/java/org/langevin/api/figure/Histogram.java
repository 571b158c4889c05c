package org.langevin.api.figure;

import java.util.List;

/**
 * Histograms of one-dimensional samples as densities, with exact densities as curves.
 *
 * @param name of the file
 * @param title above the drawing
 * @param caption below it
 * @param horizontal of the samples
 * @param samples the samples
 * @param densities curves; may be empty
 */
public record Histogram(
    String name,
    String title,
    String caption,
    Axis horizontal,
    List<Sample> samples,
    List<LineChart.Curve> densities)
    implements Figure {
  /** Checks the name and copies the lists. */
  public Histogram {
    Checks.name(name);
    samples = List.copyOf(samples);
    densities = List.copyOf(densities);
  }

  /**
   * Values of which a histogram is made.
   *
   * @param label in the legend
   * @param values the values
   */
  public record Sample(String label, float[] values) {}
}
