package org.langevin.sdes.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.sde.Schedule;
import org.langevin.api.sde.ScheduleContext;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.ScheduleContract;

class SchedulesTest {
  private static final double HORIZON = 2;

  private static <P extends Record> Schedule schedule(
      ExtensionFactory<P, ScheduleContext, Schedule> plugin, Map<String, ?> parameters) {
    return plugin.create(Parameters.of(plugin, parameters), new ScheduleContext(HORIZON));
  }

  @Test
  void integralsAreThoseOfTheRates() {
    for (Schedule schedule :
        new Schedule[] {
          schedule(new ConstantSchedule(), Map.of()),
          schedule(new ConstantSchedule(), Map.of("rate", 3)),
          schedule(new LinearSchedule(), Map.of()),
          schedule(new LinearSchedule(), Map.of("from", 5, "to", 0.5)),
          schedule(new PiecewiseSchedule(), piecewise(new double[0], 4)),
          schedule(new PiecewiseSchedule(), piecewise(new double[] {0.3, 1.7}, 0.1, 20, 1)),
        }) {
      ScheduleContract.verify(schedule, HORIZON);
    }
  }

  @Test
  void ratesAreThoseAskedFor() {
    Schedule linear = schedule(new LinearSchedule(), Map.of());
    assertEquals(0.1, linear.rate(0), 1e-15);
    assertEquals(20, linear.rate(HORIZON), 1e-14);
    assertEquals(20.1, linear.integral(HORIZON), 1e-14);
    Schedule piecewise = schedule(new PiecewiseSchedule(), piecewise(new double[] {0.5}, 1, 10));
    assertEquals(1, piecewise.rate(0.49));
    assertEquals(10, piecewise.rate(0.5));
    assertEquals(0.5 + 15, piecewise.integral(HORIZON), 1e-14);
  }

  private static Map<String, ?> piecewise(double[] times, double... rates) {
    return Map.of("times", times, "rates", rates);
  }

  @Test
  void whatIsNoScheduleIsRefused() {
    refuses("/rate", new ConstantSchedule(), Map.of("rate", 0));
    refuses("/from", new LinearSchedule(), Map.of("from", -1));
    PiecewiseSchedule plugin = new PiecewiseSchedule();
    refuses("/rates", plugin, piecewise(new double[] {1}, 1));
    refuses("/rates/1", plugin, piecewise(new double[] {1}, 1, 0));
    refuses("/times/1", plugin, piecewise(new double[] {1, 1}, 1, 2, 3));
    refuses("/times/0", plugin, piecewise(new double[] {HORIZON}, 1, 2));
  }

  private static <P extends Record> void refuses(
      String pointer,
      ExtensionFactory<P, ScheduleContext, Schedule> plugin,
      Map<String, ?> parameters) {
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> schedule(plugin, parameters));
    assertEquals(pointer, refusal.parameter());
  }
}
