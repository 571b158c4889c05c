package org.langevin.sdes.schedules;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.sde.Schedule;
import org.langevin.api.sde.ScheduleContext;
import org.osgi.service.component.annotations.Component;

/** The same rate at all times: r(t) = r, R(t) = r t. */
@Component
@Extension(
    point = Schedule.POINT,
    id = "constant",
    title = "The same rate at all times",
    formula = "r(t) = r")
public final class ConstantSchedule
    implements ExtensionFactory<ConstantSchedule.Parameters, ScheduleContext, Schedule> {
  /**
   * The parameters.
   *
   * @param rate r
   */
  public record Parameters(
      @Parameter(description = "The rate", value = "1", moreThan = 0, max = 1e6) double rate) {}

  @Override
  public Schedule create(Parameters parameters, ScheduleContext context) {
    return new Constant(parameters.rate());
  }

  private record Constant(double rate) implements Schedule {
    @Override
    public double rate(double t) {
      return rate;
    }

    @Override
    public double integral(double t) {
      return rate * t;
    }
  }
}
