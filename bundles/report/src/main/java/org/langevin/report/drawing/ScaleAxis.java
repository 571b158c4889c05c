package org.langevin.report.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** A {@link Scale} as JFreeChart draws it, the same in every locale. */
final class ScaleAxis extends NumberAxis {
  private static final double WIDTH_OF_NUMBER = 36;
  private static final double HEIGHT_OF_NUMBER = 26;

  private final transient Scale scale;

  /**
   * An axis.
   *
   * @param told whether its label and its numbers are there, or those of a neighbour stand for them
   */
  ScaleAxis(Scale scale, boolean told) {
    super(scale.label().isEmpty() || !told ? null : scale.label());
    this.scale = scale;
    setRange(scale.low(), scale.high());
    setLabelFont(Style.labels());
    setLabelPaint(Colours.TEXT);
    setLabelInsets(new RectangleInsets(2, 2, 2, 2));
    setTickLabelFont(Style.ticks());
    setTickLabelPaint(Colours.TEXT);
    setAxisLineVisible(false);
    setTickMarkPaint(Colours.FRAME);
    setTickMarkOutsideLength(3);
    setTickLabelsVisible(told);
    setTickMarksVisible(told && scale.names().isEmpty());
    setMinorTickMarksVisible(told);
    setMinorTickMarkOutsideLength(1.5f);
  }

  @Override
  public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
    double fraction = scale.fraction(value);
    return RectangleEdge.isTopOrBottom(edge)
        ? area.getX() + fraction * area.getWidth()
        : area.getMaxY() - fraction * area.getHeight();
  }

  @Override
  public double java2DToValue(double place, Rectangle2D area, RectangleEdge edge) {
    return scale.value(
        RectangleEdge.isTopOrBottom(edge)
            ? (place - area.getX()) / area.getWidth()
            : (area.getMaxY() - place) / area.getHeight());
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    boolean horizontal = RectangleEdge.isTopOrBottom(edge);
    int most =
        (int)
            Math.max(
                2,
                horizontal
                    ? area.getWidth() / WIDTH_OF_NUMBER
                    : area.getHeight() / HEIGHT_OF_NUMBER);
    List<Ticks.Tick> marks = Ticks.of(scale, most);
    boolean upright = horizontal && isCrowded(marks, area.getWidth());
    setVerticalTickLabels(upright);
    TextAnchor anchor =
        upright
            ? TextAnchor.CENTER_RIGHT
            : horizontal
                ? TextAnchor.TOP_CENTER
                : edge == RectangleEdge.RIGHT ? TextAnchor.CENTER_LEFT : TextAnchor.CENTER_RIGHT;
    List<NumberTick> ticks = new ArrayList<>();
    for (Ticks.Tick mark : marks) {
      ticks.add(
          new NumberTick(
              mark.isMajor() ? TickType.MAJOR : TickType.MINOR,
              mark.value(),
              mark.label(),
              anchor,
              anchor,
              upright ? -Math.PI / 2 : 0));
    }
    return ticks;
  }

  private boolean isCrowded(List<Ticks.Tick> marks, double length) {
    if (scale.names().isEmpty()) {
      return false;
    }
    double widest = 0;
    for (Ticks.Tick mark : marks) {
      widest = Math.max(widest, Style.width(mark.label(), Style.ticks()));
    }
    return (widest + 4) * marks.size() > length;
  }
}
