package org.langevin.report.drawing;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What the colours of kinds mean, in lines below the charts. */
final class Legend {
  private static final double LINE_HEIGHT = 17;
  private static final double SYMBOL_WIDTH = 20;
  private static final double DISTANCE = 14;

  private final List<List<Entry>> lines = new ArrayList<>();

  /** How a kind is drawn. */
  enum Symbol {
    LINE,
    DOT,
    BOX
  }

  /**
   * A kind.
   *
   * @param stroke of a line
   */
  record Entry(String label, Symbol symbol, Color colour, Stroke stroke) {
    /** The entry with as much of its label as there is room for. */
    Entry within(double width) {
      return new Entry(
          Style.shortened(label, Style.labels(), width - SYMBOL_WIDTH - DISTANCE),
          symbol,
          colour,
          stroke);
    }

    double width() {
      return SYMBOL_WIDTH + Style.width(label, Style.labels()) + DISTANCE;
    }

    void draw(Graphics2D graphics, double x, double y) {
      double middle = y + LINE_HEIGHT / 2;
      graphics.setColor(colour);
      switch (symbol) {
        case LINE -> {
          Stroke before = graphics.getStroke();
          graphics.setStroke(stroke);
          graphics.draw(new Line2D.Double(x, middle, x + SYMBOL_WIDTH - 4, middle));
          graphics.setStroke(before);
        }
        case DOT -> graphics.fill(new Ellipse2D.Double(x + 6, middle - 3, 6, 6));
        case BOX -> graphics.fill(new Rectangle2D.Double(x + 4, middle - 4.5, 9, 9));
        default -> throw new IllegalStateException("no symbol " + symbol);
      }
      graphics.setColor(Colours.TEXT);
      graphics.setFont(Style.labels());
      FontMetrics metrics = graphics.getFontMetrics();
      graphics.drawString(
          label,
          (float) (x + SYMBOL_WIDTH),
          (float) (middle + (metrics.getAscent() - metrics.getDescent()) / 2.0));
    }
  }

  /** An entry for each kind that has a label, all with one symbol. */
  static List<Entry> entries(List<String> labels, Symbol symbol, Kinds kinds) {
    return labels.stream()
        .filter(label -> !label.isEmpty())
        .map(label -> new Entry(label, symbol, kinds.colour(label), Style.line()))
        .toList();
  }

  Legend(List<Entry> entries, double width) {
    List<Entry> line = new ArrayList<>();
    double used = 0;
    for (Entry whole : entries) {
      Entry entry = whole.within(width);
      if (!line.isEmpty() && used + entry.width() > width) {
        lines.add(line);
        line = new ArrayList<>();
        used = 0;
      }
      line.add(entry);
      used += entry.width();
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
  }

  double height() {
    return lines.size() * LINE_HEIGHT;
  }

  void draw(Graphics2D graphics, double x, double y) {
    double top = y;
    for (List<Entry> line : lines) {
      double left = x;
      for (Entry entry : line) {
        entry.draw(graphics, left, top);
        left += entry.width();
      }
      top += LINE_HEIGHT;
    }
  }
}
