package org.langevin.testkit;

import java.util.Optional;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.condition.SdeTime;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.loss.LossContext;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sde.Sde;

/**
 * What the workbench would tell networks, losses and samplers about an experiment.
 *
 * @param dataset the dataset
 * @param sde the SDE, if there is one
 * @param levels the noise levels of the loss, if it has any
 * @param condition what scores are conditioned on
 */
public record TestExperiment(
    Dataset dataset, Optional<Sde> sde, Optional<NoiseLevels> levels, Condition condition)
    implements NetworkContext, LossContext, SamplerContext {
  /** An experiment with neither SDE nor noise levels, whose score is conditioned on nothing. */
  public static TestExperiment of(Dataset dataset) {
    return new TestExperiment(dataset, Optional.empty(), Optional.empty(), Condition.NONE);
  }

  /** The same with an SDE, conditioned on time. */
  public TestExperiment with(Sde sde) {
    return new TestExperiment(dataset, Optional.of(sde), levels, new SdeTime(sde));
  }

  /** The same with noise levels, conditioned on noise. */
  public TestExperiment with(NoiseLevels levels) {
    return new TestExperiment(
        dataset, sde, Optional.of(levels), new NoiseLevel(Optional.of(levels)));
  }

  /** The same, conditioned otherwise. */
  public TestExperiment with(Condition condition) {
    return new TestExperiment(dataset, sde, levels, condition);
  }

  @Override
  public Optional<SdeTime> time() {
    return condition.ability(SdeTime.class).or(() -> sde.map(SdeTime::new));
  }

  @Override
  public Shape shape() {
    return dataset.shape().blocks(condition.blocks());
  }
}
