package org.langevin.itests;

import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.Runs;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.options.extra.VMOption;

/** A workbench that has run many experiments is no larger than one that has run a few. */
public class MemoryIT extends KarafTest {
  private static final String COUNT = "langevin.memory.runs";
  private static final int RUNS = Integer.getInteger(COUNT, 40);

  /** By then all code is loaded and compiled, and the heap has its working size. */
  private static final int WARM = RUNS / 2;

  /** Parameters, moments and buffers of the runs in between would be many times that. */
  private static final long HEAP_ALLOWANCE = 8L << 20;

  private static final long NATIVE_ALLOWANCE = 64L << 20;

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  @Override
  protected List<Option> more() {
    // A heap that is whole from the start: what the process grows by then lies outside it.
    return List.of(
        systemProperty(COUNT).value(String.valueOf(RUNS)),
        new VMOption("-Xms1g"),
        new VMOption("-XX:+AlwaysPreTouch"));
  }

  @Test
  public void runsLeaveNothingBehind() throws Exception {
    Path file = temporary.newFile("experiment.json").toPath();
    Files.writeString(
        file,
        """
        {
          "title": "One of many",
          "dataset": {"use": "gaussian-mixture", "means": [[0, 0]], "count": 500},
          "sde": {"use": "ornstein-uhlenbeck"},
          "network": {"use": "mlp", "hidden": [256, 256, 256]},
          "loss": {"use": "time-denoising"},
          "training": {"steps": 10, "batch": 250},
          "samplers": [{"use": "euler-maruyama", "steps": 5, "count": 250}],
          "metrics": [{"use": "sliced-wasserstein", "projections": 5}]
        }
        """);
    Experiments experiments = service(Experiments.class);
    Runs runs = service(Runs.class);
    long warmHeap = 0;
    long warm = 0;
    for (int i = 1; i <= RUNS; i++) {
      Experiment experiment = experiments.load(file.toString(), "", Map.of(), OptionalLong.of(i));
      Path folder = temporary.getRoot().toPath().resolve("run-" + i);
      runs.run(new RunRequest(experiment, Optional.of(folder), 2), Progress.NONE);
      if (i == WARM) {
        warmHeap = heap();
        warm = resident();
      }
    }
    long grownHeap = heap() - warmHeap;
    long grown = resident() - warm;
    System.out.printf(
        "after %d runs %d kB in the heap, %d MB resident; after %d runs %+d kB, %+d MB%n",
        WARM, warmHeap >> 10, warm >> 20, RUNS, grownHeap >> 10, grown >> 20);
    assertTrue("The heap grew by " + (grownHeap >> 10) + " kB", grownHeap < HEAP_ALLOWANCE);
    assertTrue("The workbench grew by " + (grown >> 20) + " MB", grown < NATIVE_ALLOWANCE);
  }

  /** Bytes in the heap that are in use, once garbage is collected. */
  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Bytes of memory that the process holds. */
  private static long resident() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
      }
    }
    throw new IOException("no VmRSS");
  }
}
