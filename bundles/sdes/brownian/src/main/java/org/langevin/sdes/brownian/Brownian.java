package org.langevin.sdes.brownian;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;
import org.langevin.kit.sde.NormalPrior;
import org.osgi.service.component.annotations.Component;

/**
 * Brownian motion
 *
 * <pre>dX_t = sigma dW_t</pre>
 *
 * <p>(Wiener 1923). The transition is normal with mean x and variance sigma^2 t. The prior is
 * N(centre, sigma^2 T I), from which the law of X_T differs by where data are: it forgets them as
 * slowly as sigma sqrt(T) grows beside their distance from the centre.
 */
@Component
@Extension(
    point = Sde.POINT,
    id = "brownian",
    title = "Brownian motion dX = sigma dW",
    formula = "dX = sigma dW",
    source = "Wiener 1923")
public final class Brownian implements ExtensionFactory<Brownian.Parameters, SdeContext, Sde> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "The diffusion coefficient",
              unit = "data/sqrt(time)",
              value = "1",
              moreThan = 0,
              max = 1e6)
          double sigma,
      @Parameter(
              description = "The mean of the prior: about where data are",
              unit = "data",
              value = "0",
              min = -1e6,
              max = 1e6)
          double centre,
      @Parameter(
              description = "The time T at which data has become noise",
              unit = "time",
              value = "1",
              moreThan = 0,
              max = 1e6)
          double horizon) {}

  @Override
  public Sde create(Parameters parameters, SdeContext context) {
    return new Process(parameters.sigma(), parameters.centre(), parameters.horizon());
  }

  private record Process(double sigma, double centre, double horizon) implements Sde, Marginals {
    @Override
    public Coefficients coefficients(double t) {
      return Coefficients.of(0, sigma);
    }

    @Override
    public Marginal at(double t) {
      return Marginal.noise(sigma * Math.sqrt(t));
    }

    @Override
    public Prior prior() {
      return new NormalPrior(centre, sigma * Math.sqrt(horizon));
    }
  }
}
