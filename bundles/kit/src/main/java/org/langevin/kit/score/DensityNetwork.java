package org.langevin.kit.score;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.langevin.api.Capable;
import org.langevin.api.Interruption;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Density;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.network.EnergyPass;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.network.TangentPass;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.sde.Transition;

/**
 * A network without parameters: the scores of densities, one for each condition and, where classes
 * are told, one for each class. Its energy is -log p. Derivatives with respect to x are central
 * differences of the score.
 */
public final class DensityNetwork implements ScoreNetwork {
  /** Balances the rounding of a float score against the curvature of the score. */
  private static final double DIFFERENCE = 1e-2;

  private final Shape shape;
  private final Condition conditioning;
  private final DoubleFunction<? extends Transition> laws;
  private final Family family;
  private final int classes;

  /** What has a density under each law of the perturbation. */
  public interface Family {
    /**
     * The density of M X + b + L Z. Passes ask once for many items of one condition.
     *
     * @param law (M, b, L)
     * @param label the class of X, from 0; -1 for all
     * @throws IllegalArgumentException if there is none
     */
    Density under(Transition law, int label);

    /** How far the score under a law can be taken for linear, in the unit of the state. */
    double scale(Transition law);
  }

  /**
   * A network.
   *
   * @param items the shape of X
   * @param conditioning what the score is told beside the state
   * @param laws the law of the perturbation at each condition
   * @param family tells the densities
   * @param classes how many classes may be told; 0 if none, and then they are not noticed
   */
  public DensityNetwork(
      Shape items,
      Condition conditioning,
      DoubleFunction<? extends Transition> laws,
      Family family,
      int classes) {
    this.shape = items.blocks(conditioning.blocks());
    this.conditioning = conditioning;
    this.laws = laws;
    this.family = family;
    this.classes = classes;
  }

  /** The least standard deviation of the noise under a law, over components and blocks. */
  public static double leastDeviation(Transition law) {
    double deviation = Double.POSITIVE_INFINITY;
    for (int j = 0; j < law.root().components(); j++) {
      for (int i = 0; i < law.blocks(); i++) {
        deviation = Math.min(deviation, law.root().get(j, i, i));
      }
    }
    return deviation;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public Condition condition() {
    return conditioning;
  }

  @Override
  public int parameterCount() {
    return 0;
  }

  @Override
  public void initialize(FloatBuffer parameters, RandomStream random) {}

  @Override
  public NetworkPass open(FloatBuffer parameters, int capacity) {
    return new ScorePass();
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    TangentNetwork tangents = (parameters, capacity) -> new DirectionalPass();
    EnergyNetwork energy = (parameters, capacity) -> new NegativeLogDensity(capacity);
    ClassConditional conditional = () -> classes;
    return Capable.offer(type, this, tangents, energy, classes == 0 ? null : conditional);
  }

  /** The density at a condition, of a class or of all; items in a row mostly share theirs. */
  private final class Densities {
    private double condition = Double.NaN;
    private int label = -1;
    private Density density;
    private double scale;

    Density at(Batch batch, int item) {
      float c = batch.condition()[item];
      int y = classes == 0 ? -1 : batch.label(item);
      if (density == null || c != condition || y != label) {
        Transition law = laws.apply(c);
        density = family.under(law, y);
        scale = family.scale(law);
        condition = c;
        label = y;
      }
      return density;
    }

    /** The scores of all items. */
    void scores(Batch batch, float[] scores) {
      for (int i = 0, count; i < batch.size(); i += count) {
        count = batch.alike(i);
        at(batch, i).scores(batch.x(), i, count, scores);
      }
    }

    /** product := J v at one item, by a central difference; J is symmetric. */
    void derivative(Batch batch, int item, float[] vector, float[] product) {
      Density p = at(batch, item);
      float[] x = batch.x();
      int dimension = p.dimension();
      int offset = item * dimension;
      double square = 0;
      for (int j = offset; j < offset + dimension; j++) {
        square += (double) vector[j] * vector[j];
      }
      if (square == 0) {
        Arrays.fill(product, offset, offset + dimension, 0);
        return;
      }
      float step = (float) (DIFFERENCE * scale / Math.sqrt(square));
      float[] point = new float[dimension];
      float[] ahead = new float[dimension];
      float[] behind = new float[dimension];
      for (int j = 0; j < dimension; j++) {
        point[j] = x[offset + j] + step * vector[offset + j];
      }
      p.score(point, 0, ahead);
      for (int j = 0; j < dimension; j++) {
        point[j] = x[offset + j] - step * vector[offset + j];
      }
      p.score(point, 0, behind);
      for (int j = 0; j < dimension; j++) {
        product[offset + j] = (ahead[j] - behind[j]) / (2 * step);
      }
    }
  }

  private final class ScorePass implements NetworkPass {
    private final Densities densities = new Densities();
    private Batch last;

    @Override
    public void forward(Batch batch, float[] score) {
      last = batch;
      densities.scores(batch, score);
    }

    @Override
    public void backward(float[] cotangent, FloatBuffer parameterGradient, float[] inputGradient) {
      for (int i = 0; inputGradient != null && i < last.size(); i++) {
        densities.derivative(last, i, cotangent, inputGradient);
      }
    }
  }

  private final class DirectionalPass implements TangentPass {
    private final Densities densities = new Densities();

    @Override
    public void forward(Batch batch, float[] direction, float[] score, float[] tangent) {
      densities.scores(batch, score);
      for (int i = 0; i < batch.size(); i++) {
        Interruption.check();
        densities.derivative(batch, i, direction, tangent);
      }
    }

    @Override
    public void backward(
        float[] scoreCotangent, float[] tangentCotangent, FloatBuffer parameterGradient) {}
  }

  private final class NegativeLogDensity implements EnergyPass {
    private final Densities densities = new Densities();
    private final double[] logDensities;

    NegativeLogDensity(int capacity) {
      logDensities = new double[capacity];
    }

    @Override
    public void forward(Batch batch, float[] energy) {
      for (int i = 0, count; i < batch.size(); i += count) {
        count = batch.alike(i);
        densities.at(batch, i).logDensities(batch.x(), i, count, logDensities);
      }
      for (int i = 0; i < batch.size(); i++) {
        energy[i] = (float) -logDensities[i];
      }
    }

    @Override
    public void backward(float[] cotangent, FloatBuffer parameterGradient) {}
  }
}
