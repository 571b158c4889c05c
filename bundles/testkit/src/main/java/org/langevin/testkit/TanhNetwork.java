package org.langevin.testkit;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.network.TangentPass;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;

/**
 * The smallest network that is linear in nothing: s_j = sum_h v_jh tanh(w_h . x + k_h c + b_h),
 * with tangents. Meant for checks of gradients, where a family that is linear in its parameters
 * would hide errors.
 */
public final class TanhNetwork implements ScoreNetwork {
  private static final int HIDDEN = 3;

  private final int dimension;
  private final Condition conditioning;

  /** A network with three hidden units. */
  public TanhNetwork(int dimension, Condition conditioning) {
    this.dimension = dimension;
    this.conditioning = conditioning;
  }

  @Override
  public Shape shape() {
    return Shape.point(dimension);
  }

  @Override
  public Condition condition() {
    return conditioning;
  }

  @Override
  public int parameterCount() {
    return HIDDEN * (2 * dimension + 2);
  }

  @Override
  public void initialize(FloatBuffer parameters, RandomStream random) {
    for (int i = 0; i < parameterCount(); i++) {
      parameters.put(i, (float) random.nextGaussian());
    }
  }

  @Override
  public NetworkPass open(FloatBuffer parameters, int capacity) {
    return new Pass(parameters);
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    TangentNetwork tangents = (parameters, capacity) -> new Pass(parameters);
    return Capable.offer(type, this, tangents);
  }

  /** Where the parameters of a hidden unit begin: w, k, b, v. */
  private int unit(int hidden) {
    return hidden * (2 * dimension + 2);
  }

  private final class Pass implements NetworkPass, TangentPass {
    private final FloatBuffer theta;
    private int count;
    private float[] x;
    private float[] condition;
    private float[] direction;

    Pass(FloatBuffer theta) {
      this.theta = theta;
    }

    @Override
    public void forward(Batch batch, float[] score) {
      int length = batch.x().length;
      forward(batch, new float[length], score, new float[length]);
    }

    @Override
    public void forward(Batch batch, float[] direction, float[] score, float[] tangent) {
      this.count = batch.size();
      this.x = batch.x().clone();
      this.condition = batch.condition().clone();
      this.direction = direction.clone();
      for (int i = 0; i < count * dimension; i++) {
        int item = i / dimension;
        double value = 0;
        double slope = 0;
        for (int h = 0; h < HIDDEN; h++) {
          double y = Math.tanh(activation(item, h));
          double v = theta.get(unit(h) + dimension + 2 + i % dimension);
          value += v * y;
          slope += v * (1 - y * y) * rate(item, h);
        }
        score[i] = (float) value;
        tangent[i] = (float) slope;
      }
    }

    private double activation(int item, int hidden) {
      int at = unit(hidden);
      double sum = theta.get(at + dimension) * condition[item] + theta.get(at + dimension + 1);
      for (int j = 0; j < dimension; j++) {
        sum += theta.get(at + j) * x[item * dimension + j];
      }
      return sum;
    }

    private double rate(int item, int hidden) {
      double sum = 0;
      for (int j = 0; j < dimension; j++) {
        sum += theta.get(unit(hidden) + j) * direction[item * dimension + j];
      }
      return sum;
    }

    @Override
    public void backward(float[] cotangent, FloatBuffer gradient, float[] inputGradient) {
      backward(cotangent, new float[cotangent.length], gradient, inputGradient);
    }

    @Override
    public void backward(float[] scoreCotangent, float[] tangentCotangent, FloatBuffer gradient) {
      backward(scoreCotangent, tangentCotangent, gradient, null);
    }

    private void backward(float[] u, float[] w, FloatBuffer gradient, float[] inputGradient) {
      double[] sums = new double[parameterCount()];
      double[] input = new double[count * dimension];
      for (int i = 0; i < count; i++) {
        int from = i * dimension;
        for (int h = 0; h < HIDDEN; h++) {
          int at = unit(h);
          double y = Math.tanh(activation(i, h));
          double y1 = 1 - y * y;
          double r = rate(i, h);
          double a = 0;
          double b = 0;
          for (int j = 0; j < dimension; j++) {
            double v = theta.get(at + dimension + 2 + j);
            a += u[from + j] * v;
            b += w[from + j] * v;
            sums[at + dimension + 2 + j] += u[from + j] * y + w[from + j] * y1 * r;
          }
          double toActivation = a * y1 - 2 * b * y * y1 * r;
          for (int j = 0; j < dimension; j++) {
            sums[at + j] += toActivation * x[from + j] + b * y1 * direction[from + j];
            input[from + j] += toActivation * theta.get(at + j);
          }
          sums[at + dimension] += toActivation * condition[i];
          sums[at + dimension + 1] += toActivation;
        }
      }
      for (int k = 0; gradient != null && k < sums.length; k++) {
        Buffers.add(gradient, k, sums[k]);
      }
      for (int k = 0; inputGradient != null && k < input.length; k++) {
        inputGradient[k] = (float) input[k];
      }
    }

    @Override
    public void close() {}
  }
}
