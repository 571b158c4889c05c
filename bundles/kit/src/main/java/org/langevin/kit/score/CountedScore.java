package org.langevin.kit.score;

import org.langevin.api.score.JacobianPass;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;

/**
 * The same score, which counts at how many items it is evaluated, with or without a product of its
 * Jacobian. For one thread.
 */
public final class CountedScore extends ScoreDecorator {
  private long count;

  /** Nothing is counted yet. */
  public CountedScore(Score inner) {
    super(inner);
  }

  /** At how many items the score was evaluated. */
  public long count() {
    return count;
  }

  /** Begins to count anew. */
  public void reset() {
    count = 0;
  }

  @Override
  protected ScoreEvaluator evaluator(ScoreEvaluator evaluator, int capacity) {
    return (batch, score) -> {
      evaluator.forward(batch, score);
      count += batch.size();
    };
  }

  @Override
  protected JacobianPass product(JacobianPass pass, int capacity) {
    return (batch, vector, score, product) -> {
      pass.evaluate(batch, vector, score, product);
      count += batch.size();
    };
  }

  @Override
  protected LogDensity.Pass logDensity(LogDensity.Pass pass, int capacity) {
    return pass::evaluate;
  }

  @Override
  protected boolean isNormalized(LogDensity density) {
    return density.isNormalized();
  }
}
