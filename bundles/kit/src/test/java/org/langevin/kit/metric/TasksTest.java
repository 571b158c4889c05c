package org.langevin.kit.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Score;

class TasksTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void doesEachTaskOnce(int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(100);
    Tasks.run(100, input(threads, 101), done::incrementAndGet);
    for (int i = 0; i < 100; i++) {
      assertEquals(1, done.get(i));
    }
  }

  @Test
  void stopsWhenCancelled() {
    AtomicInteger done = new AtomicInteger();
    assertThrows(
        CancellationException.class,
        () -> Tasks.run(1000, input(1, 3), i -> done.incrementAndGet()));
    assertEquals(3, done.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void passesOnWhatATaskThrows(int threads) {
    AtomicInteger done = new AtomicInteger();
    var thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                Tasks.run(
                    100_000,
                    input(threads, Integer.MAX_VALUE),
                    i -> {
                      done.incrementAndGet();
                      if (i == 5) {
                        throw new IllegalStateException("five");
                      }
                    }));
    assertEquals("five", thrown.getMessage());
    assertTrue(done.get() < 100_000);
  }

  /** Cancels when it has been told of progress so many times. */
  private static MetricInput input(int threads, int patience) {
    AtomicInteger told = new AtomicInteger();
    return new MetricInput() {
      @Override
      public Items real() {
        throw new UnsupportedOperationException();
      }

      @Override
      public Items generated() {
        throw new UnsupportedOperationException();
      }

      @Override
      public Optional<Score> score() {
        return Optional.empty();
      }

      @Override
      public RandomStream random() {
        return RandomStream.of(0, "test");
      }

      @Override
      public int threads() {
        return threads;
      }

      @Override
      public void progress(int done, int total) {
        if (told.incrementAndGet() >= patience) {
          throw new CancellationException();
        }
      }
    };
  }
}
