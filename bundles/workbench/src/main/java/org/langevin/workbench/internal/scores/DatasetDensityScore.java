package org.langevin.workbench.internal.scores;

import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.kit.score.DensityScore;
import org.langevin.kit.score.ScoreAround;

/** A score without a density of its own, with the exact one of the dataset. */
final class DatasetDensityScore extends ScoreAround {
  private final Dataset dataset;

  DatasetDensityScore(Score inner, Dataset dataset) {
    super(inner);
    this.dataset = dataset;
  }

  @Override
  public ScoreEvaluator open(int capacity) {
    return inner().open(capacity);
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    DensityScore exact =
        new DensityScore(
            shape(),
            condition(),
            c -> condition().transition(c).flatMap(dataset::density).orElseThrow());
    return type == LogDensity.class
        ? Capable.offer(type, (LogDensity) exact)
        : inner().ability(type);
  }
}
