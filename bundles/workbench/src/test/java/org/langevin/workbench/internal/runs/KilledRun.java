package org.langevin.workbench.internal.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.langevin.api.loss.LossShare;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.Tiny;
import org.langevin.workbench.internal.composition.Composition;

/** A process that works on a run up to a point, says so, and waits to be killed. */
final class KilledRun {
  /** What it says. */
  static final String REACHED = "reached";

  private static final int STEPS = 4000;

  private KilledRun() {}

  static Composition composition() {
    return composition(new Tiny.Denoising());
  }

  private static Composition composition(Tiny.Denoising loss) {
    Composition tiny =
        Tiny.composition(
            Tiny.training(
                "{'steps': "
                    + STEPS
                    + ", 'batch': 16, 'optimizer': {'use': 'adam', 'warmUp': 100, 'gradientNorm': 5},"
                    + " 'averaging': {'use': 'exponential', 'decay': 0.99},"
                    + " 'heldOut': 0.1, 'evaluateEvery': 300, 'checkpointEvery': 10}"));
    return new Composition(
        tiny.title(),
        tiny.seed(),
        tiny.dataset(),
        tiny.simulated(),
        tiny.sde(),
        tiny.levels(),
        tiny.condition(),
        tiny.network(),
        Optional.of(loss),
        tiny.training(),
        tiny.generator(),
        tiny.samplers(),
        tiny.metrics(),
        tiny.claims(),
        tiny.resolved(),
        tiny.parts());
  }

  /** The arguments are the run's folder and after how many evaluations of the loss to wait. */
  public static void main(String[] arguments) throws IOException {
    AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[1]));
    RunFixture.work(
        Path.of(arguments[0]),
        composition(
            new Tiny.Denoising() {
              @Override
              public double evaluate(LossShare share) {
                if (left.decrementAndGet() == 0) {
                  System.out.println(REACHED);
                  System.out.flush();
                  while (true) {
                    LockSupport.park();
                  }
                }
                return super.evaluate(share);
              }
            }),
        Progress.NONE);
  }
}
