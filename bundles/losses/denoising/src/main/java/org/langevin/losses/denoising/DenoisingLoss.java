package org.langevin.losses.denoising;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.condition.Condition;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.LossShare;
import org.langevin.api.sde.Marginal;
import org.langevin.kit.loss.Denoising;
import org.langevin.kit.loss.Perturbation;
import org.osgi.service.component.annotations.Component;

/**
 * Denoising score matching at one noise level (Vincent 2011):
 *
 * <pre>1/2 E |s(x + sigma z; theta) + z / sigma|^2,  z ~ N(0, I)</pre>
 *
 * <p>Its minimiser is the score of the data perturbed by N(0, sigma^2 I), not of the data itself.
 */
@Component
@Extension(
    point = Loss.POINT,
    id = "denoising",
    title = "Denoising score matching at one noise level",
    formula = "1/2 E |s(x + sigma z) + z / sigma|^2, z ~ N(0, I)",
    source = "Vincent 2011")
public final class DenoisingLoss
    implements ExtensionFactory<DenoisingLoss.Parameters, LossContext, Loss> {
  /**
   * The parameters.
   *
   * @param sigma the standard deviation of the noise
   */
  public record Parameters(
      @Parameter(
              description = "Standard deviation of the noise added to the data",
              unit = "data",
              value = "0.1",
              moreThan = 0)
          double sigma) {}

  @Override
  public Loss create(Parameters parameters, LossContext context) {
    return new Instance(new Perturbation(0, Marginal.noise(parameters.sigma()), 0.5));
  }

  private record Instance(Perturbation perturbation) implements Loss {
    @Override
    public Condition condition() {
      return Condition.NONE;
    }

    @Override
    public double evaluate(LossShare share) {
      return Denoising.evaluate(share, random -> perturbation);
    }
  }
}
