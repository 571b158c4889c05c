package org.langevin.sdes.schedules;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.sde.Schedule;
import org.langevin.api.sde.ScheduleContext;
import org.osgi.service.component.annotations.Component;

/**
 * A rate that changes linearly over the horizon T:
 *
 * <pre>r(t) = from + (to - from) t / T,  R(t) = from t + (to - from) t^2 / (2 T)</pre>
 *
 * <p>The defaults are those of Ho et al. 2020 in continuous time (Song et al. 2021, appendix C).
 */
@Component
@Extension(
    point = Schedule.POINT,
    id = "linear",
    title = "A rate that changes linearly",
    formula = "r(t) = from + (to - from) t / T",
    source = "Ho, Jain and Abbeel 2020")
public final class LinearSchedule
    implements ExtensionFactory<LinearSchedule.Parameters, ScheduleContext, Schedule> {
  /**
   * The parameters.
   *
   * @param from r(0)
   * @param to r(T)
   */
  public record Parameters(
      @Parameter(description = "The rate at time 0", value = "0.1", moreThan = 0, max = 1e6)
          double from,
      @Parameter(description = "The rate at the horizon", value = "20", moreThan = 0, max = 1e6)
          double to) {}

  @Override
  public Schedule create(Parameters parameters, ScheduleContext context) {
    double from = parameters.from();
    return new Linear(from, (parameters.to() - from) / context.horizon());
  }

  private record Linear(double from, double slope) implements Schedule {
    @Override
    public double rate(double t) {
      return from + slope * t;
    }

    @Override
    public double integral(double t) {
      return (from + 0.5 * slope * t) * t;
    }
  }
}
