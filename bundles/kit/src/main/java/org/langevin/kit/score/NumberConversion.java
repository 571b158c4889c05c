package org.langevin.kit.score;

import org.langevin.api.condition.Condition;
import org.langevin.api.score.Batch;

/** The conversion where the perturbation is m x + b + s z. */
final class NumberConversion implements OutputConversion.Pass {
  private final Prediction prediction;
  private final Condition condition;
  private final int dimension;
  private final float[] p;
  private final float[] q;
  private final float[] r;
  private Batch batch;

  NumberConversion(Prediction prediction, Condition condition, int capacity, int dimension) {
    this.prediction = prediction;
    this.condition = condition;
    this.dimension = dimension;
    q = new float[capacity];
    p = new float[prediction.isCentred() ? capacity : 0];
    r = new float[p.length];
  }

  @Override
  public void begin(Batch next) {
    batch = next;
    float[] c = next.condition();
    for (int i = 0; i < next.size(); i++) {
      if (i > 0 && c[i] == c[i - 1]) {
        set(i, q[i - 1], p.length == 0 ? 0 : p[i - 1], p.length == 0 ? 0 : r[i - 1]);
      } else if (prediction == Prediction.SCORE) {
        set(i, 1, 0, 0);
      } else {
        Prediction.Affine affine = prediction.under(condition.law(c[i]).orElseThrow());
        set(i, (float) affine.output(), (float) affine.x(), (float) affine.offset());
      }
    }
  }

  private void set(int item, float output, float x, float offset) {
    q[item] = output;
    if (p.length > 0) {
      p[item] = x;
      r[item] = offset;
    }
  }

  @Override
  public void score(float[] output) {
    scale(output, output);
    add(batch.x(), output);
    for (int i = 0; i < r.length && i < batch.size(); i++) {
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        output[j] += r[i];
      }
    }
  }

  @Override
  public void tangent(float[] direction, float[] tangent) {
    scale(tangent, tangent);
    add(direction, tangent);
  }

  @Override
  public void cotangent(float[] cotangent, float[] target) {
    scale(cotangent, target);
  }

  @Override
  public void inputGradient(float[] cotangent, float[] inputGradient) {
    add(cotangent, inputGradient);
  }

  private void scale(float[] from, float[] to) {
    for (int i = 0; i < batch.size(); i++) {
      float factor = q[i];
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        to[j] = from[j] * factor;
      }
    }
  }

  private void add(float[] from, float[] to) {
    for (int i = 0; i < p.length && i < batch.size(); i++) {
      float factor = p[i];
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        to[j] += factor * from[j];
      }
    }
  }
}
