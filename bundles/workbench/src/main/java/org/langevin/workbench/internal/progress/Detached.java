package org.langevin.workbench.internal.progress;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.langevin.workbench.Progress;

/**
 * Work on a thread of its own. The caller waits for it; but once it is cancelled, which an
 * interrupt of the caller does, no longer than most of a second: a part that does not let itself be
 * stopped keeps its thread, but not the caller.
 */
public final class Detached {
  /** Enough for a checkpoint of usual size. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(750);

  private Detached() {}

  /** Work that reports progress and asks whether to go on. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T perform(Cancellation cancellation, Progress progress) throws Exception;
  }

  /**
   * Does work.
   *
   * @param name of the thread
   * @param progress hears nothing more once the caller has given up
   * @throws StillAtWorkException if the work was cancelled and goes on all the same
   * @throws Exception what the work threw
   */
  public static <T> T perform(String name, Progress progress, Work<T> work) throws Exception {
    Cancellation cancellation = new Cancellation();
    AtomicBoolean heard = new AtomicBoolean(true);
    Progress told =
        update -> {
          if (heard.get()) {
            progress.update(update);
          }
        };
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(() -> complete(result, () -> work.perform(cancellation, told)), name);
    thread.setDaemon(true);
    thread.start();
    try {
      return await(result, cancellation);
    } catch (TimeoutException e) {
      heard.set(false);
      throw new StillAtWorkException(cancellation.atWork().orElse("a part of the experiment"));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    }
  }

  private static <T> void complete(CompletableFuture<T> result, Callable<T> work) {
    try {
      result.complete(work.call());
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  private static <T> T await(CompletableFuture<T> result, Cancellation cancellation)
      throws ExecutionException, TimeoutException {
    long end = 0;
    while (true) {
      try {
        if (!cancellation.requested().isDone()) {
          CompletableFuture.anyOf(result.handle((value, thrown) -> value), cancellation.requested())
              .get();
        }
        if (end == 0) {
          end = System.nanoTime() + PATIENCE;
        }
        return result.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        cancellation.request(Cancellation.INTERRUPT);
      }
    }
  }
}
