package org.langevin.kit.score;

import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.score.JacobianPass;
import org.langevin.api.score.JacobianVector;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.api.score.VectorJacobian;

/**
 * The same score, which counts at how many items it is evaluated, with or without a product of its
 * Jacobian. For one thread.
 */
public final class CountedScore extends ScoreAround {
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
  public ScoreEvaluator open(int capacity) {
    ScoreEvaluator evaluator = inner().open(capacity);
    return new ScoreEvaluator() {
      @Override
      public void forward(Batch batch, float[] score) {
        evaluator.forward(batch, score);
        count += batch.size();
      }

      @Override
      public void close() {
        evaluator.close();
      }
    };
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    VectorJacobian vectorJacobian =
        inner()
            .ability(VectorJacobian.class)
            .<VectorJacobian>map(able -> capacity -> counted(able.open(capacity)))
            .orElse(null);
    JacobianVector jacobianVector =
        inner()
            .ability(JacobianVector.class)
            .<JacobianVector>map(able -> capacity -> counted(able.open(capacity)))
            .orElse(null);
    return Capable.offer(
        type,
        this,
        vectorJacobian,
        jacobianVector,
        inner().ability(LogDensity.class).orElse(null),
        inner().ability(ClassConditional.class).orElse(null));
  }

  private JacobianPass counted(JacobianPass pass) {
    return new JacobianPass() {
      @Override
      public void evaluate(Batch batch, float[] vector, float[] score, float[] product) {
        pass.evaluate(batch, vector, score, product);
        count += batch.size();
      }

      @Override
      public void close() {
        pass.close();
      }
    };
  }
}
