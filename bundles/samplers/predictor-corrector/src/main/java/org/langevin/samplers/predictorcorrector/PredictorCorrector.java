package org.langevin.samplers.predictorcorrector;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.Requirements;
import org.langevin.api.condition.AtTime;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Step;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Sde;
import org.langevin.kit.sampler.ReverseSampler;
import org.langevin.kit.sampler.ReverseTime;
import org.osgi.service.component.annotations.Component;

/**
 * Predictor-corrector sampling (Song et al. 2021, algorithm 1): at each time, M steps of a kernel
 * correct the law of the samples, then a step of the reverse process predicts the next. With the
 * Langevin kernel, N steps cost N (M + 1) score evaluations.
 *
 * <p>The kernel's step size is multiplied by the paper's e = 2 (r |z| / |s|)^2, with a
 * signal-to-noise ratio r and both norms averaged over the batch; so the Langevin kernel of step
 * size 1 takes the paper's steps x + e s(x, t) + sqrt(2 e) z. A batch mean would make each sample
 * depend on the others, so it is replaced in one of two ways, see {@link Norm}.
 */
@Component
@Extension(
    point = Sampler.POINT,
    id = "predictor-corrector",
    title = "Steps of the reverse process corrected by steps of a kernel",
    formula =
        "at each time M steps x := x + e s(x, t) + sqrt(2 e) z, e = 2 (r "
            + "|z| / |s|)^2, then a reverse step",
    source = "Song et al. 2021")
public final class PredictorCorrector
    implements ExtensionFactory<PredictorCorrector.Parameters, SamplerContext, Sampler> {
  /**
   * The parameters.
   *
   * @param steps N
   * @param end the time to stop at
   * @param predictor the step of the reverse process
   * @param corrector the kernel
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
              description = "What carries the samples from one time to the next",
              value = "{\"use\": \"reverse-diffusion\"}")
          Part<SamplerContext, Step> predictor,
      @Parameter(
              description =
                  "What corrects their law at each time; its step size is multiplied by 2 (r |z| /"
                      + " |s|)^2",
              value = "{\"use\": \"ula\", \"step\": 1}")
          Part<SamplerContext, Kernel> corrector,
      @Parameter(
              description = "Number of corrector steps before each predictor step",
              unit = "steps",
              value = "1",
              min = 0)
          int corrections,
      @Parameter(
              description =
                  "Signal-to-noise ratio r of the corrector's steps, whose size is 2 (r |z| /"
                      + " |s|)^2",
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
  public Sampler create(Parameters p, SamplerContext context) {
    Sde sde = context.sde().orElseThrow();
    Step predictor = p.predictor().make(context);
    Kernel corrector = p.corrector().make(context);
    AtTime conditions = AtTime.of(context.condition());
    return new ReverseSampler(
        context,
        new ReverseTime(sde, p.end(), p.steps()),
        predictor,
        p.denoise(),
        chunk ->
            new Corrector(chunk, sde, conditions, corrector, p.corrections(), p.norm(), p.snr()));
  }
}
