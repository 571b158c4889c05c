package org.langevin.workbench.internal.workers;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;

/**
 * Threads that do their shares of one task after the other, all of them at once. A round costs a
 * few microseconds, so that an optimiser can afford two of them a step. The caller is worker 0; a
 * team of one has no threads.
 *
 * <p>For one caller at a time.
 */
public final class WorkerTeam implements AutoCloseable {
  /** Between rounds workers stay awake so long; waking up takes about a quarter of it. */
  private static final long SPIN_NANOSECONDS = 200_000;

  private final Worker[] workers;
  private final Throwable[] failures;
  private final double[] parts;
  private final long spinNanoseconds;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicInteger unfinished = new AtomicInteger();
  private volatile int round;
  private volatile boolean closed;
  private volatile Thread waiting;

  /** The last round whose caller was interrupted. */
  private volatile int interruptedRound;

  private IntConsumer task;

  /**
   * Starts the threads, daemons named after the team.
   *
   * @param size the number of workers, the caller among them
   */
  public WorkerTeam(int size, String name) {
    if (size < 1) {
      throw new IllegalArgumentException("a team has at least one worker, not " + size);
    }
    failures = new Throwable[size];
    parts = new double[size];
    workers = new Worker[size - 1];
    spinNanoseconds = size <= Runtime.getRuntime().availableProcessors() ? SPIN_NANOSECONDS : 0;
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1, name + "-" + (i + 1));
    }
    for (Worker worker : workers) {
      worker.start();
    }
  }

  /** The number of workers. */
  public int size() {
    return failures.length;
  }

  /**
   * Calls the task once for each worker, with the worker's number from 0, and returns when all are
   * done. If the caller is interrupted, so are the others in this round; the caller stays so.
   *
   * @throws RuntimeException or Error, whatever the task threw in the first worker that failed, and
   *     a {@link CancellationException} only if no worker failed otherwise; what it threw in others
   *     is suppressed
   */
  public void run(IntConsumer task) {
    if (closed || !busy.compareAndSet(false, true)) {
      throw new IllegalStateException(closed ? "the team is closed" : "the team is at work");
    }
    try {
      this.task = task;
      unfinished.set(workers.length);
      round++;
      for (Worker worker : workers) {
        worker.wake();
      }
      perform(0);
      awaitOthers();
      this.task = null;
      throwFailures();
    } finally {
      busy.set(false);
    }
  }

  /**
   * Adds up what the task returns for each worker, in the workers' order. Every worker gives its
   * part in every round, and be it 0: none can be left from the round before.
   *
   * @throws RuntimeException or Error as {@link #run} does
   */
  public double sum(IntToDoubleFunction task) {
    run(worker -> parts[worker] = task.applyAsDouble(worker));
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  private void perform(int worker) {
    try {
      task.accept(worker);
    } catch (Throwable e) {
      failures[worker] = e;
    }
  }

  private void awaitOthers() {
    if (spun(() -> unfinished.get() == 0)) {
      return;
    }
    boolean interrupted = false;
    waiting = Thread.currentThread();
    while (unfinished.get() != 0) {
      if (Thread.interrupted()) {
        interrupted = true;
        interruptOthers();
      } else {
        LockSupport.park(this);
      }
    }
    waiting = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void interruptOthers() {
    interruptedRound = round;
    for (Worker worker : workers) {
      worker.interrupt();
    }
  }

  private interface Condition {
    boolean holds();
  }

  private boolean spun(Condition condition) {
    long start = System.nanoTime();
    do {
      if (condition.holds()) {
        return true;
      }
      Thread.onSpinWait();
    } while (System.nanoTime() - start < spinNanoseconds);
    return false;
  }

  private void throwFailures() {
    Throwable first = null;
    for (int i = 0; i < failures.length; i++) {
      Throwable failure = failures[i];
      failures[i] = null;
      if (failure == null || failure == first) {
        continue;
      }
      boolean worse =
          first instanceof CancellationException && !(failure instanceof CancellationException);
      if (first == null || worse) {
        Throwable lesser = first;
        first = failure;
        failure = lesser;
      }
      if (failure != null) {
        first.addSuppressed(failure);
      }
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first != null) {
      throw (RuntimeException) first;
    }
  }

  /** Ends the threads and waits for them. */
  @Override
  public void close() {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("the team is at work");
    }
    closed = true;
    boolean interrupted = false;
    for (Worker worker : workers) {
      worker.wake();
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    busy.set(false);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Worker extends Thread {
    private final int number;
    private volatile boolean asleep;

    Worker(int number, String name) {
      super(name);
      this.number = number;
      setDaemon(true);
    }

    void wake() {
      if (asleep || closed) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      int done = 0;
      while (awaitRoundAfter(done)) {
        done++;
        // An interrupt that came too late for its round is not to end another one.
        Thread.interrupted();
        if (interruptedRound == done) {
          interrupt();
        }
        perform(number);
        if (unfinished.decrementAndGet() == 0) {
          LockSupport.unpark(waiting);
        }
      }
    }

    /** Returns false if there will be none. */
    private boolean awaitRoundAfter(int last) {
      if (!spun(() -> round != last || closed)) {
        asleep = true;
        while (round == last && !closed) {
          LockSupport.park(WorkerTeam.this);
          Thread.interrupted();
        }
        asleep = false;
      }
      return round != last;
    }
  }
}
