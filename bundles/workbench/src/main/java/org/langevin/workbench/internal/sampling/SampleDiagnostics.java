package org.langevin.workbench.internal.sampling;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What samplers hand over about each sample. Safe for use by several threads. */
final class SampleDiagnostics {
  private final int count;
  private final Map<String, double[]> values = new TreeMap<>();

  SampleDiagnostics(int count) {
    this.count = count;
  }

  /**
   * Keeps the values of a chunk.
   *
   * @param first the chunk's first sample
   */
  synchronized void put(String name, int first, double[] chunk) {
    double[] all =
        values.computeIfAbsent(
            name,
            key -> {
              double[] fresh = new double[count];
              Arrays.fill(fresh, Double.NaN);
              return fresh;
            });
    System.arraycopy(chunk, 0, all, first, Math.min(chunk.length, count - first));
  }

  /**
   * One value for each sample, NaN where nothing was handed over. Not copies, so to be asked for
   * when all is drawn.
   */
  synchronized Map<String, double[]> values() {
    return new TreeMap<>(values);
  }

  /** The averages over the samples. */
  synchronized Map<String, Double> means() {
    Map<String, Double> means = new TreeMap<>();
    values.forEach(
        (name, all) -> {
          double sum = 0;
          int known = 0;
          for (double value : all) {
            if (!Double.isNaN(value)) {
              sum += value;
              known++;
            }
          }
          means.put(name, sum / known);
        });
    return means;
  }
}
