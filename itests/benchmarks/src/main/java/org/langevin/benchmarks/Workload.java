package org.langevin.benchmarks;

import java.util.concurrent.CancellationException;

/**
 * Something whose speed is measured.
 *
 * @param name by which it is asked for, here and among the peers
 * @param unit of the rate
 * @param step what one step is, for people
 * @param operations floating-point operations of the matrix products of a step; 0 if they are not
 *     counted
 * @param work goes on until the watch has seen enough of it
 */
record Workload(String name, String unit, String step, double operations, Work work) {
  /** A workload whose products are not counted. */
  Workload(String name, String unit, String step, Work work) {
    this(name, unit, step, 0, work);
  }

  /** Tells the watch its steps, by {@link Stopwatch#progress} or {@link Stopwatch#repeat}. */
  @FunctionalInterface
  interface Work {
    void perform(Stopwatch watch) throws Exception;
  }

  /** Does the work until it is measured. */
  void measure(Stopwatch watch) throws Exception {
    try {
      work.perform(watch);
    } catch (CancellationException e) {
      if (!watch.isOver()) {
        throw e;
      }
    }
    if (!watch.isOver()) {
      throw new IllegalStateException(name + " ended before it was measured");
    }
  }

  /** A line of the list of workloads. */
  @Override
  public String toString() {
    return name + "\t" + unit + "\t" + step + "\t" + Math.round(operations);
  }
}
