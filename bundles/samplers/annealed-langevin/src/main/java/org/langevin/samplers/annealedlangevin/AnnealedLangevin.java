package org.langevin.samplers.annealedlangevin;

import java.util.Arrays;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.condition.AtNoise;
import org.langevin.api.condition.Condition;
import org.langevin.api.sampler.Chain;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Start;
import org.osgi.service.component.annotations.Component;

/**
 * Annealed Langevin dynamics (Song and Ermon 2019, algorithm 1) over any kernel: at each noise
 * level sigma_1 > ... > sigma_L in turn, T steps of the kernel, whose step size is multiplied by
 * sigma_i^2 / sigma_L^2. With the Langevin kernel of step size h these are the paper's
 *
 * <pre>x := x + a_i s(x, sigma_i) + sqrt(2 a_i) z,  a_i = h sigma_i^2 / sigma_L^2</pre>
 *
 * <p>The paper writes x + (alpha / 2) s + sqrt(alpha) z: its epsilon is 2 h. The step is in
 * proportion to the smallest variance at each level, so that all levels have the same ratio of
 * drift to noise. After the last step, {@code denoise} moves the samples to x + sigma_L^2 s(x,
 * sigma_L), their expectation without the noise of the last level (Song and Ermon 2020, section 3).
 *
 * <p>Proportions of modes are settled where chains cease to cross between them, and the fewer the
 * levels, the more they lean towards equality. With exact scores of modes 14 standard deviations
 * apart, of weights 0.2 and 0.8, levels from 20 to 0.1 give the lighter one 0.26 with 5 of them,
 * 0.22 with 10, 0.21 with 20 and 0.20 with 40, with 100 steps of h = 0.001 at each.
 */
@Component
@Extension(
    point = Sampler.POINT,
    id = "annealed-langevin",
    title = "A kernel at falling noise levels: annealed Langevin dynamics",
    formula = "x := x + a_i s(x, sigma_i) + sqrt(2 a_i) z, a_i = h sigma_i^2 / " + "sigma_L^2",
    source = "Song and Ermon 2019")
public final class AnnealedLangevin
    implements ExtensionFactory<AnnealedLangevin.Parameters, SamplerContext, Sampler> {
  /**
   * The parameters.
   *
   * @param steps T
   * @param kernel what moves the samples at each level
   * @param levels sigma_1 to sigma_L, in place of those of the loss
   * @param denoise whether to remove the noise of the last level
   * @param start where chains begin
   */
  public record Parameters(
      @Parameter(
              description = "Number of steps at each level",
              unit = "steps",
              value = "100",
              min = 1)
          int steps,
      @Parameter(
              description =
                  "What moves the samples at each level; its step size, h at the smallest level, is"
                      + " h sigma_i^2 / sigma_L^2 at level i, and should stay well below sigma_i^2",
              value = "{\"use\": \"ula\", \"step\": 1e-5}")
          Part<SamplerContext, Kernel> kernel,
      @Parameter(
              description = "Noise levels, falling; by default those at which the loss trained",
              unit = "data",
              value = "null",
              moreThan = 0)
          double[] levels,
      @Parameter(
              description = "Whether the samples end in x + sigma_L^2 s(x, sigma_L)",
              value = "false")
          boolean denoise,
      @Parameter(description = "Where chains begin", value = "{\"use\": \"normal\"}")
          Part<SamplerContext, Start> start) {}

  @Override
  public Sampler create(Parameters parameters, SamplerContext context) {
    NoiseLevels levels = levels(parameters, context);
    if ((long) levels.count() * parameters.steps() > Integer.MAX_VALUE) {
      throw new InvalidExperimentException(
          "/steps",
          parameters.steps()
              + " steps at each of "
              + levels.count()
              + " levels are more than "
              + Integer.MAX_VALUE
              + " in all; take fewer");
    }
    return new Instance(
        parameters,
        levels,
        parameters.start().make(context),
        parameters.kernel().make(context),
        AtNoise.of(context.condition()));
  }

  private static NoiseLevels levels(Parameters parameters, SamplerContext context) {
    if (parameters.levels() != null) {
      return NoiseLevels.of(parameters.levels());
    }
    return context
        .levels()
        .orElseThrow(
            () ->
                new InvalidExperimentException(
                    "/levels", "the loss has no noise levels: give those to sample at"));
  }

  private record Instance(
      Parameters parameters, NoiseLevels levels, Start start, Kernel kernel, AtNoise conditions)
      implements Sampler {
    @Override
    public boolean accepts(Condition condition) {
      return condition.ability(AtNoise.class).isPresent();
    }

    @Override
    public void sample(Chunk chunk) {
      start.draw(chunk, chunk.state());
      Chain chain = kernel.open(chunk, chunk.state(), 1);
      double[] scales = new double[chunk.size()];
      double smallest = levels.level(levels.count() - 1);
      int total = levels.count() * parameters.steps();
      int done = 0;
      for (int i = 0; i < levels.count(); i++) {
        double sigma = levels.level(i);
        Arrays.fill(scales, StrictMath.pow(sigma / smallest, 2));
        chain.at(conditions.condition(sigma));
        chain.scale(scales);
        for (int k = 0; k < parameters.steps(); k++) {
          chain.step();
          chunk.progress(++done, total);
        }
        chunk.level(conditions.condition(sigma), i, levels.count());
      }
      if (parameters.denoise()) {
        chunk.score(conditions.condition(smallest));
        chunk.step(1, smallest * smallest, 0, 0);
      }
      chain.diagnose();
    }
  }
}
