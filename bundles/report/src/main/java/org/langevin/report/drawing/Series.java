package org.langevin.report.drawing;

import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Data in JFreeChart's form. */
final class Series {
  private Series() {}

  /** A series that keeps the order of its points and may have several at one place. */
  static XYSeries empty(Comparable<?> key) {
    return new XYSeries(key, false, true);
  }

  /** Curves or points; what a scale cannot show becomes a gap. */
  static XYSeries of(Comparable<?> key, double[] x, double[] y, Chart.Frame frame) {
    XYSeries series = empty(key);
    for (int i = 0; i < x.length; i++) {
      double place = frame.horizontal().shown(x[i]);
      if (!Double.isNaN(place)) {
        series.add(place, frame.vertical().shown(y[i]), false);
      }
    }
    return series;
  }

  static XYSeriesCollection collection(XYSeries series) {
    return new XYSeriesCollection(series);
  }
}
