package org.langevin.testkit;

import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.network.EnergyPass;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.network.TangentPass;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.api.sde.Transition;

/**
 * A family of scores that holds the exact one of a perturbed Gaussian:
 *
 * <pre>s(x, c; theta) = theta_0 S_c(x) + theta_1 x + (theta_2, ..., theta_{d+1}),</pre>
 *
 * <p>where S_c is the score of the data perturbed by the marginal of condition c. The family is
 * linear in theta and has an energy and tangents, so that every quadratic loss has a minimiser in
 * closed form; of a correct loss that is (1, 0, ..., 0).
 */
public final class GaussianFamily implements ScoreNetwork {
  private final Gaussian data;
  private final Condition conditioning;
  private final DoubleFunction<? extends Transition> marginals;

  /**
   * A family.
   *
   * @param marginals the perturbation of the data at condition c
   */
  public GaussianFamily(
      Gaussian data, Condition conditioning, DoubleFunction<? extends Transition> marginals) {
    this.data = data;
    this.conditioning = conditioning;
    this.marginals = marginals;
  }

  /** The parameters (1, 0, ..., 0) that give the exact score. */
  public double[] exact() {
    double[] exact = new double[parameterCount()];
    exact[0] = 1;
    return exact;
  }

  @Override
  public Shape shape() {
    return data.shape().blocks(conditioning.blocks());
  }

  @Override
  public Condition condition() {
    return conditioning;
  }

  @Override
  public int parameterCount() {
    return shape().dimension() + 2;
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
    EnergyNetwork energy = (parameters, capacity) -> new Energies(parameters);
    return Capable.offer(type, this, tangents, energy);
  }

  private final class Pass implements NetworkPass, TangentPass {
    private final int dimension = shape().dimension();
    private final double[] curvature = new double[dimension];
    private final FloatBuffer theta;
    private double condition = Double.NaN;
    private Gaussian law;
    private int count;
    private float[] x;
    private float[] conditions;
    private float[] exact;
    private float[] direction;

    Pass(FloatBuffer theta) {
      this.theta = theta;
    }

    private Gaussian law(int item) {
      if (conditions[item] != condition) {
        condition = conditions[item];
        law = data.perturbed(marginals.apply(condition));
      }
      return law;
    }

    private void keep(Batch batch) {
      count = batch.size();
      x = batch.x().clone();
      conditions = batch.condition().clone();
      exact = new float[count * dimension];
      for (int i = 0; i < count; i++) {
        law(i).score(x, i * dimension, exact);
      }
    }

    @Override
    public void forward(Batch batch, float[] score) {
      keep(batch);
      for (int i = 0; i < count * dimension; i++) {
        score[i] = theta.get(0) * exact[i] + theta.get(1) * x[i] + theta.get(2 + i % dimension);
      }
    }

    @Override
    public void backward(float[] cotangent, FloatBuffer gradient, float[] inputGradient) {
      double[] sums = new double[parameterCount()];
      for (int i = 0; i < count * dimension; i++) {
        sums[0] += (double) cotangent[i] * exact[i];
        sums[1] += (double) cotangent[i] * x[i];
        sums[2 + i % dimension] += cotangent[i];
      }
      for (int i = 0; gradient != null && i < sums.length; i++) {
        Buffers.add(gradient, i, sums[i]);
      }
      if (inputGradient != null) {
        derivative(cotangent, inputGradient);
      }
    }

    /** The Jacobian is symmetric: this is both a JVP and a VJP. */
    private void derivative(float[] vector, float[] product) {
      for (int i = 0; i < count; i++) {
        int from = i * dimension;
        law(i).curvature(vector, from, curvature);
        for (int j = 0; j < dimension; j++) {
          product[from + j] =
              (float) (theta.get(0) * curvature[j] + theta.get(1) * vector[from + j]);
        }
      }
    }

    @Override
    public void forward(Batch batch, float[] direction, float[] score, float[] tangent) {
      forward(batch, score);
      this.direction = direction.clone();
      derivative(direction, tangent);
    }

    @Override
    public void backward(float[] scoreCotangent, float[] tangentCotangent, FloatBuffer gradient) {
      backward(scoreCotangent, gradient, null);
      double first = 0;
      double second = 0;
      for (int i = 0; i < count; i++) {
        int from = i * dimension;
        law(i).curvature(direction, from, curvature);
        for (int j = 0; j < dimension; j++) {
          first += tangentCotangent[from + j] * curvature[j];
          second += (double) tangentCotangent[from + j] * direction[from + j];
        }
      }
      Buffers.add(gradient, 0, first);
      Buffers.add(gradient, 1, second);
    }

    @Override
    public void close() {}
  }

  private final class Energies implements EnergyPass {
    private final int dimension = shape().dimension();
    private final FloatBuffer theta;
    private double[] features;

    Energies(FloatBuffer theta) {
      this.theta = theta;
    }

    @Override
    public void forward(Batch batch, float[] energy) {
      int count = batch.size();
      float[] x = batch.x();
      float[] conditions = batch.condition();
      features = new double[count * parameterCount()];
      for (int i = 0; i < count; i++) {
        int at = i * parameterCount();
        features[at] = data.perturbed(marginals.apply(conditions[i])).logDensity(x, i * dimension);
        for (int j = 0; j < dimension; j++) {
          double component = x[i * dimension + j];
          features[at + 1] += 0.5 * component * component;
          features[at + 2 + j] = component;
        }
        double sum = 0;
        for (int k = 0; k < parameterCount(); k++) {
          sum -= theta.get(k) * features[at + k];
        }
        energy[i] = (float) sum;
      }
    }

    @Override
    public void backward(float[] cotangent, FloatBuffer gradient) {
      for (int k = 0; k < parameterCount(); k++) {
        double sum = 0;
        for (int i = 0; i < features.length / parameterCount(); i++) {
          sum -= cotangent[i] * features[i * parameterCount() + k];
        }
        Buffers.add(gradient, k, sum);
      }
    }
  }
}
