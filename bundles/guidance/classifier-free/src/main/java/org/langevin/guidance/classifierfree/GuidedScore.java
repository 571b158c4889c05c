package org.langevin.guidance.classifierfree;

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
import org.langevin.kit.score.ScoreAround;

/**
 * f(x) + w [f(x, y) - f(x)], where f is a score, a product of its Jacobian, or its log-density up
 * to a constant: all are linear in the logarithms of the two densities.
 */
final class GuidedScore extends ScoreAround {
  private final double scale;

  GuidedScore(Score inner, double scale) {
    super(inner);
    this.scale = scale;
  }

  @Override
  public ScoreEvaluator open(int capacity) {
    return new Evaluator(inner().open(capacity), length(capacity));
  }

  private int length(int capacity) {
    return capacity * shape().dimension();
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    return Capable.offer(
        type,
        this,
        inner()
            .ability(VectorJacobian.class)
            .<VectorJacobian>map(
                able -> capacity -> new Product(able.open(capacity), length(capacity)))
            .orElse(null),
        inner()
            .ability(JacobianVector.class)
            .<JacobianVector>map(
                able -> capacity -> new Product(able.open(capacity), length(capacity)))
            .orElse(null),
        inner()
            .ability(LogDensity.class)
            .<LogDensity>map(able -> capacity -> new Density(able.open(capacity), capacity))
            .orElse(null),
        inner().ability(ClassConditional.class).orElse(null));
  }

  /** Where no class is told, both are the same; the result is then that to the bit. */
  private void combine(Batch batch, float[] ofClass, float[] ofAll) {
    int dimension = shape().dimension();
    for (int i = 0; i < batch.size(); i++) {
      for (int j = i * dimension; batch.label(i) >= 0 && j < (i + 1) * dimension; j++) {
        ofClass[j] = (float) (ofAll[j] + scale * ((double) ofClass[j] - ofAll[j]));
      }
    }
  }

  private static boolean isUnlabelled(Batch batch) {
    for (int i = 0; i < batch.size(); i++) {
      if (batch.label(i) >= 0) {
        return false;
      }
    }
    return true;
  }

  private final class Evaluator implements ScoreEvaluator {
    private final ScoreEvaluator evaluator;
    private final float[] ofAll;

    Evaluator(ScoreEvaluator evaluator, int length) {
      this.evaluator = evaluator;
      this.ofAll = new float[length];
    }

    @Override
    public void forward(Batch batch, float[] score) {
      evaluator.forward(batch, score);
      if (!isUnlabelled(batch)) {
        evaluator.forward(batch.withoutLabels(), ofAll);
        combine(batch, score, ofAll);
      }
    }

    @Override
    public void close() {
      evaluator.close();
    }
  }

  private final class Product implements JacobianPass {
    private final JacobianPass pass;
    private final float[] scoreOfAll;
    private final float[] productOfAll;

    Product(JacobianPass pass, int length) {
      this.pass = pass;
      this.scoreOfAll = new float[length];
      this.productOfAll = new float[length];
    }

    @Override
    public void evaluate(Batch batch, float[] vector, float[] score, float[] product) {
      pass.evaluate(batch, vector, score, product);
      if (!isUnlabelled(batch)) {
        pass.evaluate(batch.withoutLabels(), vector, scoreOfAll, productOfAll);
        combine(batch, score, scoreOfAll);
        combine(batch, product, productOfAll);
      }
    }

    @Override
    public void close() {
      pass.close();
    }
  }

  private final class Density implements LogDensity.Pass {
    private final LogDensity.Pass pass;
    private final double[] ofAll;

    Density(LogDensity.Pass pass, int capacity) {
      this.pass = pass;
      this.ofAll = new double[capacity];
    }

    @Override
    public void evaluate(Batch batch, double[] logDensity) {
      pass.evaluate(batch, logDensity);
      pass.evaluate(batch.withoutLabels(), ofAll);
      for (int i = 0; i < batch.size(); i++) {
        if (batch.label(i) >= 0) {
          logDensity[i] = ofAll[i] + scale * (logDensity[i] - ofAll[i]);
        }
      }
    }

    @Override
    public void close() {
      pass.close();
    }
  }
}
