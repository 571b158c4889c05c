package org.langevin.kit.score;

import java.util.function.DoubleFunction;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Density;
import org.langevin.api.score.Batch;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;

/**
 * The score of known densities.
 *
 * @param condition what c means
 * @param densities p_c
 */
public record DensityScore(Shape shape, Condition condition, DoubleFunction<Density> densities)
    implements Score, LogDensity {
  /** Log p_c by itself, for a score that comes from elsewhere. */
  public static LogDensity.Pass pass(DoubleFunction<Density> densities) {
    return new Evaluator(densities);
  }

  @Override
  public boolean isNormalized() {
    return true;
  }

  @Override
  public Evaluator open(int capacity) {
    return new Evaluator(densities);
  }

  /** Evaluates scores and log-densities. Items in a row mostly share their density. */
  public static final class Evaluator implements ScoreEvaluator, LogDensity.Pass {
    private final DoubleFunction<Density> densities;
    private Density density;
    private float condition;

    private Evaluator(DoubleFunction<Density> densities) {
      this.densities = densities;
    }

    private Density at(float c) {
      if (density == null || c != condition) {
        density = densities.apply(c);
        condition = c;
      }
      return density;
    }

    @Override
    public void forward(Batch batch, float[] score) {
      for (int i = 0, count; i < batch.size(); i += count) {
        count = batch.alike(i);
        at(batch.condition()[i]).scores(batch.x(), i, count, score);
      }
    }

    @Override
    public void evaluate(Batch batch, double[] logDensity) {
      for (int i = 0, count; i < batch.size(); i += count) {
        count = batch.alike(i);
        at(batch.condition()[i]).logDensities(batch.x(), i, count, logDensity);
      }
    }

    @Override
    public void close() {}
  }
}
