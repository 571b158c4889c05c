package org.langevin.metrics.supportdistance;

import java.util.Arrays;
import org.langevin.api.Interruption;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Support;
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.MetricInput;
import org.langevin.kit.metric.Tasks;
import org.langevin.kit.metric.Values;

/** The distances of some items from a support, rising. */
final class Distances {
  /** Items in a piece of work. */
  private static final int PIECE = 256;

  /** Steps of a curve. */
  private static final int STEPS = 200;

  private final double[] sorted;

  private Distances(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Measures them.
   *
   * @param name what the items are, for messages
   * @param input gives threads and hears of the progress
   */
  static Distances of(Support support, Items items, String name, MetricInput input) {
    double[] points = Values.doubles(items, name);
    int dimension = items.shape().dimension();
    double[] distances = new double[items.size()];
    Tasks.run(
        1 + (distances.length - 1) / PIECE,
        "pieces of " + name + " items",
        input,
        piece -> {
          int begin = piece * PIECE;
          int end = begin + Math.min(PIECE, distances.length - begin);
          for (int i = begin; i < end; i++) {
            Interruption.check();
            distances[i] = support.distance(points, i * dimension);
          }
        });
    Arrays.sort(distances);
    return new Distances(distances);
  }

  int count() {
    return sorted.length;
  }

  double largest() {
    return sorted[sorted.length - 1];
  }

  double mean() {
    double sum = 0;
    for (double distance : sorted) {
      sum += distance;
    }
    return sum / sorted.length;
  }

  /** Of the mean; there are at least two. */
  double standardError() {
    double mean = mean();
    double squares = 0;
    for (double distance : sorted) {
      squares += (distance - mean) * (distance - mean);
    }
    return Math.sqrt(squares / (sorted.length - 1.0) / sorted.length);
  }

  double shareBeyond(double limit) {
    return (double) countBeyond(limit) / sorted.length;
  }

  private int countBeyond(double limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] > limit) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return sorted.length - low;
  }

  /**
   * The mean of the largest of some of them, drawn without repetition: the largest of all is among
   * them with probability some / all, and so on for those that remain.
   */
  double largestOf(int some) {
    double mean = 0;
    double absent = 1;
    for (int i = sorted.length; i >= some; i--) {
      double present = absent * some / i;
      mean += present * sorted[i - 1];
      absent -= present;
    }
    return mean;
  }

  /** The share of them that is further away than x, from x = 0 to the largest. */
  LineChart.Curve curve(String label) {
    int steps = Math.min(STEPS, sorted.length);
    double[] x = new double[steps + 1];
    double[] y = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      // Quantiles: as many points where there are few items as where there are many.
      x[i] = i == 0 ? 0 : sorted[(int) ((long) i * sorted.length / steps) - 1];
      y[i] = shareBeyond(x[i]);
    }
    return LineChart.Curve.of(label, x, y);
  }
}
