package org.langevin.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/** All workloads. Each family of them is a class with such a list. */
final class Workloads {
  private Workloads() {}

  /**
   * The workloads in the order in which they are measured.
   *
   * @param threads how many workers there are
   */
  static List<Workload> all(int threads) {
    return Stream.of(
            new ProductWorkloads(threads).workloads(),
            new TrainingWorkloads(threads).workloads(),
            new SamplingWorkloads(threads).workloads(),
            new MetricWorkloads(threads).workloads(),
            new FileWorkloads().workloads())
        .flatMap(List::stream)
        .toList();
  }
}
