package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.Scatter;

/** How the law of simulated states moves: a row for each scheme, a column for each time. */
public final class LawFigures {
  private static final int[] FIRST_TWO = {0, 1};

  /** With more coordinates, the first two say little. */
  private static final int LARGEST_DIMENSION = 5;

  private LawFigures() {}

  /**
   * States of a scheme.
   *
   * @param time at which they are
   * @param label of that time
   */
  public record Look(double time, String label, Items states) {}

  /**
   * The figure; empty if states cannot be shown as points, or no time was looked at.
   *
   * @param looks of each scheme, as many of one as of another
   * @param exact the density at a time; empty where it is not known
   */
  public static Optional<Figure> of(
      Map<String, List<Look>> looks, DoubleFunction<Optional<Density>> exact) {
    int columns = looks.values().stream().mapToInt(List::size).min().orElse(0);
    if (columns == 0) {
      return Optional.empty();
    }
    List<Look> all = looks.values().stream().flatMap(List::stream).toList();
    Shape shape = all.get(0).states().shape();
    int dimension = shape.dimension();
    if (shape.isImage() || dimension > LARGEST_DIMENSION) {
      return Optional.empty();
    }
    List<Window> windows = new ArrayList<>();
    for (int j = 0; j < Math.min(2, dimension); j++) {
      windows.add(window(all, j));
    }
    boolean known = false;
    List<Figure> panels = new ArrayList<>();
    for (List<Look> row : looks.values()) {
      for (Look look : row.subList(0, columns)) {
        Optional<Density> density =
            dimension == 1 && look.time() > 0 ? exact.apply(look.time()) : Optional.empty();
        known |= density.isPresent();
        panels.add(
            dimension == 1 ? histogram(look, density, windows.get(0)) : plane(look, windows));
      }
    }
    boolean single = looks.size() == 1;
    return Optional.of(
        new Panels(
            "law",
            "The law over time",
            "States at "
                + columns
                + " times"
                + (single ? "" : ", a row for each scheme")
                + (known ? ", and the exact density at that time." : "."),
            columns,
            panels,
            single ? List.of() : List.copyOf(looks.keySet())));
  }

  /** Of all times, without what is far out at any. */
  private static Window window(List<Look> looks, int coordinate) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Look look : looks) {
      Window bulk = Window.bulk(Window.coordinate(look.states(), coordinate));
      low = Math.min(low, bulk.low());
      high = Math.max(high, bulk.high());
    }
    return new Window(low, high);
  }

  private static Figure histogram(Look look, Optional<Density> density, Window window) {
    return new Histogram(
        "law",
        look.label(),
        "",
        window.axis("x"),
        List.of(new Histogram.Sample("states", Window.coordinate(look.states(), 0))),
        density
            .map(
                known ->
                    List.of(
                        LineFigures.density("exact density", x -> known.logDensity(x, 0), window)))
            .orElse(List.of()));
  }

  private static Figure plane(Look look, List<Window> windows) {
    Axis first = windows.get(0).axis(StandardFigures.coordinate(0));
    Axis second = windows.get(1).axis(StandardFigures.coordinate(1));
    return new Scatter(
        "law",
        look.label(),
        "",
        first,
        second,
        List.of(new Scatter.Group("", PlaneFigures.points(look.states(), FIRST_TWO))));
  }
}
