package org.langevin.sdes.anisotropic;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.BlockTransition;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;
import org.langevin.api.sde.Transition;
import org.langevin.api.sde.Transitions;
import org.langevin.kit.sde.NormalPrior;
import org.osgi.service.component.annotations.Component;

/**
 * The Ornstein-Uhlenbeck process with a rate and a noise of its own for each component j,
 *
 * <pre>dX_j = -beta_j X_j dt + sigma_j dW_j:</pre>
 *
 * <p>for data whose components have different scales. The transition of a component is normal with
 * the mean x e^(-beta t) and the variance sigma^2 / (2 beta) (1 - e^(-2 beta t)); the prior is the
 * stationary law.
 */
@Component
@Extension(
    point = Sde.POINT,
    id = "anisotropic",
    title = "Ornstein-Uhlenbeck process with a rate and a noise for each component",
    formula = "dX_j = -beta_j X_j dt + sigma_j dW_j",
    source = "Uhlenbeck and Ornstein 1930")
public final class Anisotropic
    implements ExtensionFactory<Anisotropic.Parameters, SdeContext, Sde> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "How fast a component returns to 0: one for each, or one for all",
              unit = "1/time",
              value = "[1]",
              moreThan = 0,
              max = 1e6)
          double[] beta,
      @Parameter(
              description =
                  "The diffusion coefficient of a component: one for each, or one for all; null"
                      + " stands for sqrt(2 beta), with which the stationary deviation is 1",
              unit = "data/sqrt(time)",
              value = "null",
              moreThan = 0,
              max = 1e6)
          double[] sigma,
      @Parameter(
              description = "The time T at which data has become noise",
              unit = "time",
              value = "1",
              moreThan = 0,
              max = 1e6)
          double horizon) {}

  @Override
  public Sde create(Parameters parameters, SdeContext context) {
    int dimension = context.shape().dimension();
    double[] beta = forEach("/beta", parameters.beta(), dimension);
    double[] sigma =
        parameters.sigma() == null
            ? Arrays.stream(beta).map(rate -> Math.sqrt(2 * rate)).toArray()
            : forEach("/sigma", parameters.sigma(), dimension);
    return new Process(beta, sigma, parameters.horizon());
  }

  private static double[] forEach(String pointer, double[] values, int dimension) {
    if (values.length != 1 && values.length != dimension) {
      throw new InvalidExperimentException(
          pointer,
          "items have "
              + dimension
              + " components: give as many numbers, or one for all, not "
              + values.length);
    }
    double[] all = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      all[j] = values[values.length == 1 ? 0 : j];
    }
    return all;
  }

  private record Process(double[] beta, double[] sigma, double horizon)
      implements Sde, Transitions {
    @Override
    public Coefficients coefficients(double t) {
      return new Coefficients(
          BlockMatrix.diagonal(beta).scaled(-1),
          BlockMatrix.scalar(0),
          BlockMatrix.diagonal(sigma));
    }

    @Override
    public Transition at(double t) {
      // expm1 keeps the small variance of small times exact.
      return new BlockTransition(
          rates(rate -> StrictMath.exp(-rate * t)),
          BlockMatrix.scalar(0),
          stationary().times(rates(rate -> Math.sqrt(-StrictMath.expm1(-2 * rate * t)))));
    }

    @Override
    public Prior prior() {
      return new NormalPrior(BlockMatrix.scalar(0), stationary());
    }

    private BlockMatrix stationary() {
      return BlockMatrix.diagonal(sigma).times(rates(rate -> 1 / Math.sqrt(2 * rate)));
    }

    private BlockMatrix rates(DoubleUnaryOperator function) {
      return BlockMatrix.diagonal(Arrays.stream(beta).map(function).toArray());
    }
  }
}
