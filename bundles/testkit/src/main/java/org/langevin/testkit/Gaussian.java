package org.langevin.testkit;

import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Transition;

/**
 * N(mean, covariance) as a dataset with everything in closed form, and as a density.
 *
 * <p>Perturbed by a marginal it is N(m mean + b, m^2 covariance + s^2 I).
 */
public final class Gaussian implements Dataset, Density {
  private static final int TRAINING = 4096;

  private final double[] mean;
  private final double[][] covariance;
  private final double[][] root;
  private final double[][] precision;
  private final double logDeterminant;

  /**
   * A normal law.
   *
   * @param covariance symmetric and positive definite
   */
  public Gaussian(double[] mean, double[][] covariance) {
    this.mean = mean.clone();
    this.covariance = covariance;
    root = Matrices.cholesky(covariance);
    precision = Matrices.inverse(covariance);
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      sum += 2 * Math.log(root[i][i]);
    }
    logDeterminant = sum;
  }

  /** N(0, I). */
  public static Gaussian standard(int dimension) {
    return new Gaussian(new double[dimension], Matrices.identity(dimension));
  }

  /** A normal law in the plane with unequal variances, correlated, away from the origin. */
  public static Gaussian skew() {
    return new Gaussian(new double[] {1, -0.5}, new double[][] {{1.5, 0.6}, {0.6, 0.8}});
  }

  /** The mean. */
  public double[] mean() {
    return mean.clone();
  }

  /** An element of the covariance. */
  public double covariance(int i, int j) {
    return covariance[i][j];
  }

  /** The law of M X + b + L Z: N(M mean + b, M covariance M^T + L L^T). */
  public Gaussian perturbed(Transition transition) {
    if (transition.scalar().isPresent()) {
      return perturbed(transition.scalar().get());
    }
    int k = transition.blocks();
    BlockMatrix m = transition.signal();
    BlockMatrix noise = transition.root().times(transition.root().transposed());
    double[] moved = new double[k * mean.length];
    double[][] widened = new double[moved.length][moved.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = m.get(i / k, i % k, 0) * mean[i / k] + transition.shift().get(i / k, i % k, 0);
      for (int j = 0; j < moved.length; j++) {
        widened[i][j] =
            m.get(i / k, i % k, 0) * covariance[i / k][j / k] * m.get(j / k, j % k, 0)
                + (i / k == j / k ? noise.get(i / k, i % k, j % k) : 0);
      }
    }
    return new Gaussian(moved, widened);
  }

  private Gaussian perturbed(Marginal marginal) {
    double[] moved = new double[mean.length];
    double[][] widened = new double[mean.length][mean.length];
    double m = marginal.scale();
    for (int i = 0; i < mean.length; i++) {
      moved[i] = m * mean[i] + marginal.offset();
      for (int j = 0; j < mean.length; j++) {
        widened[i][j] = m * m * covariance[i][j];
      }
      widened[i][i] += marginal.deviation() * marginal.deviation();
    }
    return new Gaussian(moved, widened);
  }

  /** Independent draws, one after the other. */
  public float[] draw(int count, RandomStream random) {
    int dimension = mean.length;
    float[] items = new float[count * dimension];
    double[] z = new double[dimension];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < dimension; j++) {
        z[j] = random.nextGaussian();
        double value = mean[j];
        for (int k = 0; k <= j; k++) {
          value += root[j][k] * z[k];
        }
        items[i * dimension + j] = (float) value;
      }
    }
    return items;
  }

  @Override
  public Shape shape() {
    return Shape.point(mean.length);
  }

  @Override
  public Items training() {
    return Items.of(shape(), draw(TRAINING, RandomStream.of(1, "training items")));
  }

  @Override
  public Items heldOut(int count, RandomStream random) {
    return Items.of(shape(), draw(count, random));
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    return Capable.offer(type, this, new Perturbed(this));
  }

  private record Perturbed(Gaussian law) implements PerturbedDensity {
    @Override
    public Density under(Marginal marginal) {
      return law.perturbed(marginal);
    }

    @Override
    public Optional<Density> under(Transition transition) {
      return Optional.of(law.perturbed(transition));
    }
  }

  @Override
  public int dimension() {
    return mean.length;
  }

  @Override
  public double logDensity(float[] x, int offset) {
    double square = 0;
    for (int i = 0; i < mean.length; i++) {
      square += (x[offset + i] - mean[i]) * pull(x, offset, i);
    }
    return -0.5 * (square + logDeterminant + mean.length * Math.log(2 * Math.PI));
  }

  @Override
  public void score(float[] x, int offset, float[] score) {
    for (int i = 0; i < mean.length; i++) {
      score[offset + i] = (float) -pull(x, offset, i);
    }
  }

  /** Component i of the product of the precision and x - mean. */
  private double pull(float[] x, int offset, int i) {
    double sum = 0;
    for (int j = 0; j < mean.length; j++) {
      sum += precision[i][j] * (x[offset + j] - mean[j]);
    }
    return sum;
  }

  /** The product of the score's Jacobian, which is minus the precision, and a vector. */
  void curvature(float[] vector, int offset, double[] product) {
    for (int i = 0; i < mean.length; i++) {
      product[i] = 0;
      for (int j = 0; j < mean.length; j++) {
        product[i] -= precision[i][j] * vector[offset + j];
      }
    }
  }
}
