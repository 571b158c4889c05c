package org.langevin.networks.mixtureenergy;

import java.nio.FloatBuffer;
import java.util.Optional;
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

/**
 * The mixture of a given size. Of each component, theta holds the logit (if weights are learned),
 * the mean, rho and the elements of N row by row.
 */
final class Mixture implements ScoreNetwork {
  private final Shape shape;
  private final int dimension;
  private final MixtureEnergy.Parameters initial;
  private final boolean learned;
  private final Triangle triangle;

  Mixture(Shape shape, MixtureEnergy.Parameters initial) {
    this.shape = shape;
    this.initial = initial;
    this.learned = initial.weights() == MixtureEnergy.Weights.LEARNED;
    dimension = shape.dimension();
    triangle = new Triangle(dimension, initial.covariance() == MixtureEnergy.Covariance.FULL);
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public Condition condition() {
    return Condition.NONE;
  }

  @Override
  public int parameterCount() {
    return initial.components() * ((learned ? 1 : 0) + dimension + triangle.size());
  }

  @Override
  public void initialize(FloatBuffer parameters, RandomStream random) {
    int at = 0;
    for (int k = 0; k < initial.components(); k++) {
      if (learned) {
        parameters.put(at++, 0);
      }
      for (int j = 0; j < dimension; j++) {
        double mean =
            initial.means() == null
                ? initial.spread() * random.nextGaussian()
                : initial.means()[k][j];
        parameters.put(at++, (float) mean);
      }
      for (int j = 0; j < dimension; j++) {
        parameters.put(at++, (float) StrictMath.log(initial.scale()));
      }
      for (int j = dimension; j < triangle.size(); j++) {
        parameters.put(at++, 0);
      }
    }
  }

  @Override
  public NetworkPass open(FloatBuffer parameters, int capacity) {
    return new Scores(parameters);
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    TangentNetwork tangents = (parameters, capacity) -> new Tangents(parameters);
    EnergyNetwork energy = (parameters, capacity) -> new Energies(parameters);
    return Capable.offer(type, this, tangents, energy);
  }

  private Point point() {
    return new Point(initial.components(), learned, triangle);
  }

  private static void add(double[] sums, FloatBuffer gradient) {
    for (int i = 0; i < sums.length; i++) {
      gradient.put(i, (float) (gradient.get(i) + sums[i]));
    }
  }

  private final class Scores implements NetworkPass {
    private final Point point = point();
    private final FloatBuffer theta;
    private int count;
    private float[] x;

    Scores(FloatBuffer theta) {
      this.theta = theta;
    }

    @Override
    public void forward(Batch batch, float[] score) {
      count = batch.size();
      x = batch.x();
      point.read(theta);
      for (int offset = 0; offset < count * dimension; offset += dimension) {
        point.set(x, offset);
        point.score(score, offset);
      }
    }

    /** The Jacobian of a gradient is symmetric, so the product from the left is a tangent. */
    @Override
    public void backward(float[] cotangent, FloatBuffer parameterGradient, float[] inputGradient) {
      double[] sums = new double[parameterCount()];
      for (int offset = 0; offset < count * dimension; offset += dimension) {
        point.set(x, offset);
        point.reverseScore(cotangent, offset);
        point.addTo(sums);
        if (inputGradient != null) {
          point.tangent(cotangent, offset, inputGradient);
        }
      }
      if (parameterGradient != null) {
        add(sums, parameterGradient);
      }
    }
  }

  private final class Tangents implements TangentPass {
    private final Point point = point();
    private final FloatBuffer theta;
    private int count;
    private float[] x;
    private float[] direction;

    Tangents(FloatBuffer theta) {
      this.theta = theta;
    }

    @Override
    public void forward(Batch batch, float[] direction, float[] score, float[] tangent) {
      count = batch.size();
      x = batch.x();
      point.read(theta);
      this.direction = direction;
      for (int offset = 0; offset < count * dimension; offset += dimension) {
        point.set(x, offset);
        point.tangent(direction, offset, tangent);
        point.score(score, offset);
      }
    }

    @Override
    public void backward(
        float[] scoreCotangent, float[] tangentCotangent, FloatBuffer parameterGradient) {
      double[] sums = new double[parameterCount()];
      for (int offset = 0; offset < count * dimension; offset += dimension) {
        point.set(x, offset);
        point.reverse(scoreCotangent, tangentCotangent, direction, offset);
        point.addTo(sums);
      }
      add(sums, parameterGradient);
    }
  }

  private final class Energies implements EnergyPass {
    private final Point point = point();
    private final FloatBuffer theta;
    private int count;
    private float[] x;

    Energies(FloatBuffer theta) {
      this.theta = theta;
    }

    @Override
    public void forward(Batch batch, float[] energy) {
      count = batch.size();
      x = batch.x();
      point.read(theta);
      for (int i = 0; i < count; i++) {
        energy[i] = (float) point.set(x, i * dimension);
      }
    }

    @Override
    public void backward(float[] cotangent, FloatBuffer parameterGradient) {
      double[] sums = new double[parameterCount()];
      for (int i = 0; i < count; i++) {
        point.set(x, i * dimension);
        point.reverseEnergy(cotangent[i]);
        point.addTo(sums);
      }
      add(sums, parameterGradient);
    }
  }
}
