package org.langevin.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.langevin.api.random.RandomStream;
import org.langevin.nn.Activation;
import org.langevin.nn.Arena;
import org.langevin.nn.Dense;
import org.langevin.nn.LayerPass;
import org.langevin.nn.Memory;
import org.langevin.nn.ParameterLayout;
import org.langevin.workbench.internal.workers.WorkerTeam;

/**
 * The forward pass of one dense layer as wide as what it sees, without an activation: a matrix
 * product of items x width by width x width. Each worker has its share of the items, as in
 * training. A step is 10^9 operations.
 */
record DenseForward(int items, int width, int threads) implements Workload.Work {
  /** A worker's items, in memory that is its own. */
  private record Share(LayerPass pass, int count, Memory x, Memory y) {
    void forward() {
      pass.forward(count, x, y);
    }
  }

  @Override
  public void perform(Stopwatch watch) throws Exception {
    List<Arena> arenas = new ArrayList<>();
    try (WorkerTeam team = new WorkerTeam(threads, "benchmark")) {
      ParameterLayout layout = new ParameterLayout();
      Dense layer = new Dense(layout, width, width, Activation.IDENTITY);
      Memory parameters = normal(arena(arenas), layout.length());
      List<Share> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int count = items * (i + 1) / threads - items * i / threads;
        Arena arena = arena(arenas);
        shares.add(
            new Share(
                layer.open(parameters, arena, count, false),
                count,
                normal(arena, count * width),
                arena.allocate((long) count * width)));
      }
      watch.repeat(
          1e-9 * Products.dense(width, width).forward() * items,
          () -> team.run(worker -> shares.get(worker).forward()));
    } finally {
      arenas.forEach(Arena::close);
    }
  }

  private static Arena arena(List<Arena> arenas) {
    Arena arena = new Arena();
    arenas.add(arena);
    return arena;
  }

  private static Memory normal(Arena arena, int length) {
    Memory memory = arena.allocate(length);
    RandomStream random = RandomStream.of(0, "benchmark");
    for (int i = 0; i < length; i++) {
      memory.put(i, (float) random.nextGaussian());
    }
    return memory;
  }
}
