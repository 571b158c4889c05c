package org.langevin.workbench.internal.progress;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Whether a piece of work is to stop: asked for by another thread, or by an interrupt of its own.
 * Where the work may be cut short at any point, its thread is interrupted.
 */
public final class Cancellation {
  /** What an interrupt of the work's thread, or of whoever waits for it, comes from. */
  static final String INTERRUPT = "Ctrl-C or a signal";

  private final CompletableFuture<String> request = new CompletableFuture<>();
  private final Set<Thread> interruptible = new HashSet<>();
  private volatile Supplier<Optional<String>> atWork = Optional::empty;

  /** Work that may fail. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Does it. */
    T perform() throws E;
  }

  /**
   * Asks the work to stop.
   *
   * @param by what asks for it, in words; the first counts
   */
  public synchronized void request(String by) {
    request.complete(by);
    interruptible.forEach(Thread::interrupt);
  }

  /** What asked the work to stop, in words; an interrupt, if nothing did. */
  public String by() {
    return request.getNow(INTERRUPT);
  }

  /** Lets others say what keeps the work from stopping. */
  public void watch(Supplier<Optional<String>> watcher) {
    atWork = watcher;
  }

  /** What keeps the work from stopping, if that can be told. */
  Optional<String> atWork() {
    return atWork.get();
  }

  /** Done once the work is asked to stop. */
  CompletableFuture<String> requested() {
    return request;
  }

  /**
   * Whether the work is to stop. Takes note of an interrupt of the calling thread and clears it, so
   * that what is still to be written is not disturbed.
   */
  public boolean isRequested() {
    if (Thread.interrupted()) {
      request(INTERRUPT);
    }
    return request.isDone();
  }

  /** Stops the work if that was asked for. */
  public void check() {
    if (isRequested()) {
      throw new CancellationException("cancelled");
    }
  }

  /**
   * Does work that changes nothing but its result, and so may be cut short at any point: the
   * calling thread is interrupted when the work is to stop, and only here. Whatever an interrupted
   * thread throws comes from that.
   *
   * @throws CancellationException if it is to stop
   */
  public <T, E extends Exception> T interruptibly(Work<T, E> work) throws E {
    boolean outermost = enter();
    try {
      return work.perform();
    } catch (Throwable e) {
      if (isRequested() && !(e instanceof CancellationException)) {
        CancellationException cancelled = new CancellationException("cancelled");
        cancelled.initCause(e);
        throw cancelled;
      }
      throw e;
    } finally {
      if (outermost) {
        leave();
      }
    }
  }

  private synchronized boolean enter() {
    check();
    return interruptible.add(Thread.currentThread());
  }

  private synchronized void leave() {
    interruptible.remove(Thread.currentThread());
    isRequested();
  }
}
