package org.langevin.report.drawing;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Panels;

/**
 * A figure laid out: its tiles in rows and columns, with a title above and a legend below. All
 * pictures have one width, which the panels of a row share.
 */
public final class Picture {
  /** The width at which a page shows a picture, in its pixels. */
  public static final int SHOWN_WIDTH = 800;

  private static final double LINE_HEIGHT = 1.35;
  private static final double BELOW_TITLE = 5;
  private static final double BELOW_PANEL_TITLE = 3;

  /** More panels than this in a row are a strip. */
  private static final int STRIP = 4;

  /** Half of the outermost number of an axis. */
  private static final double OVERHANG = 10;

  private static final double INSIDE = Style.WIDTH - 2 * Style.BORDER;

  private final List<String> title;
  private final List<String> rowTitles;
  private final boolean single;
  private final double gap;
  private final List<List<Tile>> rows;
  private final double[] left;
  private final double[] width;
  private final Legend legend;
  private final double height;

  private Picture(Figure figure) {
    Panels panels =
        figure instanceof Panels several
            ? several
            : new Panels(figure.name(), figure.title(), "", 1, List.of(figure));
    int count = panels.panels().size();
    int columns = Math.max(1, Math.min(panels.columns(), count));
    title = Style.lines(figure.title(), Style.title(), INSIDE);
    rowTitles = panels.rows();
    single = count == 1 && rowTitles.isEmpty();
    gap = columns > STRIP ? Style.NARROW_GAP : Style.GAP;
    SharedScales shared = new SharedScales(panels.panels());
    double gaps = gap * (columns - 1);
    double room = INSIDE - gaps - OVERHANG;
    // What stands beside the data is known only when they have a size, from which it depends
    // little.
    List<List<Tile>> first = rows(shared, count, columns, room / columns);
    double beside = sum(columns, i -> widest(first, i, Tile::left) + widest(first, i, Tile::right));
    rows = rows(shared, count, columns, Math.max(20, (room - beside) / columns));
    left = new double[columns];
    width = new double[columns];
    for (int i = 0; i < columns; i++) {
      left[i] = widest(rows, i, Tile::left);
      width[i] = left[i] + widest(rows, i, tile -> tile.width() + tile.right());
    }
    legend = new Legend(shared.legend(), INSIDE - shift() - left[0]);
    double total = titleHeight();
    for (int i = 0; i < rows.size(); i++) {
      total += above(i) + rowHeight(rows.get(i)) + (i == 0 ? 0 : gapAbove());
    }
    height = total + legend.height();
  }

  /** Lays a figure out. */
  public static Picture of(Figure figure) {
    return new Picture(figure);
  }

  private static List<List<Tile>> rows(
      SharedScales shared, int count, int columns, double widthOfData) {
    List<List<Tile>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i % columns == 0) {
        rows.add(new ArrayList<>());
      }
      rows.get(rows.size() - 1).add(shared.tile(i, columns, widthOfData));
    }
    return rows;
  }

  /** The picture as pixels, {@link Style#RESOLUTION} for each unit. */
  public BufferedImage image() {
    BufferedImage image =
        new BufferedImage(
            Style.WIDTH * Style.RESOLUTION,
            height() * Style.RESOLUTION,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Style.prepare(graphics);
    graphics.setColor(Colours.BACKGROUND);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(Style.RESOLUTION, Style.RESOLUTION);
    draw(graphics);
    graphics.dispose();
    return image;
  }

  /** In units. */
  int height() {
    return (int) Math.ceil(2 * Style.BORDER + height);
  }

  /** Draws the picture in its units, without a background. */
  void draw(Graphics2D graphics) {
    graphics.translate(Style.BORDER, Style.BORDER);
    write(graphics, title, 0, 0, Style.title());
    double y = titleHeight();
    double shift = shift();
    for (int row = 0; row < rows.size(); row++) {
      y += row == 0 ? 0 : gapAbove();
      if (row < rowTitles.size()) {
        write(graphics, List.of(rowTitles.get(row)), shift + left[0], y, Style.panelTitle());
      }
      y += above(row);
      double x = shift;
      for (int i = 0; i < rows.get(row).size(); i++) {
        Tile tile = rows.get(row).get(i);
        List<String> lines = titleLines(tile, i);
        Font font = rowTitles.isEmpty() ? Style.panelTitle() : Style.labels();
        write(
            graphics,
            lines,
            x + left[i],
            y - BELOW_PANEL_TITLE - lineHeight(font) * lines.size(),
            font);
        tile.draw(graphics, x + left[i], y);
        x += width[i] + gap;
      }
      y += rowHeight(rows.get(row));
    }
    legend.draw(graphics, shift + left[0], y + BELOW_TITLE);
  }

  /** Panels that cannot fill the width are in its middle. */
  private double shift() {
    double used = gap * (width.length - 1) + sum(width.length, i -> width[i]) + OVERHANG;
    return Math.max(0, Math.floor((INSIDE - used) / 2));
  }

  private double titleHeight() {
    return title.isEmpty() ? 0 : title.size() * lineHeight(Style.title()) + BELOW_TITLE;
  }

  /** The room for the titles of a row and of its panels. */
  private double above(int row) {
    Font font = rowTitles.isEmpty() ? Style.panelTitle() : Style.labels();
    double lines =
        IntStream.range(0, rows.get(row).size())
            .map(i -> titleLines(rows.get(row).get(i), i).size())
            .max()
            .orElse(0);
    double titles = lines == 0 ? 0 : lines * lineHeight(font) + BELOW_PANEL_TITLE;
    return titles + (row < rowTitles.size() ? lineHeight(Style.panelTitle()) : 0);
  }

  private List<String> titleLines(Tile tile, int column) {
    double room = Math.max(tile.width(), width[column] - left[column]);
    Font font = rowTitles.isEmpty() ? Style.panelTitle() : Style.labels();
    return single ? List.of() : Style.lines(tile.title(), font, room);
  }

  private double gapAbove() {
    return gap;
  }

  private static double rowHeight(List<Tile> row) {
    return row.stream().mapToDouble(tile -> tile.height() + tile.bottom()).max().orElse(0);
  }

  private static double widest(List<List<Tile>> rows, int column, Function<Tile, Double> measure) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToDouble(row -> measure.apply(row.get(column)))
        .max()
        .orElse(0);
  }

  private static double sum(int count, ToDoubleFunction<Integer> value) {
    return IntStream.range(0, count).boxed().mapToDouble(value).sum();
  }

  private static double lineHeight(Font font) {
    return LINE_HEIGHT * font.getSize2D();
  }

  private static void write(
      Graphics2D graphics, List<String> lines, double x, double y, Font font) {
    graphics.setFont(font);
    graphics.setColor(Colours.TEXT);
    for (int i = 0; i < lines.size(); i++) {
      graphics.drawString(
          lines.get(i), (float) x, (float) (y + i * lineHeight(font) + font.getSize2D()));
    }
  }
}
