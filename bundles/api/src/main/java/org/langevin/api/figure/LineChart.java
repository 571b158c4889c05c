package org.langevin.api.figure;

import java.util.List;

/**
 * Curves over one axis.
 *
 * @param name of the file
 * @param title above the drawing
 * @param caption below it
 * @param horizontal the common axis
 * @param vertical of the values
 * @param curves the curves
 */
public record LineChart(
    String name, String title, String caption, Axis horizontal, Axis vertical, List<Curve> curves)
    implements Figure {
  /** Checks the name and copies the list. */
  public LineChart {
    Checks.name(name);
    curves = List.copyOf(curves);
  }

  /**
   * A curve, with a band around it if the bounds are given, and what it was made of behind it.
   *
   * @param label in the legend
   * @param x rising
   * @param y of the length of x; gaps where it is NaN
   * @param lower of the length of x, or empty
   * @param upper of the length of x, or empty
   * @param pale whether it is drawn pale and behind the others: what another curve of its label is
   *     a mean of
   */
  public record Curve(
      String label, double[] x, double[] y, double[] lower, double[] upper, boolean pale) {
    /** Checks the lengths. */
    public Curve {
      Checks.check(
          y.length == x.length
              && lower.length == upper.length
              && (lower.length == 0 || lower.length == x.length),
          "a curve's arrays are of one length");
    }

    /** A curve that stands for itself. */
    public Curve(String label, double[] x, double[] y, double[] lower, double[] upper) {
      this(label, x, y, lower, upper, false);
    }

    /** A curve without a band. */
    public static Curve of(String label, double[] x, double[] y) {
      return new Curve(label, x, y, new double[0], new double[0]);
    }

    /** The single values of which a curve of the same label is a mean. */
    public static Curve values(String label, double[] x, double[] y) {
      return new Curve(label, x, y, new double[0], new double[0], true);
    }
  }
}
