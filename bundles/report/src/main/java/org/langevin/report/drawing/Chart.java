package org.langevin.report.drawing;

import java.util.List;
import java.util.Optional;
import org.jfree.chart.plot.XYPlot;
import org.langevin.api.figure.Axis;

/** A figure with two axes. */
interface Chart {
  String title();

  Axis horizontal();

  Axis vertical();

  /** What colours mean; empty if they tell kinds apart. */
  default Optional<Axis> colours() {
    return Optional.empty();
  }

  Extent horizontalExtent();

  Extent verticalExtent();

  default Extent colourExtent() {
    return new Extent();
  }

  /** The share of an axis that is left free beyond the data. */
  double margin();

  /** Whether both axes measure the same, so that a circle has to look like one. */
  default boolean isPlane() {
    return false;
  }

  /** The labels of what is told apart by colours. */
  default List<String> kinds() {
    return List.of();
  }

  /** Whether the first kind is what the others are compared with. */
  default boolean comparesWithFirst() {
    return false;
  }

  default List<Legend.Entry> legend(Kinds kinds) {
    return List.of();
  }

  /** Puts the data into a plot whose axes are there. */
  void fill(XYPlot plot, Frame frame);

  /**
   * What a chart is drawn in.
   *
   * @param horizontal the first axis
   * @param vertical the second
   * @param colours the scale of the colours; null if the chart has none
   * @param kinds the colours of kinds
   * @param width of the data's rectangle
   * @param height of it
   */
  record Frame(
      Scale horizontal, Scale vertical, Scale colours, Kinds kinds, int width, int height) {}
}
