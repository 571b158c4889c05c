package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossShare;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;
import org.langevin.workbench.internal.Tiny;
import org.langevin.workbench.internal.runs.RunStore;
import org.langevin.workbench.internal.runs.Workshop;

/** Sweeps over the number of steps of a tiny experiment; as a process, one to be killed. */
final class ChainedSweep {
  /** What the process says when it waits to be killed. */
  static final String REACHED = "reached";

  /** Neither in order nor where a longer training would look. */
  static final String STEPS = "[703, 150, 301, 1200]";

  private ChainedSweep() {}

  /** Sweeps in a folder. */
  static Sweeps.Result run(
      Path folder, ObjectNode document, String sweep, Loss loss, Progress progress)
      throws Exception {
    ObjectNode swept = document.deepCopy();
    swept.set("sweep", org.langevin.binding.StrictJson.parse(sweep));
    Runs runs = new Workshop(folder.resolveSibling("workshop")).service(loss);
    Experiments experiments =
        (Experiments)
            Proxy.newProxyInstance(
                ChainedSweep.class.getClassLoader(),
                new Class<?>[] {Experiments.class},
                (proxy, method, arguments) -> List.of());
    return new SweepRunner(experiments, runs, new RunStore(folder.resolveSibling("runs")))
        .run(
            new RunRequest(new Experiment("tiny.json", "", swept), Optional.of(folder), 2),
            progress);
  }

  static ObjectNode document(Path folder) {
    ObjectNode document = new Workshop(folder).document;
    document.withObject("/training").put("evaluateEvery", 200).put("checkpointEvery", 10);
    return document;
  }

  static String overSteps() {
    return "{\"grid\": {\"/training/steps\": " + STEPS + "}}";
  }

  /** A loss that something happens to when it has been evaluated so often. */
  static final class Counted extends Tiny.Denoising {
    private final AtomicInteger count = new AtomicInteger();
    private final Event event;

    Counted(Event event) {
      this.event = event;
    }

    int count() {
      return count.get();
    }

    @Override
    public double evaluate(LossShare share) {
      return event.happen(count.incrementAndGet(), super.evaluate(share));
    }
  }

  /** May exchange the loss. */
  @FunctionalInterface
  interface Event {
    double happen(int count, double loss);
  }

  /** The arguments are the sweep's folder and after how many evaluations of the loss to wait. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int at = Integer.parseInt(arguments[1]);
    run(
        folder,
        document(folder),
        overSteps(),
        new Counted(
            (count, loss) -> {
              if (count == at) {
                System.out.println(REACHED);
                System.out.flush();
                while (true) {
                  LockSupport.park();
                }
              }
              return loss;
            }),
        Progress.NONE);
  }

  /** Kills a process that sweeps, once it has evaluated its loss so often. */
  static boolean kill(Path folder, int evaluations) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                ChainedSweep.class.getName(),
                folder.toString(),
                Integer.toString(evaluations))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = process.inputReader()) {
      return output.lines().anyMatch(REACHED::equals);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
