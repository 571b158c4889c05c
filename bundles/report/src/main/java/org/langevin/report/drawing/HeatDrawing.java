package org.langevin.report.drawing;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.jfree.chart.plot.XYPlot;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Grid;
import org.langevin.api.figure.HeatMap;

/** Draws a {@link HeatMap}. */
record HeatDrawing(HeatMap figure) implements Chart {
  @Override
  public String title() {
    return figure.title();
  }

  @Override
  public Axis horizontal() {
    return figure.horizontal();
  }

  @Override
  public Axis vertical() {
    return figure.vertical();
  }

  @Override
  public Optional<Axis> colours() {
    return Optional.of(figure.quantity());
  }

  /** The cells reach half a step beyond their middles. */
  private static Extent cells(double[] centres) {
    double half = step(centres) / 2;
    Extent extent = new Extent();
    if (centres.length > 0) {
      extent.add(centres[0] - half).add(centres[centres.length - 1] + half);
    }
    return extent;
  }

  private static double step(double[] centres) {
    return centres.length < 2
        ? 1
        : (centres[centres.length - 1] - centres[0]) / (centres.length - 1);
  }

  @Override
  public Extent horizontalExtent() {
    return cells(figure.values().x());
  }

  @Override
  public Extent verticalExtent() {
    return cells(figure.values().y());
  }

  @Override
  public Extent colourExtent() {
    return new Extent().add(figure.values().values());
  }

  @Override
  public double margin() {
    return 0;
  }

  @Override
  public boolean isPlane() {
    return true;
  }

  @Override
  public void fill(XYPlot plot, Frame frame) {
    plot.addAnnotation(new PixelAnnotation(image(frame)), false);
    plot.addAnnotation(PointCloud.rimmed(figure.points(), frame), false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
  }

  /** The colour of the cell in which each pixel lies; none where there is no number. */
  private BufferedImage image(Frame frame) {
    int width = frame.width() * Style.RESOLUTION;
    int height = frame.height() * Style.RESOLUTION;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Grid grid = figure.values();
    int[] columns = cells(grid.x(), frame.horizontal(), width);
    int[] rows = cells(grid.y(), frame.vertical(), height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int row = rows[height - 1 - y];
        if (row < 0 || columns[x] < 0) {
          continue;
        }
        double value = grid.values()[row * grid.x().length + columns[x]];
        if (Double.isFinite(value)) {
          double place = frame.colours().fraction(value);
          image.setRGB(x, y, Colours.quantity(Double.isNaN(place) ? 0 : place).getRGB());
        }
      }
    }
    return image;
  }

  /** The number of the cell in which each of the pixels along a scale lies; -1 if in none. */
  private static int[] cells(double[] centres, Scale scale, int pixels) {
    int[] cells = new int[pixels];
    double step = step(centres);
    for (int i = 0; i < pixels; i++) {
      double value = scale.value((i + 0.5) / pixels);
      double cell = centres.length == 0 ? -1 : Math.floor((value - centres[0]) / step + 0.5);
      cells[i] = cell >= 0 && cell < centres.length ? (int) cell : -1;
    }
    return cells;
  }
}
