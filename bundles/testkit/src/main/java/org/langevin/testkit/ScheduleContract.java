package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.langevin.api.sde.Schedule;

/** What every schedule must do. */
public final class ScheduleContract {
  private static final int CELLS = 100_000;
  private static final int CHECKS = 100;
  private static final double TOLERANCE = 1e-4;

  private ScheduleContract() {}

  /**
   * The rate is positive and finite, and the integral is the rate's, by the midpoint rule: 0 at
   * first, rising, and right at a hundred times to 1e-4 of its end.
   */
  public static void verify(Schedule schedule, double horizon) {
    assertEquals(0, schedule.integral(0), 0, "the integral at 0");
    double end = schedule.integral(horizon);
    double width = horizon / CELLS;
    double sum = 0;
    double before = 0;
    for (int i = 1; i <= CELLS; i++) {
      double middle = schedule.rate((i - 0.5) * width);
      assertTrue(middle > 0 && middle < Double.POSITIVE_INFINITY, "a rate of " + middle);
      sum += middle * width;
      if (i % (CELLS / CHECKS) == 0) {
        double t = horizon * i / CELLS;
        double integral = schedule.integral(t);
        assertEquals(sum, integral, TOLERANCE * end, "the integral up to " + t);
        assertTrue(integral > before, "the integral does not rise before " + t);
        before = integral;
      }
    }
    for (double t : new double[] {0, horizon}) {
      assertTrue(schedule.rate(t) > 0, "the rate at " + t + " is " + schedule.rate(t));
    }
  }
}
