package org.langevin.report.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** An image that fills a plot. */
final class PixelAnnotation extends AbstractXYAnnotation {
  private final transient BufferedImage image;

  PixelAnnotation(BufferedImage image) {
    this.image = image;
  }

  @Override
  public void draw(
      Graphics2D graphics,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis horizontal,
      ValueAxis vertical,
      int renderer,
      PlotRenderingInfo info) {
    Pixels.draw(graphics, image, area);
  }
}
