package org.langevin.report.drawing;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
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
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.ParallelCoordinates;
import org.langevin.api.figure.Scatter;
import org.langevin.api.figure.VectorField;

/** A figure laid out: its tiles in rows and columns, with a title above and a legend below. */
public final class Picture {
  /** Pixels of a picture for one unit of the page. */
  public static final int RESOLUTION = Style.RESOLUTION;

  private static final double TITLE_HEIGHT = 22;
  private static final double PANEL_TITLE_HEIGHT = 16;
  private static final double TOP = 6;

  private final String title;
  private final List<List<Tile>> rows = new ArrayList<>();
  private final List<Legend.Entry> entries;

  private Picture(Figure figure) {
    List<Figure> figures = figure instanceof Panels panels ? panels.panels() : List.of(figure);
    int columns =
        figure instanceof Panels panels
            ? Math.max(1, Math.min(panels.columns(), figures.size()))
            : 1;
    title = figure.title();
    List<Tile> tiles = new ArrayList<>();
    Shared shared = new Shared(figures);
    for (int i = 0; i < figures.size(); i++) {
      boolean lastInRow = i % columns == columns - 1 || i == figures.size() - 1;
      tiles.add(shared.tile(i, Size.of(columns), lastInRow));
    }
    for (int i = 0; i < tiles.size(); i += columns) {
      rows.add(tiles.subList(i, Math.min(tiles.size(), i + columns)));
    }
    entries = shared.legend();
  }

  /** Draws a figure. */
  public static BufferedImage of(Figure figure) {
    return new Picture(figure).draw();
  }

  private BufferedImage draw() {
    boolean single = rows.size() == 1 && rows.get(0).size() == 1;
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    double[] left = new double[columns];
    double[] width = new double[columns];
    double inside = Style.GAP * Math.max(0, columns - 1);
    for (int i = 0; i < columns; i++) {
      left[i] = widest(i, Tile::left);
      width[i] = left[i] + widest(i, tile -> tile.width() + tile.right());
      inside += width[i];
    }
    double shift = left.length == 0 ? 0 : left[0];
    Legend legend = new Legend(entries, inside - shift);
    double top = title.isEmpty() ? TOP : TITLE_HEIGHT;
    double height = top;
    for (List<Tile> row : rows) {
      height += titleHeight(row, single) + rowHeight(row) + Style.GAP;
    }
    double titleWidth = title.isEmpty() ? 0 : Style.width(title, Style.title());
    double legendTop = height - Style.GAP / 2.0;
    double wide = Math.max(Math.max(inside, titleWidth), shift + legend.width());
    int totalWidth = (int) Math.ceil(2 * Style.BORDER + wide);
    int totalHeight = (int) Math.ceil(2 * Style.BORDER + height - Style.GAP + legend.height());
    BufferedImage image =
        new BufferedImage(
            totalWidth * RESOLUTION, totalHeight * RESOLUTION, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Style.prepare(graphics);
    graphics.setColor(Colours.BACKGROUND);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(RESOLUTION, RESOLUTION);
    graphics.translate(Style.BORDER, Style.BORDER);
    if (!title.isEmpty()) {
      double room = inside - shift;
      write(graphics, title, titleWidth > room ? 0 : shift, 0, Style.title());
    }
    double y = top;
    for (List<Tile> row : rows) {
      y += titleHeight(row, single);
      double x = 0;
      for (int i = 0; i < row.size(); i++) {
        Tile tile = row.get(i);
        if (!single && !tile.title().isEmpty()) {
          write(graphics, tile.title(), x + left[i], y - PANEL_TITLE_HEIGHT, Style.panelTitle());
        }
        tile.draw(graphics, x + left[i], y);
        x += width[i] + Style.GAP;
      }
      y += rowHeight(row) + Style.GAP;
    }
    legend.draw(graphics, shift, legendTop);
    graphics.dispose();
    return image;
  }

  private double widest(int column, Function<Tile, Double> measure) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToDouble(row -> measure.apply(row.get(column)))
        .max()
        .orElse(0);
  }

  private static double titleHeight(List<Tile> row, boolean single) {
    boolean titles = row.stream().anyMatch(tile -> !tile.title().isEmpty());
    return single || !titles ? TOP : PANEL_TITLE_HEIGHT;
  }

  private static double rowHeight(List<Tile> row) {
    return row.stream().mapToDouble(tile -> tile.height() + tile.bottom()).max().orElse(0);
  }

  private static void write(Graphics2D graphics, String text, double x, double y, Font font) {
    graphics.setFont(font);
    graphics.setColor(Colours.TEXT);
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(text, (float) x, (float) (y + metrics.getAscent()));
  }

  /**
   * How large a data rectangle is.
   *
   * @param width of a chart, or the longer side of a plane
   * @param height of a chart
   * @param images the width of a grid of images
   */
  private record Size(int width, int height, int plane, int images) {
    static Size of(int columns) {
      switch (columns) {
        case 1:
          return new Size(480, 270, 340, 460);
        case 2:
          return new Size(290, 190, 270, 350);
        case 3:
          return new Size(180, 130, 180, 235);
        default:
          return new Size(
              Math.max(90, 560 / columns),
              Math.max(70, 400 / columns),
              Math.max(90, 560 / columns),
              Math.max(100, 720 / columns));
      }
    }
  }

  /** What the panels of a picture have in common. */
  private static final class Shared {
    /** A plane that is longer than this is stretched to be seen. */
    private static final double LONGEST = 3;

    private final List<Figure> figures;
    private final List<Chart> charts = new ArrayList<>();
    private final Kinds kinds = new Kinds();

    Shared(List<Figure> figures) {
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

    Tile tile(int index, Size size, boolean lastInRow) {
      Chart chart = charts.get(index);
      if (chart == null) {
        return new ImageTile((ImageGrid) figures.get(index), size.images());
      }
      Scale horizontal =
          scale(
              chart,
              Chart::horizontal,
              Chart::horizontalExtent,
              other -> Set.of(other.horizontal().label()));
      Scale vertical =
          scale(
              chart,
              Chart::vertical,
              Chart::verticalExtent,
              other -> List.of(other.horizontal().label(), other.vertical().label()));
      Scale colours = colours(chart);
      int width = size.width();
      int height = size.height();
      double ratio = vertical.length() / horizontal.length();
      boolean plane =
          chart.isPlane()
              && !horizontal.logarithmic()
              && !vertical.logarithmic()
              && ratio <= LONGEST
              && ratio >= 1 / LONGEST;
      if (plane) {
        width = (int) Math.round(Math.min(size.plane(), size.plane() / ratio));
        height = (int) Math.round(Math.min(size.plane(), size.plane() * ratio));
      } else if (chart.isPlane()) {
        width = size.plane();
        height = size.plane();
      }
      boolean bar = colours != null && (lastInRow || !sameColours(index, index + 1));
      return new ChartTile(
          chart, new Chart.Frame(horizontal, vertical, colours, kinds, width, height), bar);
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
}
