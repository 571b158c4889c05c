package org.langevin.sdes.criticallydamped;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;
import org.osgi.service.component.annotations.Component;

/**
 * Critically damped Langevin diffusion (Dockhorn, Vahdat and Kreis 2022): each component x of an
 * item gets a velocity v, and noise reaches the data only through it,
 *
 * <pre>dx = beta v / M dt,  dv = -beta x dt - Gamma beta v / M dt + sqrt(2 Gamma beta) dW,
 * Gamma^2 = 4 M,  v_0 ~ N(0, gamma M).</pre>
 *
 * <p>So paths of the data are smooth, and only the score of the velocities is needed to reverse
 * them. The prior, N(0, 1) for x and N(0, M) for v, is invariant, and is approached at the rate
 * beta / sqrt(M).
 */
@Component
@Extension(
    point = Sde.POINT,
    id = "critically-damped",
    title = "Critically damped Langevin diffusion, with a velocity for each component",
    formula =
        "dx = beta v / M dt, dv = -beta x dt - Gamma beta v / M dt + sqrt(2 "
            + "Gamma beta) dW, Gamma^2 = 4 M",
    source = "Dockhorn, Vahdat and Kreis 2022")
public final class CriticallyDamped
    implements ExtensionFactory<CriticallyDamped.Parameters, SdeContext, Sde> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "How fast time runs",
              unit = "1/time",
              value = "4",
              moreThan = 0,
              max = 1e6)
          double beta,
      @Parameter(
              description = "The mass M: the variance of the velocities in the end",
              value = "0.25",
              moreThan = 0,
              max = 1e6)
          double mass,
      @Parameter(
              description =
                  "The variance of the velocities in the beginning, relative to that in the end",
              value = "0.04",
              min = 0,
              max = 1)
          double gamma,
      @Parameter(
              description = "The time T at which data has become noise",
              unit = "time",
              value = "1",
              moreThan = 0,
              max = 1e6)
          double horizon) {}

  @Override
  public Sde create(Parameters parameters, SdeContext context) {
    return new Process(
        parameters.beta(), parameters.mass(), parameters.gamma(), parameters.horizon());
  }
}
