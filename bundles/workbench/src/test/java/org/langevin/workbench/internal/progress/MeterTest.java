package org.langevin.workbench.internal.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.langevin.workbench.Progress.Update;

class MeterTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong();
  private final List<Update> updates = new ArrayList<>();

  private Meter meter(String unit, long total) {
    return new Meter(updates::add, "work", unit, 0, total, clock::get);
  }

  private Update last() {
    return updates.get(updates.size() - 1);
  }

  @Test
  void theFirstSecondMakesNoEstimate() {
    Meter meter = meter("steps", 1000);
    clock.set(SECOND / 2);
    meter.update(1, () -> "");
    assertTrue(Double.isNaN(last().rate()) && Double.isNaN(last().secondsLeft()));
    clock.set(2 * SECOND);
    meter.update(20, () -> "");
    assertEquals(19 / 1.5, last().rate(), 1e-9);
    assertEquals(980 * 1.5 / 19, last().secondsLeft(), 1e-9);
    assertEquals("steps", last().unit());
  }

  /** A program is slow until it is compiled: what it did in its first seconds is forgotten. */
  @Test
  void earlyEstimatesAreMadeFromTheLatterHalf() {
    Meter meter = meter("steps", 100_000);
    for (int second = 1; second <= 8; second++) {
      clock.set(second * SECOND);
      meter.update(second <= 4 ? second : 4 + 100L * (second - 4), () -> "");
    }
    assertEquals(100, last().rate(), 1e-9);
  }

  @Test
  void theRateIsTheMeanOverHalfAMinute() {
    Meter meter = meter("steps", 100_000);
    for (int second = 1; second <= 100; second++) {
      clock.set(second * SECOND);
      // Ten times as fast from the fiftieth second on.
      meter.update(second <= 50 ? second : 50 + 10L * (second - 50), () -> "");
    }
    assertEquals(10, last().rate(), 1e-9);
  }

  @Test
  void whatAThreadTellsLateTakesNothingBack() {
    Meter meter = meter("samples", 1000);
    clock.set(SECOND);
    meter.update(500, () -> "");
    clock.set(2 * SECOND);
    meter.update(400, () -> "");
    assertEquals(500, last().done());
    clock.set(3 * SECOND);
    meter.update(1001, () -> "");
    assertEquals(1000, last().done());
  }

  @Test
  void countingBeginsAnewWithAnotherUnitAndOverAgain() {
    Meter meter = meter("", 1);
    clock.set(SECOND);
    meter.update(90, 100, "steps");
    clock.set(2 * SECOND);
    meter.update(10, 5000, "images");
    assertEquals("images", last().unit());
    assertEquals(10, last().done());
    assertEquals(5000, last().total());
    clock.set(3 * SECOND);
    meter.update(4000, 5000, "images");
    clock.set(4 * SECOND);
    meter.update(0, 5000, "images");
    assertEquals(0, last().done());
    meter.finish("all");
    assertEquals(5000, last().done());
    assertEquals("all", last().message());
  }

  @Test
  void phasesAreNumberedAlsoThoseThatArePassedOver() {
    PhaseCount phases = new PhaseCount(updates::add, 3);
    phases.next();
    phases.next().update(new Update("second", 0, 1, Double.NaN, Double.NaN, ""));
    assertEquals("2 of 3", last().place());
  }
}
