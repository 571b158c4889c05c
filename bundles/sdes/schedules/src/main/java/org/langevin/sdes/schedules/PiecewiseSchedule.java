package org.langevin.sdes.schedules;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.sde.Schedule;
import org.langevin.api.sde.ScheduleContext;
import org.osgi.service.component.annotations.Component;

/** A rate that is constant between given times. */
@Component
@Extension(
    point = Schedule.POINT,
    id = "piecewise",
    title = "A rate that is constant between given times",
    formula = "r(t) = r_i between t_i and t_(i+1)")
public final class PiecewiseSchedule
    implements ExtensionFactory<PiecewiseSchedule.Parameters, ScheduleContext, Schedule> {
  /**
   * The parameters.
   *
   * @param times when the rate changes
   * @param rates before, between and after them
   */
  public record Parameters(
      @Parameter(
              description = "When the rate changes: rising, before the horizon",
              unit = "time",
              moreThan = 0)
          double[] times,
      @Parameter(
              description = "The rates before, between and after these times: one more than times",
              moreThan = 0,
              max = 1e6)
          double[] rates) {}

  @Override
  public Schedule create(Parameters parameters, ScheduleContext context) {
    double[] times = parameters.times();
    for (int k = 0; k < times.length; k++) {
      if (k > 0 && times[k] <= times[k - 1]) {
        throw new InvalidExperimentException(
            "/times/" + k, "times rise, but after " + times[k - 1] + " comes " + times[k]);
      }
      if (times[k] >= context.horizon()) {
        throw new InvalidExperimentException(
            "/times/" + k,
            "a rate from " + times[k] + " on has no effect; stay below " + context.horizon());
      }
    }
    if (parameters.rates().length != times.length + 1) {
      throw new InvalidExperimentException(
          "/rates",
          "give "
              + (times.length + 1)
              + " rates, one more than times, not "
              + parameters.rates().length);
    }
    return new Piecewise(times, parameters.rates());
  }

  private record Piecewise(double[] times, double[] rates) implements Schedule {
    @Override
    public double rate(double t) {
      int k = 0;
      while (k < times.length && t >= times[k]) {
        k++;
      }
      return rates[k];
    }

    @Override
    public double integral(double t) {
      double sum = 0;
      double from = 0;
      for (int k = 0; k < times.length && t > times[k]; k++) {
        sum += rates[k] * (times[k] - from);
        from = times[k];
      }
      return sum + rate(from) * (t - from);
    }
  }
}
