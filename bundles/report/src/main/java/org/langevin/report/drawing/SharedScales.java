package org.langevin.report.drawing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.BarChart;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.ImageGrid;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.ParallelCoordinates;
import org.langevin.api.figure.Scatter;
import org.langevin.api.figure.VectorField;

/** The panels of a picture, with what they have in common: scales and the colours of kinds. */
final class SharedScales {
  /** A plane that is longer than this is stretched to be seen. */
  private static final double LONGEST = 3;

  /** A side of a plane that has a row for itself, in units. */
  private static final double LARGEST_PLANE = 400;

  private final List<Figure> figures;
  private final List<Chart> charts = new ArrayList<>();
  private final Kinds kinds = new Kinds();

  SharedScales(List<Figure> figures) {
    this.figures = figures;
    for (Figure figure : figures) {
      Chart chart = chart(figure);
      charts.add(chart);
      if (chart != null) {
        kinds.add(chart);
      }
    }
  }

  /** Null if the figure has no axes. */
  private static Chart chart(Figure figure) {
    if (figure instanceof BarChart bars) {
      return new BarDrawing(bars);
    } else if (figure instanceof HeatMap heatMap) {
      return new HeatDrawing(heatMap);
    } else if (figure instanceof Histogram histogram) {
      return new HistogramDrawing(histogram);
    } else if (figure instanceof LineChart lines) {
      return new LineDrawing(lines);
    } else if (figure instanceof ParallelCoordinates search) {
      return new SearchDrawing(search);
    } else if (figure instanceof Scatter scatter) {
      return new ScatterDrawing(scatter);
    } else if (figure instanceof VectorField field) {
      return new FieldDrawing(field);
    } else if (figure instanceof ImageGrid) {
      return null;
    }
    throw new IllegalArgumentException("cannot draw " + figure.getClass());
  }

  /**
   * A panel.
   *
   * @param index from 0
   * @param columns panels in a row
   * @param width of its data at most
   */
  Tile tile(int index, int columns, double width) {
    Chart chart = charts.get(index);
    if (chart == null) {
      return new ImageTile(
          (ImageGrid) figures.get(index), columns == 1 ? Math.min(width, LARGEST_PLANE) : width);
    }
    Scale horizontal = horizontal(chart);
    Scale vertical = vertical(chart);
    Scale colours = colours(chart);
    double ratio = vertical.length() / horizontal.length();
    boolean plane =
        chart.isPlane()
            && !horizontal.logarithmic()
            && !vertical.logarithmic()
            && ratio <= LONGEST
            && ratio >= 1 / LONGEST;
    double side = Math.min(width, LARGEST_PLANE);
    double wide = plane && ratio > 1 ? side / ratio : side;
    double high = plane ? wide * ratio : side;
    if (!chart.isPlane()) {
      wide = width;
      high = width * (columns == 1 ? 0.48 : columns == 2 ? 0.66 : 0.75);
    }
    return new ChartTile(
        chart,
        new Chart.Frame(
            horizontal,
            vertical,
            colours,
            kinds,
            (int) Math.max(1, wide),
            (int) Math.max(1, Math.round(high))),
        sides(index, columns));
  }

  private ChartTile.Sides sides(int index, int columns) {
    Chart chart = charts.get(index);
    Chart before = index % columns == 0 ? null : charts.get(index - 1);
    Chart below = index + columns < charts.size() ? charts.get(index + columns) : null;
    boolean last = index % columns == columns - 1 || index == charts.size() - 1;
    return new ChartTile.Sides(
        before == null || !vertical(before).equals(vertical(chart)),
        below == null || !horizontal(below).equals(horizontal(chart)),
        chart.colours().filter(axis -> !axis.label().isEmpty()).isPresent()
            && (last || !sameColours(index, index + 1)));
  }

  private Scale horizontal(Chart chart) {
    return scale(
        chart,
        Chart::horizontal,
        Chart::horizontalExtent,
        other -> Set.of(other.horizontal().label()));
  }

  private Scale vertical(Chart chart) {
    return scale(
        chart,
        Chart::vertical,
        Chart::verticalExtent,
        other -> List.of(other.horizontal().label(), other.vertical().label()));
  }

  private boolean sameColours(int index, int other) {
    return charts.get(other) != null
        && charts
            .get(other)
            .colours()
            .map(Axis::label)
            .equals(charts.get(index).colours().map(Axis::label));
  }

  private Scale colours(Chart chart) {
    if (chart.colours().isEmpty()) {
      return null;
    }
    Extent extent = new Extent();
    Axis common = null;
    for (Chart other : charts) {
      if (other != null
          && other.colours().map(Axis::label).equals(chart.colours().map(Axis::label))) {
        extent.add(other.colourExtent());
        common = common == null ? other.colours().get() : union(common, other.colours().get());
      }
    }
    return Scale.of(common, extent, 0);
  }

  private Scale scale(
      Chart chart,
      Function<Chart, Axis> axis,
      Function<Chart, Extent> measure,
      Function<Chart, Object> key) {
    Extent extent = new Extent();
    Axis common = null;
    for (Chart other : charts) {
      boolean shares =
          other == chart
              || other != null
                  && !axis.apply(chart).label().isEmpty()
                  && axis.apply(chart).names().equals(axis.apply(other).names())
                  && key.apply(other).equals(key.apply(chart));
      if (shares) {
        extent.add(measure.apply(other));
        common = common == null ? axis.apply(other) : union(common, axis.apply(other));
      }
    }
    return Scale.of(common, extent, chart.margin());
  }

  private static Axis union(Axis first, Axis second) {
    return new Axis(
        first.label(),
        Math.min(first.low(), second.low()),
        Math.max(first.high(), second.high()),
        first.logarithmic() || second.logarithmic(),
        first.names());
  }

  List<Legend.Entry> legend() {
    Set<Legend.Entry> entries = new LinkedHashSet<>();
    for (Chart chart : charts) {
      if (chart != null) {
        entries.addAll(chart.legend(kinds));
      }
    }
    Map<Boolean, List<Legend.Entry>> labelled =
        entries.stream().collect(Collectors.partitioningBy(entry -> !entry.label().isEmpty()));
    return labelled.get(true);
  }
}
