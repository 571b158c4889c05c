package org.langevin.benchmarks;

import java.util.List;

/** Matrix products by themselves, which bound the rates of all networks. */
final class ProductWorkloads {
  /** A matrix that no cache holds: what a processor can do. */
  static final String BOUND = "product-2048";

  private final int threads;

  ProductWorkloads(int threads) {
    this.threads = threads;
  }

  List<Workload> workloads() {
    return List.of(product("product-500", 500, 256), product(BOUND, 2048, 2048));
  }

  private Workload product(String name, int items, int width) {
    return new Workload(
        name,
        "GFLOP/s",
        "10^9 operations of the product of "
            + items
            + " x "
            + width
            + " by "
            + width
            + " x "
            + width,
        1e9,
        new DenseForward(items, width, threads));
  }
}
