package org.langevin.workbench.internal.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.langevin.api.Interruption;

@Timeout(60)
class WorkerTeamTest {
  @Test
  void everyWorkerDoesItsShareOfEveryRound() {
    for (int size : new int[] {1, 2, 3, 8}) {
      try (WorkerTeam team = new WorkerTeam(size, "test")) {
        long[] sums = new long[size];
        for (int round = 0; round < 2000; round++) {
          int add = round;
          team.run(worker -> sums[worker] += add);
          if (round % 500 == 0) {
            // Long enough for the workers to fall asleep.
            LockSupport.parkNanos(2_000_000);
          }
        }
        for (long sum : sums) {
          assertEquals(1999 * 1000, sum);
        }
      }
    }
  }

  @Test
  void aSumHoldsNothingOfTheRoundBefore() {
    try (WorkerTeam team = new WorkerTeam(3, "test")) {
      assertEquals(13, team.sum(worker -> worker == 0 ? 10 : worker));
      assertEquals(10, team.sum(worker -> worker == 0 ? 10 : 0));
    }
  }

  @Test
  void workersAreNamedDaemonsAndEnd() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (WorkerTeam team = new WorkerTeam(3, "langevin")) {
      team.run(worker -> threads.add(Thread.currentThread()));
      assertTrue(threads.remove(Thread.currentThread()));
      assertEquals(2, threads.size());
      for (Thread thread : threads) {
        assertTrue(thread.isDaemon());
        assertTrue(thread.getName().startsWith("langevin-"));
      }
    }
    for (Thread thread : threads) {
      assertFalse(thread.isAlive());
    }
  }

  @Test
  void failuresReachTheCallerAndTheTeamGoesOn() {
    try (WorkerTeam team = new WorkerTeam(3, "test")) {
      RuntimeException second = new IllegalStateException("second");
      Error third = new AssertionError("third");
      RuntimeException thrown =
          assertThrows(
              RuntimeException.class,
              () ->
                  team.run(
                      worker -> {
                        if (worker == 1) {
                          throw second;
                        }
                        if (worker == 2) {
                          throw third;
                        }
                      }));
      assertSame(second, thrown);
      assertSame(third, thrown.getSuppressed()[0]);
      int[] done = new int[3];
      team.run(worker -> done[worker]++);
      assertEquals(3, done[0] + done[1] + done[2]);
    }
  }

  @Test
  void anInterruptedCallerStillWaitsAndStaysInterrupted() {
    try (WorkerTeam team = new WorkerTeam(2, "test")) {
      boolean[] done = new boolean[2];
      Thread.currentThread().interrupt();
      team.run(
          worker -> {
            if (worker == 1) {
              LockSupport.parkNanos(5_000_000);
            }
            done[worker] = true;
          });
      assertTrue(Thread.interrupted());
      assertTrue(done[0] && done[1]);
    }
  }

  @Test
  void anInterruptedCallerInterruptsTheOthersInThisRoundOnly() {
    try (WorkerTeam team = new WorkerTeam(3, "test")) {
      CountDownLatch atWork = new CountDownLatch(2);
      CancellationException thrown =
          assertThrows(
              CancellationException.class,
              () ->
                  team.run(
                      worker -> {
                        if (worker == 0) {
                          await(atWork);
                          Thread.currentThread().interrupt();
                          return;
                        }
                        atWork.countDown();
                        while (true) {
                          Interruption.check();
                          Thread.onSpinWait();
                        }
                      }));
      assertEquals(1, thrown.getSuppressed().length);
      assertTrue(Thread.interrupted());
      team.run(worker -> Interruption.check());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFailureWeighsMoreThanACancellation() {
    try (WorkerTeam team = new WorkerTeam(3, "test")) {
      IllegalStateException failure = new IllegalStateException("failure");
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  team.run(
                      worker -> {
                        if (worker == 1) {
                          throw failure;
                        }
                        throw new CancellationException();
                      }));
      assertSame(failure, thrown);
      assertEquals(2, thrown.getSuppressed().length);
    }
  }

  @Test
  void aTeamThatIsClosedOrAtWorkRefuses() {
    WorkerTeam team = new WorkerTeam(2, "test");
    assertThrows(
        IllegalStateException.class,
        () -> team.run(worker -> team.run(inner -> assertEquals(0, inner))));
    team.close();
    assertThrows(IllegalStateException.class, () -> team.run(worker -> {}));
  }
}
