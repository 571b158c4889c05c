package org.langevin.kit.score;

import java.util.Arrays;
import org.langevin.api.condition.Condition;
import org.langevin.api.score.Batch;
import org.langevin.api.sde.BlockMatrix;

/** The conversion where the perturbation is M x + b + L z. */
final class BlockConversion implements OutputConversion.Pass {
  private final Prediction prediction;
  private final Condition condition;
  private final int dimension;
  private final int components;
  private final Prediction.BlockAffine[] affine;
  private final BlockMatrix[] transposed;
  private final float[] ones;
  private final float[] work;
  private Batch batch;

  BlockConversion(Prediction prediction, Condition condition, int capacity, int dimension) {
    this.prediction = prediction;
    this.condition = condition;
    this.dimension = dimension;
    components = dimension / condition.blocks();
    affine = new Prediction.BlockAffine[capacity];
    transposed = new BlockMatrix[capacity];
    ones = new float[components];
    Arrays.fill(ones, 1);
    work = new float[dimension];
  }

  @Override
  public void begin(Batch next) {
    batch = next;
    float[] c = next.condition();
    for (int i = 0; i < next.size(); i++) {
      if (i > 0 && c[i] == c[i - 1]) {
        affine[i] = affine[i - 1];
        transposed[i] = transposed[i - 1];
      } else {
        affine[i] = prediction.under(condition.transition(c[i]).orElseThrow());
        transposed[i] = affine[i].output().transposed();
      }
    }
  }

  @Override
  public void score(float[] output) {
    for (int i = 0; i < batch.size(); i++) {
      int at = i * dimension;
      multiply(affine[i].output(), output, output, at);
      if (prediction.isCentred()) {
        affine[i].x().add(1, batch.x(), at, output, at, components);
        affine[i].offset().add(1, ones, 0, output, at, components);
      }
    }
  }

  @Override
  public void tangent(float[] direction, float[] tangent) {
    for (int i = 0; i < batch.size(); i++) {
      int at = i * dimension;
      multiply(affine[i].output(), tangent, tangent, at);
      if (prediction.isCentred()) {
        affine[i].x().add(1, direction, at, tangent, at, components);
      }
    }
  }

  @Override
  public void cotangent(float[] cotangent, float[] target) {
    for (int i = 0; i < batch.size(); i++) {
      multiply(transposed[i], cotangent, target, i * dimension);
    }
  }

  /** P is diagonal. */
  @Override
  public void inputGradient(float[] cotangent, float[] inputGradient) {
    for (int i = 0; prediction.isCentred() && i < batch.size(); i++) {
      int at = i * dimension;
      affine[i].x().add(1, cotangent, at, inputGradient, at, components);
    }
  }

  private void multiply(BlockMatrix factor, float[] from, float[] to, int at) {
    Arrays.fill(work, 0);
    factor.add(1, from, at, work, 0, components);
    System.arraycopy(work, 0, to, at, dimension);
  }
}
