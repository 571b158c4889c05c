package org.langevin.workbench.internal.scores;

import java.nio.FloatBuffer;
import org.langevin.api.dataset.Density;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.kit.score.CountedScore;
import org.langevin.kit.score.NetworkScore;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.GuidanceTask;
import org.langevin.workbench.internal.composition.SamplingTask;

/** The scores of an experiment's parts. */
public final class Scores {
  private Scores() {}

  /** The score of a network; what it does wrong is told as the part's fault. */
  public static Score of(ScoreNetwork network, FloatBuffer parameters, Parts parts, PartName name) {
    return new BlamedScore(new NetworkScore(network, parameters), parts, name);
  }

  /**
   * What a sampler drives: the network's score, counted, as its guidances change it.
   *
   * @param counted the network's, with a density where the sampler needs that
   * @param driven in place of it
   */
  public record OfSampler(CountedScore counted, Score driven) {}

  /** What a sampler drives. For one thread. */
  public static OfSampler counted(
      Composition composition, SamplingTask task, ScoreNetwork network, FloatBuffer parameters) {
    CountedScore counted = new CountedScore(unguided(composition, task, network, parameters));
    return new OfSampler(counted, guided(counted, task, composition.parts()));
  }

  /** The score that produced a sampler's samples. For any threads. */
  public static Score of(
      Composition composition, SamplingTask task, ScoreNetwork network, FloatBuffer parameters) {
    Score score = unguided(composition, task, network, parameters);
    return guided(score, task, composition.parts());
  }

  private static Score unguided(
      Composition composition, SamplingTask task, ScoreNetwork network, FloatBuffer parameters) {
    Parts parts = composition.parts();
    Score score = of(network, parameters, parts, task.driven());
    if (task.requires().needed().contains(Density.class)
        && score.ability(LogDensity.class).isEmpty()) {
      return new BlamedScore(
          new DatasetDensityScore(score, composition.dataset()), parts, parts.at(Parts.DATASET));
    }
    return score;
  }

  private static Score guided(Score score, SamplingTask task, Parts parts) {
    Score driven = score;
    for (GuidanceTask guidance : task.guidance()) {
      driven = guidance.around(driven, parts);
      driven = new BlamedScore(driven, parts, guidance.part());
    }
    return driven;
  }
}
