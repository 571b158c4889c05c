package org.langevin.workbench.internal.sampling;

import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;

/**
 * No score: for states that move without one.
 *
 * @param shape of the states
 */
record Unscored(Shape shape) implements Score {
  @Override
  public Condition condition() {
    return Condition.NONE;
  }

  @Override
  public ScoreEvaluator open(int capacity) {
    return (batch, score) -> {
      throw new IllegalStateException("a simulation has no score to ask for");
    };
  }
}
