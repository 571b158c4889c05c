package org.langevin.kit.metric;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.langevin.api.metric.MetricInput;

/**
 * Independent pieces of work shared among threads. Results that each task keeps under its own
 * index, and that are put together in the order of the indices, do not depend on the number of
 * threads.
 */
public final class Tasks {
  private Tasks() {}

  /**
   * Does tasks 0 to count - 1, in any order, each once. The calling thread takes part and alone
   * tells the progress, so that a cancelled run stops soon; once it fails or is interrupted, so are
   * the other threads.
   *
   * @param input gives the number of threads and hears of the progress
   * @throws RuntimeException the first that a task threw; the others are left undone
   */
  public static void run(int count, MetricInput input, IntConsumer task) {
    run(count, "", input, task);
  }

  /**
   * Does tasks, as {@link #run(int, MetricInput, IntConsumer)} does.
   *
   * @param unit what a task is, in the plural, for people who watch
   */
  public static void run(int count, String unit, MetricInput input, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread[] helpers = new Thread[Math.max(0, Math.min(input.threads(), count) - 1)];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] =
          new Thread(
              () -> {
                while (work(next, count, task, failure)) {
                  // One task after the other.
                }
              },
              "metric-" + (i + 1));
      helpers[i].setDaemon(true);
      helpers[i].start();
    }
    try {
      while (work(next, count, task, failure)) {
        input.progress(Math.min(next.get(), count), count, unit);
      }
    } catch (RuntimeException | Error stopped) {
      failure.compareAndSet(null, stopped);
    } finally {
      next.set(count);
      if (failure.get() != null) {
        interrupt(helpers);
      }
      join(helpers);
    }
    if (failure.get() instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure.get() instanceof Error error) {
      throw error;
    }
  }

  private static boolean work(
      AtomicInteger next, int count, IntConsumer task, AtomicReference<Throwable> failure) {
    int index = failure.get() == null ? next.getAndIncrement() : count;
    if (index >= count) {
      return false;
    }
    try {
      task.accept(index);
    } catch (RuntimeException | Error thrown) {
      failure.compareAndSet(null, thrown);
    }
    return true;
  }

  private static void interrupt(Thread[] helpers) {
    for (Thread helper : helpers) {
      helper.interrupt();
    }
  }

  private static void join(Thread[] helpers) {
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true;
          interrupt(helpers);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
