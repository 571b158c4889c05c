package org.langevin.report.drawing;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** A chart with its axes, and the bar of its colours if it is wanted. */
final class ChartTile implements Tile {
  private static final double BAR_WIDTH = 11;
  private static final double BAR_DISTANCE = 9;

  /**
   * What of a chart's scales is told beside it, and not by its neighbours.
   *
   * @param left the vertical axis
   * @param below the horizontal axis
   * @param bar the bar of the colours
   */
  record Sides(boolean left, boolean below, boolean bar) {}

  private final String title;
  private final Chart.Frame frame;
  private final XYPlot plot;
  private final ScaleAxis bar;
  private final double left;
  private final double right;
  private final double bottom;

  ChartTile(Chart chart, Chart.Frame frame, Sides sides) {
    this.title = chart.title();
    this.frame = frame;
    ScaleAxis horizontal = new ScaleAxis(frame.horizontal(), sides.below());
    ScaleAxis vertical = new ScaleAxis(frame.vertical(), sides.left());
    plot = new XYPlot(null, horizontal, vertical, null);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setBackgroundPaint(Colours.BACKGROUND);
    plot.setOutlinePaint(Colours.FRAME);
    plot.setDomainGridlinePaint(Colours.GRID);
    plot.setRangeGridlinePaint(Colours.GRID);
    plot.setDomainGridlineStroke(new BasicStroke(0.8f));
    plot.setRangeGridlineStroke(new BasicStroke(0.8f));
    chart.fill(plot, frame);
    left = space(vertical, RectangleEdge.LEFT);
    bottom = space(horizontal, RectangleEdge.BOTTOM);
    bar = sides.bar() && frame.colours() != null ? new ScaleAxis(frame.colours(), true) : null;
    right = bar == null ? 0 : BAR_DISTANCE + BAR_WIDTH + space(bar, RectangleEdge.RIGHT);
    AxisSpace below = new AxisSpace();
    below.setBottom(bottom);
    plot.setFixedDomainAxisSpace(below);
    AxisSpace beside = new AxisSpace();
    beside.setLeft(left);
    plot.setFixedRangeAxisSpace(beside);
  }

  private double space(ValueAxis axis, RectangleEdge edge) {
    Graphics2D graphics = Style.measuring();
    Rectangle2D area = new Rectangle2D.Double(0, 0, frame.width(), frame.height());
    AxisSpace space = axis.reserveSpace(graphics, plot, area, edge, null);
    graphics.dispose();
    if (edge == RectangleEdge.LEFT) {
      return Math.ceil(space.getLeft());
    }
    return Math.ceil(edge == RectangleEdge.RIGHT ? space.getRight() : space.getBottom());
  }

  @Override
  public double width() {
    return frame.width();
  }

  @Override
  public double height() {
    return frame.height();
  }

  @Override
  public double left() {
    return left;
  }

  @Override
  public double right() {
    return right;
  }

  @Override
  public double bottom() {
    return bottom;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public void draw(Graphics2D graphics, double x, double y) {
    plot.draw(
        graphics,
        new Rectangle2D.Double(x - left, y, left + frame.width(), frame.height() + bottom),
        null,
        null,
        null);
    if (bar != null) {
      drawBar(graphics, x + frame.width() + BAR_DISTANCE, y);
    }
  }

  private void drawBar(Graphics2D graphics, double x, double y) {
    int steps = frame.height() * Style.RESOLUTION;
    BufferedImage colours = new BufferedImage(1, steps, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < steps; i++) {
      colours.setRGB(0, i, Colours.quantity((steps - i - 0.5) / steps).getRGB());
    }
    Rectangle2D area = new Rectangle2D.Double(x, y, BAR_WIDTH, frame.height());
    Pixels.draw(graphics, colours, area);
    bar.draw(graphics, area.getMaxX(), area, area, RectangleEdge.RIGHT, null);
    graphics.setColor(Colours.FRAME);
    graphics.draw(new Line2D.Double(area.getMaxX(), y, area.getMaxX(), area.getMaxY()));
  }
}
