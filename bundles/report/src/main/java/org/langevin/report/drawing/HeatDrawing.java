package org.langevin.report.drawing;

import java.awt.Paint;
import java.util.Arrays;
import java.util.Optional;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.data.xy.DefaultXYZDataset;
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
    plot.setDataset(0, blocks(figure.values(), frame.colours()));
    XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setBlockWidth(step(figure.values().x()));
    renderer.setBlockHeight(step(figure.values().y()));
    renderer.setPaintScale(new Paints(frame.colours()));
    plot.setRenderer(0, renderer);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    if (figure.points().length > 0) {
      plot.setDataset(1, Series.collection(Series.points("points", figure.points(), frame)));
      plot.setRenderer(1, Points.rimmed(Math.min(frame.width(), frame.height())));
    }
  }

  private static DefaultXYZDataset blocks(Grid grid, Scale colours) {
    int count = 0;
    double[][] blocks = new double[3][grid.values().length];
    for (int i = 0; i < grid.values().length; i++) {
      double value = grid.values()[i];
      boolean nothing = Double.isNaN(value) || Double.isInfinite(value);
      if (!nothing) {
        blocks[0][count] = grid.x()[i % grid.x().length];
        blocks[1][count] = grid.y()[i / grid.x().length];
        blocks[2][count++] = colours.logarithmic() ? Math.max(value, colours.low()) : value;
      }
    }
    for (int i = 0; i < 3; i++) {
      blocks[i] = Arrays.copyOf(blocks[i], count);
    }
    DefaultXYZDataset dataset = new DefaultXYZDataset();
    dataset.addSeries("values", blocks);
    return dataset;
  }

  /** The colours of a scale, for JFreeChart. */
  private record Paints(Scale scale) implements PaintScale {
    @Override
    public double getLowerBound() {
      return scale.low();
    }

    @Override
    public double getUpperBound() {
      return scale.high();
    }

    @Override
    public Paint getPaint(double value) {
      return Colours.quantity(scale.fraction(value));
    }
  }
}
