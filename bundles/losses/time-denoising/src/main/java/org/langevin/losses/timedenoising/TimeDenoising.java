package org.langevin.losses.timedenoising;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.LogSnr;
import org.langevin.api.condition.SdeTime;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.LossShare;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.api.sde.Transitions;
import org.langevin.kit.loss.Denoising;
import org.langevin.kit.loss.Perturbation;
import org.osgi.service.component.annotations.Component;

/**
 * Denoising score matching in continuous time (Song et al. 2021, equation 7):
 *
 * <pre>E_t lambda(t) E |s(x_t, t; theta) + z / s(t)|^2,  x_t = m(t) x_0 + b(t) + s(t) z</pre>
 *
 * <p>with t uniform on [epsilon, T] and (m, b, s) the marginal of the SDE. There is no factor 1/2.
 * Where the SDE is not the same scalar in all components, x_t = M x_0 + b + L z and the loss is
 *
 * <pre>E_t E |B(t)^T (s(x_t, t; theta) + L^-T z)|^2</pre>
 *
 * <p>with B = L, I or G in place of s, 1 or g: for critically damped Langevin diffusion G picks the
 * velocity, which is hybrid score matching (Dockhorn, Vahdat and Kreis 2022).
 */
@Component
@Extension(
    point = Loss.POINT,
    id = "time-denoising",
    title = "Denoising score matching in the continuous time of an SDE",
    formula = "E_t lambda(t) E |s(x_t, t) + z / s(t)|^2, x_t = m(t) x_0 + b(t) + " + "s(t) z",
    source = "Song et al. 2021")
public final class TimeDenoising
    implements ExtensionFactory<TimeDenoising.Parameters, LossContext, Loss> {
  /** The weight lambda(t), or B(t). */
  public enum Weighting {
    /** s(t)^2, B = L: the loss is |s(t) score + z|^2, of order d at all times. */
    VARIANCE,
    /** 1, B = I. */
    UNIFORM,
    /** g(t)^2, B = G: a bound of the likelihood (Song et al. 2021b, theorem 1). */
    LIKELIHOOD
  }

  /** What the network is told of the perturbation. */
  public enum Told {
    /** t. */
    TIME,
    /** log(m(t)^2 / s(t)^2). */
    LOG_SNR
  }

  /**
   * The parameters.
   *
   * @param epsilon the smallest time
   * @param weighting the weight lambda(t)
   * @param conditioning what the network is told
   */
  public record Parameters(
      @Parameter(
              description =
                  "Smallest time at which scores are learned: at time 0 the target is unbounded",
              unit = "time",
              value = "1e-5",
              moreThan = 0)
          double epsilon,
      @Parameter(
              description =
                  "Weight lambda(t): variance s(t)^2, uniform 1, or likelihood g(t)^2, where s is"
                      + " the marginal's standard deviation and g the diffusion coefficient",
              value = "variance")
          Weighting weighting,
      @Parameter(
              description =
                  "What the network is told beside x: the time, or log-snr, the logarithm of the"
                      + " signal-to-noise ratio m(t)^2 / s(t)^2, which means the same for any SDE",
              value = "time")
          Told conditioning) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Sde.class, Transitions.class);
  }

  @Override
  public Loss create(Parameters parameters, LossContext context) {
    Sde sde = context.sde().orElseThrow();
    if (!(parameters.epsilon() < sde.horizon())) {
      throw new InvalidExperimentException(
          "/epsilon",
          "the smallest time is "
              + parameters.epsilon()
              + ", not below the horizon "
              + sde.horizon());
    }
    SdeTime time = context.time().orElseThrow();
    Condition condition = parameters.conditioning() == Told.TIME ? time : ratio(time);
    return new Instance(sde, time, condition, parameters.epsilon(), parameters.weighting());
  }

  private static LogSnr ratio(SdeTime time) {
    try {
      return new LogSnr(time);
    } catch (IllegalArgumentException e) {
      throw new InvalidExperimentException("/conditioning", e.getMessage() + "; take time");
    }
  }

  private record Instance(
      Sde sde, SdeTime time, Condition condition, double epsilon, Weighting weighting)
      implements Loss {

    @Override
    public double evaluate(LossShare share) {
      return Denoising.evaluate(share, this::draw);
    }

    private Perturbation draw(RandomStream random) {
      double t = epsilon + (sde.horizon() - epsilon) * random.nextDouble();
      Transition law = time.table().at(t);
      return law.scalar()
          .map(marginal -> new Perturbation(told(t, marginal), marginal, lambda(t, marginal)))
          .orElseGet(() -> new Perturbation(t, law, weight(t, law.root())));
    }

    private double told(double t, Marginal marginal) {
      return condition == time ? t : LogSnr.of(marginal);
    }

    private double lambda(double t, Marginal marginal) {
      return switch (weighting) {
        case VARIANCE -> marginal.deviation() * marginal.deviation();
        case UNIFORM -> 1;
        case LIKELIHOOD -> sde.coefficients(t).covariance().scalar();
      };
    }

    /** K = L^-1 B B^T L^-T. */
    private BlockMatrix weight(double t, BlockMatrix root) {
      return switch (weighting) {
        case VARIANCE -> BlockMatrix.scalar(1);
        case UNIFORM -> square(root.lowerInverse());
        case LIKELIHOOD -> square(root.lowerInverse().times(sde.coefficients(t).diffusion()));
      };
    }

    private static BlockMatrix square(BlockMatrix factor) {
      return factor.times(factor.transposed());
    }
  }
}
