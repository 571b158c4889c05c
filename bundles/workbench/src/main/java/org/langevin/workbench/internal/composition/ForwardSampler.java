package org.langevin.workbench.internal.composition;

import java.util.Arrays;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.SdeTime;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;

/**
 * Carries items of a dataset through an SDE, forward in time. Asks for no score.
 *
 * @param time of the SDE
 * @param dataset at whose items the paths begin
 * @param steps of equal length from 0 to the horizon
 */
record ForwardSampler(Scheme scheme, Sde sde, SdeTime time, Dataset dataset, int steps)
    implements Sampler {
  @Override
  public boolean accepts(Condition condition) {
    return condition.equals(time);
  }

  @Override
  public void sample(Chunk chunk) {
    begin(chunk);
    chunk.level(0, 0, steps + 1);
    for (int i = 0; i < steps; i++) {
      scheme.step(at(i), at(i + 1), chunk);
      chunk.progress(i + 1, steps);
      chunk.level(at(i + 1), i + 1, steps + 1);
    }
  }

  private double at(int step) {
    return step == steps ? sde.horizon() : step * (sde.horizon() / steps);
  }

  private void begin(Chunk chunk) {
    Items items = dataset.training();
    Transition start = sde.start();
    float[] noise = chunk.scratch(0);
    if (start.root().isScalar() && start.root().scalar() == 0) {
      Arrays.fill(noise, 0);
    } else {
      chunk.noise(noise);
    }
    CarriedItems.set(chunk, start, items, i -> chunk.index(i) % items.size(), noise);
  }
}
