package org.langevin.samplers.ula;

import java.util.OptionalDouble;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.condition.Condition;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.kit.sampler.DriftToNoise;
import org.langevin.kit.sampler.FixedCondition;
import org.langevin.kit.sampler.Start;
import org.osgi.service.component.annotations.Component;

/**
 * The unadjusted Langevin algorithm (Roberts and Tweedie 1996):
 *
 * <pre>x := x + h s(x) + sqrt(2 h) z,  z ~ N(0, I)</pre>
 *
 * <p>Papers that write x + (e / 2) s + sqrt(e) z mean e = 2 h. All steps are accepted, which leaves
 * a bias: on N(0, v) the variance becomes v / (1 - h / (2 v)), and h must stay below 2 v. See
 * {@link DriftToNoise} for the diagnostic.
 */
@Component
@Extension(point = Sampler.POINT, id = "ula", title = "Unadjusted Langevin algorithm")
public final class Ula implements ExtensionFactory<Ula.Parameters, SamplerContext, Sampler> {
  /**
   * The parameters.
   *
   * @param steps how many steps
   * @param step h
   * @param start where chains begin
   * @param condition at which the score is asked for
   */
  public record Parameters(
      @Parameter(description = "Number of steps", unit = "steps", value = "1000", min = 1)
          int steps,
      @Parameter(
              description = "Step size h of x + h s + sqrt(2 h) z",
              unit = "data^2",
              value = "0.01",
              moreThan = 0)
          double step,
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
      double h = parameters.step();
      DriftToNoise ratio = new DriftToNoise(chunk);
      parameters.start().draw(chunk);
      for (int i = 1; i <= parameters.steps(); i++) {
        ratio.count(chunk.score(condition), h);
        chunk.step(1, h, Math.sqrt(2 * h), 0);
        chunk.progress(i, parameters.steps());
      }
      ratio.diagnose();
    }
  }
}
