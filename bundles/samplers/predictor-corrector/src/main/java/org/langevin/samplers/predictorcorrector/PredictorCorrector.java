package org.langevin.samplers.predictorcorrector;

import java.util.Arrays;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.condition.AtTime;
import org.langevin.api.condition.Condition;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Sde;
import org.langevin.kit.sampler.ReverseTime;
import org.osgi.service.component.annotations.Component;

/**
 * Predictor-corrector sampling (Song et al. 2021, algorithm 1): at each time, M Langevin steps
 *
 * <pre>x := x + e s(x, t) + sqrt(2 e) z</pre>
 *
 * <p>correct the law of the samples, then a step of the reverse-time SDE predicts the next. N steps
 * cost N (M + 1) score evaluations.
 *
 * <p>The paper's step size is e = 2 (r |z| / |s|)^2, with a signal-to-noise ratio r and both norms
 * averaged over the batch. A batch mean would make each sample depend on the others, so it is
 * replaced in one of two ways:
 *
 * <ul>
 *   <li>{@code marginal}: by its expectation. |z| is sqrt(d), and the root mean square of the score
 *       of p_t is at most, and for data near a manifold almost, sqrt(d) / s(t). This gives e = 2
 *       r^2 s(t)^2, the step that annealed Langevin dynamics takes too. It leaves p_t invariant up
 *       to the discretisation, in any dimension.
 *   <li>{@code sample}: by the norm of each sample's own score, e = 2 r^2 d / |s(x, t)|^2, at most
 *       s(t)^2. In hundreds of dimensions the norm hardly differs among samples and this is the
 *       paper's rule; in few dimensions a step that depends on x changes the invariant law
 *       noticeably, towards p_t |s|^2.
 * </ul>
 */
@Component
@Extension(
    point = Sampler.POINT,
    id = "predictor-corrector",
    title = "Reverse-time SDE steps corrected by Langevin steps")
public final class PredictorCorrector
    implements ExtensionFactory<PredictorCorrector.Parameters, SamplerContext, Sampler> {
  /** What carries the samples from one time to the next. */
  public enum Predictor {
    /** {@link ReverseTime#reverseDiffusion}. */
    REVERSE_DIFFUSION,
    /** {@link ReverseTime#eulerMaruyama}. */
    EULER_MARUYAMA
  }

  /** What stands for the norm of the score in the corrector's step size. */
  public enum Norm {
    /** sqrt(d) / s(t), for all samples. */
    MARGINAL,
    /** |s(x, t)|, for each sample. */
    SAMPLE
  }

  /**
   * The parameters.
   *
   * @param steps N
   * @param end the time to stop at
   * @param predictor the step of the reverse-time SDE
   * @param corrections M
   * @param snr r
   * @param norm what stands for the norm of the score
   * @param denoise whether the last step adds no noise
   */
  public record Parameters(
      @Parameter(description = "Number of predictor steps", unit = "steps", value = "500", min = 1)
          int steps,
      @Parameter(
              description = "Time to stop at, before the score grows without bound",
              unit = "time",
              value = "1e-3",
              moreThan = 0)
          double end,
      @Parameter(
              description =
                  "Predictor: reverse-diffusion uses the exact forward transition of a linear SDE,"
                      + " euler-maruyama its drift and diffusion",
              value = "reverse-diffusion")
          Predictor predictor,
      @Parameter(
              description = "Number of Langevin steps before each predictor step",
              unit = "steps",
              value = "1",
              min = 0)
          int corrections,
      @Parameter(
              description =
                  "Signal-to-noise ratio r of the Langevin steps, whose size is 2 (r |z| / |s|)^2",
              value = "0.16",
              moreThan = 0,
              max = 0.7)
          double snr,
      @Parameter(
              description =
                  "Norm |s| in the step size: marginal, its expected value sqrt(d) / s(t); or"
                      + " sample, each sample's own, which is biased in few dimensions",
              value = "marginal")
          Norm norm,
      @Parameter(
              description = "Whether the last step adds no noise, which removes visible grain",
              value = "true")
          boolean denoise) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Sde.class, Marginals.class);
  }

  @Override
  public Sampler create(Parameters parameters, SamplerContext context) {
    Sde sde = context.sde().orElseThrow();
    return new Instance(
        parameters, sde, new ReverseTime(sde, parameters.end(), parameters.steps()));
  }

  private record Instance(Parameters parameters, Sde sde, ReverseTime time) implements Sampler {
    @Override
    public boolean accepts(Condition condition) {
      return condition.ability(AtTime.class).isPresent();
    }

    @Override
    public void sample(Chunk chunk) {
      chunk.draw(sde.prior());
      double[] one = new double[chunk.size()];
      Arrays.fill(one, 1);
      for (int i = 0; i < time.steps(); i++) {
        double t = time.time(i);
        double deviation = sde.marginal(t).deviation();
        for (int k = 0; k < parameters.corrections(); k++) {
          float[] score = chunk.score(t);
          switch (parameters.norm()) {
            case MARGINAL -> {
              double e = 2 * StrictMath.pow(parameters.snr() * deviation, 2);
              chunk.step(1, e, Math.sqrt(2 * e), 0);
            }
            case SAMPLE -> {
              double[] e = sizes(chunk, score, deviation);
              chunk.step(one, e, Arrays.stream(e).map(size -> Math.sqrt(2 * size)).toArray());
            }
          }
        }
        chunk.level(t, i, time.steps() + 1);
        chunk.score(t);
        predict(chunk, i, !parameters.denoise() || i < time.steps() - 1);
        chunk.progress(i + 1, time.steps());
      }
      chunk.level(time.time(time.steps()), time.steps(), time.steps() + 1);
    }

    private void predict(Chunk chunk, int i, boolean noise) {
      switch (parameters.predictor()) {
        case REVERSE_DIFFUSION -> time.reverseDiffusion(chunk, i, noise);
        case EULER_MARUYAMA -> time.eulerMaruyama(chunk, i, noise);
      }
    }

    private double[] sizes(Chunk chunk, float[] score, double deviation) {
      int dimension = chunk.dimension();
      double[] sizes = new double[chunk.size()];
      for (int i = 0; i < sizes.length; i++) {
        double square = 0;
        for (int j = i * dimension; j < (i + 1) * dimension; j++) {
          square += (double) score[j] * score[j];
        }
        double size = 2 * parameters.snr() * parameters.snr() * dimension / square;
        sizes[i] = Math.min(size, deviation * deviation);
      }
      return sizes;
    }
  }
}
