package org.langevin.itests.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Does work on a thread of its own, cancels it after a while, and gives up in the end. */
final class Guard {
  /** Far above the second that the workbench promises: other work may have the processors. */
  private static final long PATIENCE_MILLIS = 60_000;

  private static final long LOOK_MILLIS = 2;

  private static final long PROMISED_MILLIS = 1_000;
  private static final String OURS = "org.langevin.";

  private final List<String> lateStops = new ArrayList<>();

  /** What is asked of work that shall stop. */
  @FunctionalInterface
  interface Cancel {
    /** Whether it was heard; work that has only just begun, or is about to end, hears nothing. */
    boolean request();
  }

  /** Work that has to end by itself. */
  <T> T await(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = start(task);
    return ended(task, thread, "does not end");
  }

  /**
   * Work that is cancelled as soon as a condition holds; it may end before that.
   *
   * @param enough asked again and again
   */
  <T> T cancelWhen(BooleanSupplier enough, Callable<T> work, Cancel cancel) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = start(task);
    while (!enough.getAsBoolean() || !cancel.request()) {
      try {
        return result(task, LOOK_MILLIS);
      } catch (TimeoutException e) {
        continue;
      }
    }
    long begin = System.nanoTime();
    try {
      return result(task, PROMISED_MILLIS);
    } catch (TimeoutException e) {
      String place = place(thread);
      try {
        return ended(task, thread, "does not stop when cancelled");
      } finally {
        lateStops.add("%.1f s in %s".formatted((System.nanoTime() - begin) * 1e-9, place));
      }
    }
  }

  /** Work that is cancelled after some time. */
  <T> T cancelAfter(long millis, Callable<T> work, Cancel cancel) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    return cancelWhen(() -> System.nanoTime() - end > 0, work, cancel);
  }

  /** Cancelled work that went on for more than a second, and where it was by then. */
  List<String> lateStops() {
    return List.copyOf(lateStops);
  }

  private static String place(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(StackTraceElement::toString)
        .orElse("the JDK");
  }

  private static Thread start(FutureTask<?> task) {
    Thread thread = new Thread(task, "fuzz");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static <T> T ended(FutureTask<T> task, Thread thread, String otherwise) throws Exception {
    try {
      return result(task, PATIENCE_MILLIS);
    } catch (TimeoutException e) {
      String stack =
          Arrays.stream(thread.getStackTrace())
              .map(StackTraceElement::toString)
              .collect(Collectors.joining("\n"));
      thread.interrupt();
      throw new Fault(otherwise, stack);
    }
  }

  private static <T> T result(FutureTask<T> task, long millis) throws Exception {
    try {
      return task.get(millis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw Fault.unexpected(e.getCause());
    }
  }
}
