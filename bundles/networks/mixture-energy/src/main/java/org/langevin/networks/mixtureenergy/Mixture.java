package org.langevin.networks.mixtureenergy;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.langevin.api.Conditioning;
import org.langevin.api.Shape;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.network.EnergyPass;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.network.TangentPass;
import org.langevin.api.random.RandomStream;

/**
 * The mixture of a given size. Of each component, theta holds the logit (if weights are learned),
 * the mean and rho.
 */
final class Mixture implements ScoreNetwork {
  private final Shape shape;
  private final int dimension;
  private final MixtureEnergy.Parameters initial;
  private final boolean learned;

  Mixture(Shape shape, MixtureEnergy.Parameters initial) {
    this.shape = shape;
    this.initial = initial;
    this.learned = initial.weights() == MixtureEnergy.Weights.LEARNED;
    dimension = shape.dimension();
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public Conditioning conditioning() {
    return Conditioning.NONE;
  }

  @Override
  public int parameterCount() {
    return initial.components() * ((learned ? 1 : 0) + 2 * dimension);
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
        parameters.put(at++, (float) Math.log(initial.scale()));
      }
    }
  }

  @Override
  public NetworkPass open(FloatBuffer parameters, int capacity) {
    return new Scores(parameters);
  }

  @Override
  public Optional<TangentNetwork> tangents() {
    return Optional.of((parameters, capacity) -> new Tangents(parameters));
  }

  @Override
  public Optional<EnergyNetwork> energy() {
    return Optional.of((parameters, capacity) -> new Energies(parameters));
  }

  /**
   * The mixture at one point, in double precision.
   *
   * <p>With w = exp(-2 rho) and the components' scores g_k = -w (x - mu_k), the logarithms a_k =
   * l_k - sum_j rho_kj + 1/2 sum_j g_kj (x_j - mu_kj) give the responsibilities r = softmax(a), the
   * energy -log sum_k exp(a_k) and the score sum_k r_k g_k.
   */
  private final class Point {
    private final int components = initial.components();
    private final FloatBuffer theta;
    private final double[] responsibility = new double[components];
    private final double[] gradient = new double[components * dimension];
    private final double[] precision = new double[components * dimension];
    private final double[] deltaLog = new double[components];
    private final double[] deltaGradient = new double[components * dimension];
    private final double[] deltaPrecision = new double[components * dimension];

    Point(FloatBuffer theta) {
      this.theta = theta;
    }

    /** Evaluates the components at a point and returns the energy. */
    double set(float[] x, int offset) {
      int at = 0;
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < components; k++) {
        double log = learned ? theta.get(at++) : 0;
        for (int j = 0; j < dimension; j++) {
          double rho = theta.get(at + dimension + j);
          double w = Math.exp(-2 * rho);
          double distance = (double) x[offset + j] - theta.get(at + j);
          precision[k * dimension + j] = w;
          gradient[k * dimension + j] = -w * distance;
          log -= rho + 0.5 * w * distance * distance;
        }
        at += 2 * dimension;
        responsibility[k] = log;
        largest = Math.max(largest, log);
      }
      double sum = 0;
      for (int k = 0; k < components; k++) {
        responsibility[k] = Math.exp(responsibility[k] - largest);
        sum += responsibility[k];
      }
      for (int k = 0; k < components; k++) {
        responsibility[k] /= sum;
      }
      return -largest - Math.log(sum);
    }

    /** The component of the mixture's score. */
    double score(int j) {
      double sum = 0;
      for (int k = 0; k < components; k++) {
        sum += responsibility[k] * gradient[k * dimension + j];
      }
      return sum;
    }

    /** g_k . v. */
    private double rate(int k, float[] v, int offset) {
      double sum = 0;
      for (int j = 0; j < dimension; j++) {
        sum += gradient[k * dimension + j] * v[offset + j];
      }
      return sum;
    }

    /**
     * J v, of which component j is sum_k r_k [(g_k . v - mean) g_kj - w_kj v_j], where the mean of
     * g_k . v is weighted by r.
     */
    void tangent(float[] v, int offset, float[] tangent) {
      double mean = 0;
      for (int k = 0; k < components; k++) {
        mean += responsibility[k] * rate(k, v, offset);
      }
      double[] sums = new double[dimension];
      for (int k = 0; k < components; k++) {
        double change = rate(k, v, offset) - mean;
        for (int j = 0; j < dimension; j++) {
          int kj = k * dimension + j;
          sums[j] += responsibility[k] * (change * gradient[kj] - precision[kj] * v[offset + j]);
        }
      }
      for (int j = 0; j < dimension; j++) {
        tangent[offset + j] = (float) sums[j];
      }
    }

    /** Takes the derivatives of the energy with respect to a, g and w, times u. */
    void reverseEnergy(double u) {
      for (int k = 0; k < components; k++) {
        deltaLog[k] = -u * responsibility[k];
      }
      Arrays.fill(deltaGradient, 0);
      Arrays.fill(deltaPrecision, 0);
    }

    /**
     * Takes the derivatives of u . s + w . J v with respect to a, g and the precision.
     *
     * @param w null for none, like v
     */
    void reverse(float[] u, float[] w, float[] v, int offset) {
      double meanRate = 0;
      double meanPull = 0;
      for (int k = 0; w != null && k < components; k++) {
        meanRate += responsibility[k] * rate(k, v, offset);
        meanPull += responsibility[k] * rate(k, w, offset);
      }
      double mean = 0;
      for (int k = 0; k < components; k++) {
        double r = responsibility[k];
        double rate = w == null ? 0 : rate(k, v, offset);
        double pull = w == null ? 0 : rate(k, w, offset);
        double slope = rate(k, u, offset) + rate * pull - rate * meanPull - meanRate * pull;
        for (int j = 0; j < dimension; j++) {
          int kj = k * dimension + j;
          deltaGradient[kj] = r * u[offset + j];
          deltaPrecision[kj] = 0;
          if (w != null) {
            double product = (double) w[offset + j] * v[offset + j];
            slope -= precision[kj] * product;
            deltaGradient[kj] +=
                r * ((rate - meanRate) * w[offset + j] + (pull - meanPull) * v[offset + j]);
            deltaPrecision[kj] = -r * product;
          }
        }
        deltaLog[k] = slope;
        mean += r * slope;
      }
      for (int k = 0; k < components; k++) {
        deltaLog[k] = responsibility[k] * (deltaLog[k] - mean);
      }
    }

    /** Carries what was taken on to theta. */
    void addTo(double[] sums, float[] x, int offset) {
      int at = 0;
      for (int k = 0; k < components; k++) {
        if (learned) {
          sums[at++] += deltaLog[k];
        }
        for (int j = 0; j < dimension; j++) {
          int kj = k * dimension + j;
          double distance = (double) x[offset + j] - theta.get(at + j);
          double g = gradient[kj];
          sums[at + j] += -deltaLog[k] * g + deltaGradient[kj] * precision[kj];
          sums[at + dimension + j] +=
              deltaLog[k] * (-1 - g * distance)
                  - 2 * (deltaGradient[kj] * g + deltaPrecision[kj] * precision[kj]);
        }
        at += 2 * dimension;
      }
    }
  }

  private static void add(double[] sums, FloatBuffer gradient) {
    for (int i = 0; i < sums.length; i++) {
      gradient.put(i, (float) (gradient.get(i) + sums[i]));
    }
  }

  private final class Scores implements NetworkPass {
    private final Point point;
    private int count;
    private float[] x;

    Scores(FloatBuffer theta) {
      point = new Point(theta);
    }

    @Override
    public void forward(int count, float[] x, float[] condition, float[] score) {
      this.count = count;
      this.x = x;
      for (int offset = 0; offset < count * dimension; offset += dimension) {
        point.set(x, offset);
        for (int j = 0; j < dimension; j++) {
          score[offset + j] = (float) point.score(j);
        }
      }
    }

    /** The Jacobian of a gradient is symmetric, so the product from the left is a tangent. */
    @Override
    public void backward(float[] cotangent, FloatBuffer parameterGradient, float[] inputGradient) {
      double[] sums = new double[parameterCount()];
      for (int offset = 0; offset < count * dimension; offset += dimension) {
        point.set(x, offset);
        point.reverse(cotangent, null, null, offset);
        point.addTo(sums, x, offset);
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
    private final Point point;
    private int count;
    private float[] x;
    private float[] direction;

    Tangents(FloatBuffer theta) {
      point = new Point(theta);
    }

    @Override
    public void forward(
        int count,
        float[] x,
        float[] condition,
        float[] direction,
        float[] score,
        float[] tangent) {
      this.count = count;
      this.x = x;
      this.direction = direction;
      for (int offset = 0; offset < count * dimension; offset += dimension) {
        point.set(x, offset);
        point.tangent(direction, offset, tangent);
        for (int j = 0; j < dimension; j++) {
          score[offset + j] = (float) point.score(j);
        }
      }
    }

    @Override
    public void backward(
        float[] scoreCotangent, float[] tangentCotangent, FloatBuffer parameterGradient) {
      double[] sums = new double[parameterCount()];
      for (int offset = 0; offset < count * dimension; offset += dimension) {
        point.set(x, offset);
        point.reverse(scoreCotangent, tangentCotangent, direction, offset);
        point.addTo(sums, x, offset);
      }
      add(sums, parameterGradient);
    }
  }

  private final class Energies implements EnergyPass {
    private final Point point;
    private int count;
    private float[] x;

    Energies(FloatBuffer theta) {
      point = new Point(theta);
    }

    @Override
    public void forward(int count, float[] x, float[] condition, float[] energy) {
      this.count = count;
      this.x = x;
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
        point.addTo(sums, x, i * dimension);
      }
      add(sums, parameterGradient);
    }
  }
}
