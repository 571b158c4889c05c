package org.langevin.report.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.ParallelCoordinates;

/** Draws {@link ParallelCoordinates}: the colour of a trial's line is its result. */
record SearchDrawing(ParallelCoordinates figure) implements Chart {
  private static final double HEIGHT_OF_NUMBER = 28;
  private static final double TICK = 0.015;

  @Override
  public String title() {
    return figure.title();
  }

  @Override
  public Axis horizontal() {
    return Axis.named("", figure.axes().stream().map(Axis::label).toList());
  }

  @Override
  public Axis vertical() {
    return Axis.of("", -0.02, 1.02);
  }

  @Override
  public Optional<Axis> colours() {
    return figure.axes().isEmpty() ? Optional.empty() : Optional.of(last());
  }

  private Axis last() {
    return figure.axes().get(figure.axes().size() - 1);
  }

  @Override
  public Extent horizontalExtent() {
    return new Extent();
  }

  @Override
  public Extent verticalExtent() {
    return new Extent();
  }

  @Override
  public Extent colourExtent() {
    return extent(figure.axes().size() - 1);
  }

  private Extent extent(int axis) {
    Extent extent = new Extent();
    figure.trials().forEach(trial -> extent.add(trial[axis]));
    return extent;
  }

  @Override
  public double margin() {
    return 0;
  }

  @Override
  public void fill(XYPlot plot, Frame frame) {
    List<Scale> scales = new ArrayList<>();
    for (int i = 0; i < figure.axes().size(); i++) {
      boolean result = i == figure.axes().size() - 1;
      scales.add(result ? frame.colours() : Scale.of(figure.axes().get(i), extent(i), 0));
    }
    plot.getRangeAxis().setVisible(false);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    for (int i = 0; i < scales.size(); i++) {
      axis(plot, i, scales.get(i), frame);
    }
    if (scales.isEmpty()) {
      return;
    }
    XYSeriesCollection lines = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    int result = scales.size() - 1;
    List<double[]> trials = new ArrayList<>(figure.trials());
    trials.sort(Comparator.comparingDouble(trial -> trial[result]));
    for (double[] trial : trials) {
      XYSeries line = Series.empty(lines.getSeriesCount());
      for (int i = 0; i < trial.length; i++) {
        double place = scales.get(i).fraction(trial[i]);
        line.add(i, Double.isFinite(place) ? place : Double.NaN, false);
      }
      renderer.setSeriesPaint(
          lines.getSeriesCount(),
          Double.isNaN(trial[result])
              ? Colours.MISSING
              : Colours.faint(Colours.quantity(scales.get(result).fraction(trial[result])), 0.85));
      renderer.setSeriesStroke(lines.getSeriesCount(), Style.line());
      lines.addSeries(line);
    }
    plot.setDataset(lines);
    plot.setRenderer(renderer);
  }

  private static void axis(XYPlot plot, int index, Scale scale, Frame frame) {
    plot.addAnnotation(
        new XYLineAnnotation(index, 0, index, 1, Style.line(), Colours.FRAME), false);
    for (Ticks.Tick tick : Ticks.of(scale, (int) (frame.height() / HEIGHT_OF_NUMBER))) {
      double place = scale.fraction(tick.value());
      if (place < -1e-9 || place > 1 + 1e-9) {
        continue;
      }
      plot.addAnnotation(
          new XYLineAnnotation(index - TICK, place, index, place, Style.line(), Colours.FRAME),
          false);
      if (tick.isMajor()) {
        XYTextAnnotation label = new XYTextAnnotation(tick.label(), index - 2 * TICK, place);
        label.setTextAnchor(TextAnchor.CENTER_RIGHT);
        label.setFont(Style.ticks());
        label.setPaint(Colours.TEXT);
        label.setBackgroundPaint(Colours.faint(Colours.BACKGROUND, 0.8));
        plot.addAnnotation(label, false);
      }
    }
  }
}
