package org.langevin.samplers.paralleltempering;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.Requirements;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Start;
import org.langevin.kit.sampler.FixedCondition;
import org.langevin.kit.sampler.FixedConditionSampler;
import org.osgi.service.component.annotations.Component;

/**
 * Parallel tempering (Swendsen and Wang 1986; Geyer 1991) over any kernel: each sample is carried
 * by K chains of the laws p^(1/T), hot ones that cross between modes and one at T = 1 that is the
 * sample. At each temperature the kernel takes a step, whose size is multiplied by T; then
 * neighbouring temperatures S and T exchange their points x and y with the probability
 *
 * <pre>min(1, (p(y) / p(x))^(1/S - 1/T)),</pre>
 *
 * <p>even pairs after even steps, odd pairs after odd ones. Besides what the kernel reports at T =
 * 1 it reports {@code exchange-rate}, the share of exchanges accepted; if that is near 0, put more
 * temperatures in between. Metropolis-adjusted kernels keep the log-densities that the exchanges
 * compare; for others they are evaluated at each step.
 */
@Component
@Extension(
    point = Sampler.POINT,
    id = "parallel-tempering",
    title = "Parallel tempering of a kernel's chains",
    formula =
        "chains of p^(1/T); neighbours S and T exchange with probability "
            + "min(1, (p(y) / p(x))^(1/S - 1/T))",
    source = "Swendsen and Wang 1986; Geyer 1991")
public final class ParallelTempering
    implements ExtensionFactory<ParallelTempering.Parameters, SamplerContext, Sampler> {
  /**
   * The parameters.
   *
   * @param temperatures falling to 1
   * @param steps how many steps
   * @param kernel what moves the chains at each temperature
   * @param start where all chains begin
   * @param condition at which the score is asked for
   */
  public record Parameters(
      @Parameter(
              description = "Temperatures, falling strictly to 1",
              value = "[30, 15, 5, 2, 1]",
              min = 1)
          double[] temperatures,
      @Parameter(description = "Number of steps", unit = "steps", value = "1000", min = 1)
          int steps,
      @Parameter(
              description =
                  "What moves the chains; its step size, h at temperature 1, is h T at temperature"
                      + " T",
              value = "{\"use\": \"mala\"}")
          Part<SamplerContext, Kernel> kernel,
      @Parameter(
              description = "Where the chains of all temperatures begin",
              value = "{\"use\": \"normal\"}")
          Part<SamplerContext, Start> start,
      @Parameter(description = FixedCondition.DESCRIPTION, value = "null") Double condition) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(EnergyNetwork.class);
  }

  @Override
  public Sampler create(Parameters parameters, SamplerContext context) {
    double[] temperatures = parameters.temperatures();
    for (int k = 1; k < temperatures.length; k++) {
      if (temperatures[k] >= temperatures[k - 1]) {
        throw new InvalidExperimentException(
            "/temperatures/" + k,
            "temperatures fall strictly, but after "
                + temperatures[k - 1]
                + " comes "
                + temperatures[k]);
      }
    }
    if (temperatures.length == 0 || temperatures[temperatures.length - 1] != 1) {
      throw new InvalidExperimentException(
          "/temperatures", "the last temperature is 1, that of the samples: add it");
    }
    return new Instance(
        parameters,
        parameters.start().make(context),
        parameters.kernel().make(context),
        FixedCondition.of(context, parameters.condition()));
  }

  private record Instance(Parameters parameters, Start start, Kernel kernel, double condition)
      implements FixedConditionSampler {
    @Override
    public void sample(Chunk chunk) {
      TemperedChain[] chains = chains(chunk);
      double[] exchanges = new double[chunk.size()];
      int offered = 0;
      for (int step = 0; step < parameters.steps(); step++) {
        for (TemperedChain chain : chains) {
          chain.step();
        }
        for (int k = step % 2; k + 1 < chains.length; k += 2) {
          chains[k].exchange(chains[k + 1], exchanges);
          offered++;
        }
        chunk.progress(step + 1, parameters.steps());
      }
      chains[chains.length - 1].diagnose();
      for (int i = 0; i < exchanges.length; i++) {
        exchanges[i] /= Math.max(1, offered);
      }
      chunk.diagnose("exchange-rate", exchanges);
    }

    /** One set of chains for each temperature, the last of which moves the chunk's samples. */
    private TemperedChain[] chains(Chunk chunk) {
      double[] temperatures = parameters.temperatures();
      TemperedChain[] chains = new TemperedChain[temperatures.length];
      for (int k = 0; k < chains.length; k++) {
        float[] x = k == chains.length - 1 ? chunk.state() : new float[chunk.state().length];
        start.draw(chunk, x);
        chains[k] = new TemperedChain(kernel, chunk, x, condition, temperatures[k]);
      }
      return chains;
    }
  }
}
