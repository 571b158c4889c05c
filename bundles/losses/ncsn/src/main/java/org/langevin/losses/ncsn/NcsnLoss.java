package org.langevin.losses.ncsn;

import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Parameter;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.LossShare;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.kit.loss.Denoising;
import org.langevin.kit.loss.Perturbation;
import org.osgi.service.component.annotations.Component;

/**
 * Denoising score matching at L noise levels (Song and Ermon 2019, equations 5 and 6, without their
 * factor 1/2):
 *
 * <pre>1/L sum_i lambda(sigma_i) E |s(x + sigma_i z, sigma_i; theta) + z / sigma_i|^2</pre>
 *
 * <p>The sum over levels is estimated: each item draws a level of its own at each step, all levels
 * equally often.
 */
@Component
@Extension(
    point = Loss.POINT,
    id = "ncsn",
    title = "Denoising score matching at several noise levels",
    formula = "1/L sum_i lambda(sigma_i) E |s(x + sigma_i z, sigma_i) + z / " + "sigma_i|^2",
    source = "Song and Ermon 2019")
public final class NcsnLoss implements ExtensionFactory<NcsnLoss.Parameters, LossContext, Loss> {
  /** The weight lambda(sigma). */
  public enum Weighting {
    /** sigma^2: the loss is |sigma score + z|^2, of order d at all levels. */
    VARIANCE,
    /** 1. */
    UNIFORM,
    /** 1 / sigma^2. */
    INVERSE_VARIANCE
  }

  /**
   * The parameters.
   *
   * @param largest sigma_1
   * @param smallest sigma_L
   * @param count L
   * @param levels the levels themselves, in place of a geometric sequence
   * @param weighting the weight lambda(sigma)
   */
  public record Parameters(
      @Parameter(
              description = "Largest noise level of the geometric sequence",
              unit = "data",
              value = "1",
              moreThan = 0)
          double largest,
      @Parameter(
              description = "Smallest noise level of the geometric sequence",
              unit = "data",
              value = "0.01",
              moreThan = 0)
          double smallest,
      @Parameter(
              description = "Number of levels of the geometric sequence; 1 is the largest alone",
              value = "10",
              min = 1,
              max = 100000)
          int count,
      @Parameter(
              description = "The levels, falling, in place of a geometric sequence",
              unit = "data",
              value = "null",
              moreThan = 0)
          double[] levels,
      @Parameter(
              description =
                  "Weight lambda of a level sigma: variance sigma^2, uniform 1, or"
                      + " inverse-variance 1 / sigma^2",
              value = "variance")
          Weighting weighting) {}

  @Override
  public Loss create(Parameters parameters, LossContext context) {
    return new Instance(levels(parameters), parameters.weighting());
  }

  private static NoiseLevels levels(Parameters parameters) {
    if (parameters.levels() != null) {
      return NoiseLevels.of(parameters.levels());
    }
    if (parameters.count() > 1 && !(parameters.smallest() < parameters.largest())) {
      throw new InvalidExperimentException(
          "/smallest",
          "the smallest of several levels is "
              + parameters.smallest()
              + ", which is not below the largest, "
              + parameters.largest());
    }
    return NoiseLevels.geometric(parameters.largest(), parameters.smallest(), parameters.count());
  }

  private record Instance(NoiseLevels all, Weighting weighting) implements Loss {
    @Override
    public Condition condition() {
      return new NoiseLevel(Optional.of(all));
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      return Capable.offer(type, this, all);
    }

    @Override
    public double evaluate(LossShare share) {
      return Denoising.evaluate(share, this::draw);
    }

    private Perturbation draw(RandomStream random) {
      double sigma = all.level((int) (all.count() * random.nextDouble()));
      double weight =
          switch (weighting) {
            case VARIANCE -> sigma * sigma;
            case UNIFORM -> 1;
            case INVERSE_VARIANCE -> 1 / (sigma * sigma);
          };
      return new Perturbation(sigma, Marginal.noise(sigma), weight);
    }
  }
}
