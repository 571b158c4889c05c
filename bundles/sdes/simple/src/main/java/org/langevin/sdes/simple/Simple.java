package org.langevin.sdes.simple;

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
 * The exploding diffusion without drift
 *
 * <pre>dX_t = sigma^t dW_t</pre>
 *
 * <p>(the simple case of the variance-exploding SDE, Song et al. 2021, section 3.4). The transition
 * is normal with mean x and variance s(t)^2 = (sigma^(2t) - 1) / (2 ln sigma). The prior is N(0,
 * s(T)^2 I): data is not forgotten but drowned in noise, so s(T) has to be large beside the data.
 */
@Component
@Extension(
    point = Sde.POINT,
    id = "simple",
    title = "Exploding diffusion dX = sigma^t dW, without drift",
    formula = "dX = sigma^t dW",
    source = "Song et al. 2021")
public final class Simple implements ExtensionFactory<Simple.Parameters, SdeContext, Sde> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "The base of the diffusion coefficient sigma^t",
              value = "25",
              moreThan = 0,
              max = 1e6)
          double sigma,
      @Parameter(
              description = "The time T at which data has become noise",
              unit = "time",
              value = "1",
              moreThan = 0,
              max = 20)
          double horizon) {}

  @Override
  public Sde create(Parameters parameters, SdeContext context) {
    return new Process(StrictMath.log(parameters.sigma()), parameters.horizon());
  }

  private record Process(double logSigma, double horizon) implements Sde, Marginals {
    @Override
    public Coefficients coefficients(double t) {
      return Coefficients.of(0, StrictMath.exp(logSigma * t));
    }

    @Override
    public Marginal at(double t) {
      return Marginal.noise(deviation(t));
    }

    @Override
    public Prior prior() {
      return new NormalPrior(0, deviation(horizon));
    }

    private double deviation(double t) {
      double rate = 2 * logSigma;
      // With sigma = 1 this is Brownian motion.
      return Math.sqrt(rate == 0 ? t : StrictMath.expm1(rate * t) / rate);
    }
  }
}
