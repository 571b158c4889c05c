package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.internal.files.ItemFiles;
import org.langevin.workbench.internal.progress.Cancellation;

/** What costs, and how it is measured. */
final class Costs {
  private static final double WARM_UP = 1;
  private static final int WINDOWS = 3;
  private static final int MOST_WINDOWS = 12;
  private static final double LONGEST = 12;
  private static final int COLLECTIONS = 4;

  private Costs() {}

  /** Seconds of processor time that a step takes, which others leave as it is. */
  static Growth.Cost processorSeconds(IntFunction<Workload.Work> work) {
    return size -> 1 / measured(work.apply(size), WINDOWS).ratePerProcessorSecond();
  }

  /** Seconds that a step takes, at the best. */
  static Growth.Cost seconds(IntFunction<Workload.Work> work) {
    return size -> {
      Stopwatch watch = measured(work.apply(size), MOST_WINDOWS);
      if (watch.quietWindows() == 0) {
        System.err.println("the machine had other work all the time: what follows is too long");
      }
      return 1 / watch.highestRate();
    };
  }

  private static Stopwatch measured(Workload.Work work, int most) throws Exception {
    Stopwatch watch = new Stopwatch(WARM_UP, WINDOWS, most, LONGEST);
    new Workload("a growth", "steps/s", "a step", work).measure(watch);
    return watch;
  }

  /** Reading a file of items, whose writing is not measured. */
  static Growth.Cost reading(String ending, FileOfItems file) {
    return size -> {
      Path path = Files.createTempFile("langevin-benchmark", ending);
      try {
        file.write(path, size);
        return processorSeconds(
                count -> watch -> watch.repeat(1, () -> ItemFiles.read(path, notice -> {})))
            .of(size);
      } finally {
        Files.delete(path);
      }
    };
  }

  /** Writes so many items. */
  @FunctionalInterface
  interface FileOfItems {
    void write(Path path, int count) throws IOException;
  }

  /** Bytes of the heap that are in use in the middle of a training, beyond those with one item. */
  static Growth.Cost heldBytes(IntFunction<ObjectNode> document) {
    return size -> heap(document.apply(size)) - heap(document.apply(1));
  }

  private static double heap(ObjectNode document) throws IOException, InvalidRequestException {
    Cancellation cancellation = new Cancellation();
    double[] used = new double[1];
    try {
      new Training(document, 1)
          .train(
              update -> {
                used[0] = heap();
                cancellation.request("the measurement is over");
              },
              cancellation);
    } catch (CancellationException e) {
      // As it was asked for.
    }
    return used[0];
  }

  /** What is in use when all that can be freed is. */
  private static double heap() {
    double used = Double.POSITIVE_INFINITY;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }
}
