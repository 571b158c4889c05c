package org.langevin.samplers.mala;

import java.util.OptionalDouble;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.condition.Condition;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.kit.sampler.FixedCondition;
import org.langevin.kit.sampler.MetropolisLangevin;
import org.langevin.kit.sampler.Start;
import org.osgi.service.component.annotations.Component;

/**
 * The Metropolis-adjusted Langevin algorithm (Roberts and Tweedie 1996), whose law is exact for any
 * step size; see {@link MetropolisLangevin} for the formulas, for what is done where there is no
 * density, and for the diagnostics. The errors that are stated of the integral along the line were
 * measured on a quartic and on mixtures of two normal laws on the line, with steps of 0.1 to 1. An
 * acceptance rate near 0.57 is best in many dimensions (Roberts and Rosenthal 1998). Papers that
 * write x + (e / 2) s + sqrt(e) z mean e = 2 h.
 */
@Component
@Extension(point = Sampler.POINT, id = "mala", title = "Metropolis-adjusted Langevin algorithm")
public final class Mala implements ExtensionFactory<Mala.Parameters, SamplerContext, Sampler> {
  /** Where the ratio of densities comes from. */
  public enum Acceptance {
    /** The log-density where there is one, and the line otherwise. */
    AUTOMATIC,
    /** The integral of the score along the line from one point to the other. */
    LINE
  }

  /**
   * The parameters.
   *
   * @param steps how many steps
   * @param step h
   * @param acceptance where the ratio of densities comes from
   * @param nodes of the integral along the line
   * @param start where chains begin
   * @param condition at which the score is asked for
   */
  public record Parameters(
      @Parameter(description = "Number of steps", unit = "steps", value = "1000", min = 1)
          int steps,
      @Parameter(
              description = "Step size h of the proposal x + h s + sqrt(2 h) z",
              unit = "data^2",
              value = "0.1",
              moreThan = 0)
          double step,
      @Parameter(
              description =
                  "Where p(y) / p(x) comes from: automatic is the density or energy where there is"
                      + " one, otherwise line, the integral of the score along the line",
              value = "automatic")
          Acceptance acceptance,
      @Parameter(
              description =
                  "Nodes n of the integral along the line, with n - 2 more score evaluations at"
                      + " each step; 2 are wrong by up to 0.27 in Kolmogorov distance, 3 by up to"
                      + " 0.009 at acceptance rates above 0.85 and by up to 0.24 below, 4 by up to"
                      + " 0.035",
              value = "4",
              min = 2,
              max = 5)
          int nodes,
      @Parameter(description = "Where chains begin", value = "{}") Start start,
      @Parameter(description = FixedCondition.DESCRIPTION, value = "null", min = 0)
          Double condition) {}

  @Override
  public Sampler create(Parameters parameters, SamplerContext context) {
    parameters.start().check(context.shape());
    return new Instance(parameters, FixedCondition.of(context, parameters.condition()));
  }

  private record Instance(Parameters parameters, double condition) implements Sampler {
    @Override
    public boolean accepts(Condition condition) {
      return true;
    }

    @Override
    public OptionalDouble fixedCondition() {
      return OptionalDouble.of(condition);
    }

    @Override
    public void sample(Chunk chunk) {
      boolean density = parameters.acceptance() == Acceptance.AUTOMATIC && chunk.hasLogDensity();
      parameters.start().draw(chunk);
      MetropolisLangevin chains =
          new MetropolisLangevin(
              chunk,
              chunk.state(),
              condition,
              1,
              parameters.step(),
              density ? 0 : parameters.nodes());
      for (int i = 1; i <= parameters.steps(); i++) {
        chains.step();
        chunk.progress(i, parameters.steps());
      }
      chains.diagnose();
    }
  }
}
