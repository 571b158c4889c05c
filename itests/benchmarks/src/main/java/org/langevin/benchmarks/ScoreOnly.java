package org.langevin.benchmarks;

import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.condition.Condition;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;

/** Asks for the score again and again and does nothing with it. */
final class ScoreOnly implements ExtensionFactory<ScoreOnly.Parameters, SamplerContext, Sampler> {
  /**
   * The parameters.
   *
   * @param steps how often
   */
  public record Parameters(@Parameter(description = "How often", min = 1) int steps) {}

  @Override
  public Sampler create(Parameters parameters, SamplerContext context) {
    return new Sampler() {
      @Override
      public boolean accepts(Condition conditioning) {
        return true;
      }

      @Override
      public void sample(Chunk chunk) {
        for (int i = 0; i < parameters.steps(); i++) {
          chunk.score(0.5);
          chunk.progress(i + 1, parameters.steps());
        }
      }
    };
  }
}
