package org.langevin.guidance.classifierfree;

import org.langevin.api.score.Batch;
import org.langevin.api.score.JacobianPass;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.kit.score.ScoreDecorator;

/**
 * f(x) + w [f(x, y) - f(x)], where f is a score, a product of its Jacobian, or its log-density up
 * to a constant: all are linear in the logarithms of the two densities.
 */
final class GuidedScore extends ScoreDecorator {
  private final double scale;

  GuidedScore(Score inner, double scale) {
    super(inner);
    this.scale = scale;
  }

  @Override
  protected ScoreEvaluator evaluator(ScoreEvaluator evaluator, int capacity) {
    float[] ofAll = items(capacity);
    return (batch, score) -> {
      evaluator.forward(batch, score);
      if (!isUnlabelled(batch)) {
        evaluator.forward(batch.withoutLabels(), ofAll);
        combine(batch, score, ofAll);
      }
    };
  }

  @Override
  protected JacobianPass product(JacobianPass pass, int capacity) {
    float[] scoreOfAll = items(capacity);
    float[] productOfAll = items(capacity);
    return (batch, vector, score, product) -> {
      pass.evaluate(batch, vector, score, product);
      if (!isUnlabelled(batch)) {
        pass.evaluate(batch.withoutLabels(), vector, scoreOfAll, productOfAll);
        combine(batch, score, scoreOfAll);
        combine(batch, product, productOfAll);
      }
    };
  }

  @Override
  protected LogDensity.Pass logDensity(LogDensity.Pass pass, int capacity) {
    double[] ofAll = new double[capacity];
    return (batch, logDensity) -> {
      pass.evaluate(batch, logDensity);
      if (!isUnlabelled(batch)) {
        pass.evaluate(batch.withoutLabels(), ofAll);
        combine(batch, logDensity, ofAll);
      }
    };
  }

  private float[] items(int capacity) {
    return new float[capacity * shape().dimension()];
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

  private void combine(Batch batch, double[] ofClass, double[] ofAll) {
    for (int i = 0; i < batch.size(); i++) {
      if (batch.label(i) >= 0) {
        ofClass[i] = ofAll[i] + scale * (ofClass[i] - ofAll[i]);
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
}
