package org.langevin.metrics.datasetdistance;

import java.util.Optional;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Score;

/**
 * What the inner metric looks at.
 *
 * @param real items of the experiment's dataset
 * @param generated items of the other one
 * @param input of the outer metric
 */
record BothDatasets(Items real, Items generated, MetricInput input) implements MetricInput {
  private static final int METRIC = 2;

  @Override
  public Optional<Score> score() {
    return Optional.empty();
  }

  @Override
  public RandomStream random() {
    return input.random().child(METRIC);
  }

  @Override
  public int threads() {
    return input.threads();
  }

  @Override
  public void progress(int done, int total) {
    input.progress(done, total);
  }

  @Override
  public void progress(int done, int total, String unit) {
    input.progress(done, total, unit);
  }
}
