package org.langevin.api.figure;

import java.util.List;

/**
 * One line for each trial of a search, crossing one axis for each parameter and one for the result.
 *
 * @param name of the file
 * @param title above the drawing
 * @param caption below it
 * @param axes the parameters and, last, the result
 * @param trials one value for each axis
 */
public record ParallelCoordinates(
    String name, String title, String caption, List<Axis> axes, List<double[]> trials)
    implements Figure {
  /** Checks the lengths. */
  public ParallelCoordinates {
    Checks.name(name);
    axes = List.copyOf(axes);
    trials = List.copyOf(trials);
    for (double[] trial : trials) {
      Checks.check(
          trial.length == axes.size(), trial.length + " values for " + axes.size() + " axes");
    }
  }
}
