package org.example.underdamped;

import org.langevin.api.ExtensionFactory;
import org.langevin.api.condition.Condition;
import org.langevin.api.Extension;
import org.langevin.api.Parameter;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.kit.sde.NormalPrior;
import org.osgi.service.component.annotations.Component;

/**
 * Underdamped Langevin dynamics: dx = v dt, dv = s(x) dt - friction v dt + sqrt(2 friction) dW, whose
 * stationary law is p(x) N(v; 0, I). Steps are split as BAOAB (Leimkuhler and Matthews 2013).
 */
@Component
@Extension(
    point = Sampler.POINT,
    id = "underdamped-langevin",
    title = "Underdamped Langevin dynamics (BAOAB)")
public final class UnderdampedLangevin implements ExtensionFactory<UnderdampedLangevin.Parameters, SamplerContext, Sampler> {
  /** The parameters. */
  public record Parameters(
      @Parameter(description = "Number of steps", unit = "steps", value = "1000", min = 1) int steps,
      @Parameter(description = "Size of a step", unit = "time", value = "0.2", moreThan = 0)
          double step,
      @Parameter(description = "Friction", unit = "1/time", value = "1", moreThan = 0)
          double friction,
      @Parameter(
              description = "Standard deviation of the starting points",
              unit = "data",
              value = "1",
              moreThan = 0)
          double start) {}

  @Override
  public Sampler create(Parameters parameters, SamplerContext context) {
    return new Sampler() {
      @Override
      public boolean accepts(Condition conditioning) {
        return conditioning == Condition.NONE;
      }

      @Override
      public void sample(Chunk chunk) {
        run(parameters, chunk);
      }
    };
  }

  private static void run(Parameters parameters, Chunk chunk) {
    double h = parameters.step();
    double decay = Math.exp(-parameters.friction() * h);
    double noise = Math.sqrt(1 - decay * decay);
    chunk.draw(new NormalPrior(0, parameters.start()));
    float[] x = chunk.state();
    float[] v = chunk.scratch(0);
    int dimension = chunk.dimension();
    for (int item = 0; item < chunk.size(); item++) {
      chunk.random(item).fillGaussian(v, item * dimension, dimension);
    }
    float[] score = chunk.score(0);
    for (int step = 1; step <= parameters.steps(); step++) {
      for (int item = 0; item < chunk.size(); item++) {
        for (int i = item * dimension; i < (item + 1) * dimension; i++) {
          double kicked = v[i] + h / 2 * score[i];
          double drifted = x[i] + h / 2 * kicked;
          double rubbed = decay * kicked + noise * chunk.random(item).nextGaussian();
          x[i] = (float) (drifted + h / 2 * rubbed);
          v[i] = (float) rubbed;
        }
      }
      score = chunk.score(0);
      for (int i = 0; i < chunk.size() * dimension; i++) {
        v[i] += (float) (h / 2 * score[i]);
      }
      chunk.progress(step, parameters.steps());
    }
  }
}
