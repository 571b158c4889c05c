package org.langevin.networks.exact;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.langevin.api.Capable;
import org.langevin.api.Interruption;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.ClassDensities;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Labels;
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

/** A network without parameters that asks a dataset for the densities of its perturbations. */
final class ExactScore implements ScoreNetwork {
  /** Balances the rounding of a float score against the curvature of the score. */
  private static final double DIFFERENCE = 1e-2;

  private final Dataset dataset;
  private final Condition conditioning;
  private final DoubleFunction<? extends Transition> laws;
  private final Optional<ClassDensities> classes;

  ExactScore(
      Dataset dataset,
      Condition conditioning,
      DoubleFunction<? extends Transition> laws,
      boolean classes) {
    this.dataset = dataset;
    this.conditioning = conditioning;
    this.laws = laws;
    this.classes = classes ? dataset.ability(ClassDensities.class) : Optional.empty();
  }

  @Override
  public Shape shape() {
    return dataset.shape().blocks(conditioning.blocks());
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
    int count = dataset.ability(Labels.class).map(labels -> labels.names().size()).orElse(0);
    ClassConditional conditional = () -> count;
    return Capable.offer(type, this, tangents, energy, classes.isEmpty() ? null : conditional);
  }

  /** The density at a condition, of a class or of all; items in a row mostly share theirs. */
  private final class Densities {
    private double condition = Double.NaN;
    private int label = -1;
    private Density density;
    private double scale;

    Density at(Batch batch, int item) {
      float c = batch.condition()[item];
      int y = classes.isEmpty() ? -1 : batch.label(item);
      if (density == null || c != condition || y != label) {
        Transition law = laws.apply(c);
        density =
            (y < 0 ? dataset.density(law) : classes.get().of(y).under(law))
                .orElseThrow(
                    () -> new IllegalArgumentException("the dataset has no density under " + law));
        scale = scale(law);
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

    /** How far the score can be taken for linear: the least deviation, or a tenth of the signal. */
    private static double scale(Transition law) {
      double deviation = Double.POSITIVE_INFINITY;
      double signal = 0;
      int components = Math.max(law.root().components(), law.signal().components());
      for (int j = 0; j < components; j++) {
        for (int i = 0; i < law.blocks(); i++) {
          deviation = Math.min(deviation, law.root().get(j, i, i));
          signal = Math.max(signal, Math.abs(law.signal().get(j, i, 0)));
        }
      }
      return Math.max(deviation, 0.1 * signal);
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
