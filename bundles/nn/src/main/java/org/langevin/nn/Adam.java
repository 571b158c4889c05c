package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;
import static org.langevin.nn.Vectors.constant;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Adam with bias correction (Kingma and Ba 2015, algorithm 1): with the gradient g at step k,
 *
 * <pre>m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2,
 * theta -= rate (m / (1 - beta1^k) / (sqrt(v / (1 - beta2^k)) + epsilon) + decay theta)
 * </pre>
 *
 * <p>where the decay of weights is the decoupled one of Loshchilov and Hutter 2019. A step is one
 * pass over memory, which threads may divide.
 */
public final class Adam {
  /** Below it, running means are as good as 0; far below it, arithmetic would be slow. */
  private static final float NEGLIGIBLE = 1e-37f;

  /**
   * The constants.
   *
   * @param beta1 decay of the mean gradient
   * @param beta2 decay of the mean squared gradient
   * @param epsilon addition to the denominator
   * @param weightDecay decay of the parameters for each unit of the rate
   */
  public record Settings(double beta1, double beta2, double epsilon, double weightDecay) {
    /** The constants of the paper. */
    public static final Settings DEFAULT = new Settings(0.9, 0.999, 1e-8, 0);
  }

  private final Settings settings;
  private final Memory parameters;
  private final Memory mean;
  private final Memory square;
  private final float ofMean;
  private final float ofSquare;
  private final float epsilon;

  /** Of the step that has begun. */
  private float size;

  private float root;
  private float kept;

  /**
   * An optimiser of the given vectors, which are direct, in native order and of one length.
   *
   * @param mean m, 0 before the first step
   * @param square v, 0 before the first step
   */
  public Adam(Settings settings, FloatBuffer parameters, FloatBuffer mean, FloatBuffer square) {
    if (parameters.capacity() != mean.capacity() || parameters.capacity() != square.capacity()) {
      throw new IllegalArgumentException("vectors of different lengths");
    }
    this.settings = settings;
    this.parameters = Memory.of(parameters);
    this.mean = Memory.of(mean);
    this.square = Memory.of(square);
    this.ofMean = (float) (1 - settings.beta1);
    this.ofSquare = (float) (1 - settings.beta2);
    this.epsilon = (float) settings.epsilon;
  }

  /**
   * Begins a step.
   *
   * @param step k, from 1
   * @param rate the step size
   */
  public void begin(long step, double rate) {
    size = (float) -(rate / (1 - StrictMath.pow(settings.beta1, step)));
    root = (float) (1 / Math.sqrt(1 - StrictMath.pow(settings.beta2, step)));
    kept = (float) (1 - rate * settings.weightDecay);
  }

  /**
   * Does the step for a range.
   *
   * @param gradient that of the range, from index 0
   */
  public void update(int from, int length, float[] gradient) {
    update(parameters, mean, square, from, length, gradient);
    Reference.reachabilityFence(this);
  }

  private void update(
      Memory theta, Memory means, Memory squares, int from, int n, float[] gradient) {
    FloatVector zero = constant(0f);
    int bound = Kernels.bound(n);
    for (int j = 0; j < bound; j += LANES) {
      int i = from + j;
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, j);
      FloatVector m = load(means, i);
      m = g.sub(m).fma(constant(ofMean), m);
      m = m.blend(zero, m.abs().compare(VectorOperators.LT, NEGLIGIBLE));
      FloatVector v = load(squares, i);
      v = g.mul(g).sub(v).fma(constant(ofSquare), v);
      v = v.blend(zero, v.compare(VectorOperators.LT, NEGLIGIBLE));
      FloatVector change = m.mul(size).div(v.sqrt().fma(constant(root), constant(epsilon)));
      store(m, means, i);
      store(v, squares, i);
      store(load(theta, i).fma(constant(kept), change), theta, i);
    }
    for (int j = bound; j < n; j++) {
      int i = from + j;
      float g = gradient[j];
      float m = Kernels.get(means, i);
      m = Math.fma(g - m, ofMean, m);
      m = Math.abs(m) < NEGLIGIBLE ? 0 : m;
      float v = Kernels.get(squares, i);
      v = Math.fma(g * g - v, ofSquare, v);
      v = v < NEGLIGIBLE ? 0 : v;
      float change = m * size / Math.fma((float) Math.sqrt(v), root, epsilon);
      Kernels.put(means, i, m);
      Kernels.put(squares, i, v);
      Kernels.put(theta, i, Math.fma(Kernels.get(theta, i), kept, change));
    }
  }
}
