package org.langevin.sdes.ornsteinuhlenbeck;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Schedule;
import org.langevin.api.sde.ScheduleContext;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;
import org.langevin.kit.sde.NormalPrior;
import org.osgi.service.component.annotations.Component;

/**
 * The Ornstein-Uhlenbeck process
 *
 * <pre>dX_t = -beta (X_t - alpha) dt + sigma dW_t</pre>
 *
 * <p>(Uhlenbeck and Ornstein 1930). Its transition is normal with mean x e^(-beta t) + alpha (1 -
 * e^(-beta t)) and variance sigma^2 / (2 beta) (1 - e^(-2 beta t)). The prior is the stationary law
 * N(alpha, sigma^2 / (2 beta) I), which X_T approaches at the rate e^(-beta T).
 *
 * <p>With a {@link Schedule} r the process is dX_t = -beta r(t) (X_t - alpha) dt + sigma sqrt(r(t))
 * dW_t, whose law at time t is the one above at R(t) = int_0^t r. With a linear schedule from 0.1
 * to 20, beta = 1/2 and sigma = 1 it is the variance-preserving SDE of Song et al. 2021, equation
 * 11.
 */
@Component
@Extension(
    point = Sde.POINT,
    id = "ornstein-uhlenbeck",
    title = "Ornstein-Uhlenbeck process dX = -beta (X - alpha) dt + sigma dW",
    formula = "dX = -beta r(t) (X - alpha) dt + sigma sqrt(r(t)) dW",
    source = "Uhlenbeck and Ornstein 1930; Song et al. 2021")
public final class OrnsteinUhlenbeck
    implements ExtensionFactory<OrnsteinUhlenbeck.Parameters, SdeContext, Sde> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "The mean to which the process returns",
              unit = "data",
              value = "0",
              min = -1e6,
              max = 1e6)
          double alpha,
      @Parameter(
              description = "How fast it returns",
              unit = "1/time",
              value = "1",
              moreThan = 0,
              max = 1e6)
          double beta,
      @Parameter(
              description =
                  "The diffusion coefficient; null stands for sqrt(2 beta), with which the"
                      + " stationary deviation is 1",
              unit = "data/sqrt(time)",
              value = "null",
              moreThan = 0,
              max = 1e6)
          Double sigma,
      @Parameter(
              description = "The time T at which data has become noise",
              unit = "time",
              value = "1",
              moreThan = 0,
              max = 1e6)
          double horizon,
      @Parameter(
              description =
                  "A rate r(t) by which beta is multiplied, and sigma by its root; null for a rate"
                      + " of 1",
              value = "null")
          Part<ScheduleContext, Schedule> schedule) {}

  /** A rate of 1. */
  private static final Schedule UNIFORM =
      new Schedule() {
        @Override
        public double rate(double t) {
          return 1;
        }

        @Override
        public double integral(double t) {
          return t;
        }
      };

  @Override
  public Sde create(Parameters parameters, SdeContext context) {
    double beta = parameters.beta();
    double sigma = parameters.sigma() == null ? Math.sqrt(2 * beta) : parameters.sigma();
    double horizon = parameters.horizon();
    Schedule schedule =
        parameters.schedule() == null
            ? UNIFORM
            : parameters.schedule().make(new ScheduleContext(horizon));
    return new Process(parameters.alpha(), beta, sigma, horizon, schedule);
  }

  private record Process(double alpha, double beta, double sigma, double horizon, Schedule schedule)
      implements Sde, Marginals {
    @Override
    public Coefficients coefficients(double t) {
      double rate = schedule.rate(t);
      return Coefficients.of(-beta * rate, beta * alpha * rate, sigma * Math.sqrt(rate));
    }

    @Override
    public Marginal at(double t) {
      double time = schedule.integral(t);
      // expm1 keeps the small variance of small times exact.
      return new Marginal(
          StrictMath.exp(-beta * time),
          -alpha * StrictMath.expm1(-beta * time),
          stationaryDeviation() * Math.sqrt(-StrictMath.expm1(-2 * beta * time)));
    }

    @Override
    public Prior prior() {
      return new NormalPrior(alpha, stationaryDeviation());
    }

    private double stationaryDeviation() {
      return sigma / Math.sqrt(2 * beta);
    }
  }
}
