package org.langevin.kit.score;

import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;

/**
 * A score that is one function.
 *
 * @param condition what c means
 * @param function remembers nothing: any thread may call it
 */
public record FunctionScore(Shape shape, Condition condition, ScoreEvaluator function)
    implements Score {
  @Override
  public ScoreEvaluator open(int capacity) {
    return function;
  }
}
