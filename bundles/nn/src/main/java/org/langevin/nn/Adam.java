package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.constant;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Adam with bias correction (Kingma and Ba 2015, algorithm 1): with the gradient g at step k,
 *
 * <pre>m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2,
 * theta -= rate (m / (1 - beta1^k) / (sqrt(v / (1 - beta2^k)) + epsilon) + decay theta)
 * </pre>
 *
 * <p>where the decay of weights, 0 by default, is the decoupled one of Loshchilov and Hutter 2019.
 * The gradient is the sum of the workers', taken in their order, times a factor. The work is done
 * in shares, each of which may be done by another thread.
 */
public final class Adam {
  /** Below it, running means are as good as 0; far below it, arithmetic would be slow. */
  private static final float NEGLIGIBLE = 1e-37f;

  /** Floats that stay in the first cache from one loop to the next. */
  private static final int BLOCK = 1024;

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
  private final int length;
  private final ByteBuffer parameters;
  private final ByteBuffer mean;
  private final ByteBuffer square;
  private final ByteBuffer[] gradients;

  /** Keeps what the byte buffers show. */
  private final List<Memory> memories = new ArrayList<>();

  /**
   * An optimiser of the given vectors, which are direct, in native order and of one length.
   *
   * @param mean m, 0 before the first step
   * @param square v, 0 before the first step
   * @param gradients one for each worker; 0 again after each step
   */
  public Adam(
      Settings settings,
      FloatBuffer parameters,
      FloatBuffer mean,
      FloatBuffer square,
      List<FloatBuffer> gradients) {
    this.settings = settings;
    this.length = parameters.capacity();
    this.parameters = bytes(parameters);
    this.mean = bytes(mean);
    this.square = bytes(square);
    this.gradients = gradients.stream().map(this::bytes).toArray(ByteBuffer[]::new);
  }

  private ByteBuffer bytes(FloatBuffer buffer) {
    if (buffer.capacity() != length) {
      throw new IllegalArgumentException(
          "vectors of lengths " + length + " and " + buffer.capacity());
    }
    Memory memory = Memory.of(buffer);
    memories.add(memory);
    return memory.bytes;
  }

  /**
   * Adds up the workers' gradients ahead of the step, to learn their size. Not needed otherwise.
   *
   * @return the sum of the squares of the summed gradient over the share
   */
  public double gather(int share, int shares) {
    int end = Shares.begin(share + 1, shares, length);
    double squares = 0;
    for (int from = Shares.begin(share, shares, length); from < end; from += BLOCK) {
      int n = Math.min(BLOCK, end - from);
      sumGradients(from, n);
      squares += squares(gradients[0], from, n);
    }
    Reference.reachabilityFence(memories);
    return squares;
  }

  /**
   * The factor that shortens a gradient to a norm.
   *
   * @param squares what {@link #gather} returned, added up over the shares
   * @param factor by which the gradient will be multiplied
   * @param largest the largest norm of the gradient times the factor
   * @return the factor, or a smaller one
   */
  public static double clipped(double squares, double factor, double largest) {
    double norm = Math.sqrt(squares) * factor;
    return norm > largest ? factor * (largest / norm) : factor;
  }

  /**
   * Does one share of a step.
   *
   * @param step k, from 1
   * @param rate the step size
   * @param factor by which the sum of the gradients is multiplied, for example 1 / N
   */
  public void update(int share, int shares, long step, double rate, double factor) {
    float ofMean = (float) (1 - settings.beta1);
    float ofSquare = (float) (1 - settings.beta2);
    double size = rate / (1 - StrictMath.pow(settings.beta1, step));
    double root = 1 / Math.sqrt(1 - StrictMath.pow(settings.beta2, step));
    int end = Shares.begin(share + 1, shares, length);
    for (int from = Shares.begin(share, shares, length); from < end; from += BLOCK) {
      int n = Math.min(BLOCK, end - from);
      sumGradients(from, n);
      stepBlock(
          from,
          n,
          (float) factor,
          ofMean,
          ofSquare,
          (float) -size,
          (float) root,
          (float) (1 - rate * settings.weightDecay));
    }
    Reference.reachabilityFence(memories);
  }

  /** Leaves the sum in the first gradient and 0 in the others. */
  private void sumGradients(int from, int n) {
    for (int k = 1; k < gradients.length; k++) {
      Kernels.move(gradients[k], gradients[0], from, n);
    }
  }

  private static double squares(ByteBuffer gradient, int from, int n) {
    double sum = 0;
    for (int i = from; i < from + n; i++) {
      double g = Kernels.get(gradient, i);
      sum += g * g;
    }
    return sum;
  }

  private void stepBlock(
      int from,
      int n,
      float factor,
      float ofMean,
      float ofSquare,
      float size,
      float root,
      float kept) {
    float epsilon = (float) settings.epsilon;
    ByteBuffer gradient = gradients[0];
    int bound = from + Kernels.bound(n);
    FloatVector zero = constant(0f);
    for (int i = from; i < bound; i += LANES) {
      FloatVector g = load(gradient, i).mul(factor);
      FloatVector m = load(mean, i);
      m = g.sub(m).fma(constant(ofMean), m);
      m = m.blend(zero, m.abs().compare(VectorOperators.LT, NEGLIGIBLE));
      FloatVector v = load(square, i);
      v = g.mul(g).sub(v).fma(constant(ofSquare), v);
      v = v.blend(zero, v.compare(VectorOperators.LT, NEGLIGIBLE));
      FloatVector change = m.mul(size).div(v.sqrt().fma(constant(root), constant(epsilon)));
      store(zero, gradient, i);
      store(m, mean, i);
      store(v, square, i);
      store(load(parameters, i).fma(constant(kept), change), parameters, i);
    }
    for (int i = bound; i < from + n; i++) {
      float g = Kernels.get(gradient, i) * factor;
      float m = Kernels.get(mean, i);
      m = Math.fma(g - m, ofMean, m);
      m = Math.abs(m) < NEGLIGIBLE ? 0 : m;
      float v = Kernels.get(square, i);
      v = Math.fma(g * g - v, ofSquare, v);
      v = v < NEGLIGIBLE ? 0 : v;
      float change = m * size / Math.fma((float) Math.sqrt(v), root, epsilon);
      Kernels.put(gradient, i, 0f);
      Kernels.put(mean, i, m);
      Kernels.put(square, i, v);
      Kernels.put(parameters, i, Math.fma(Kernels.get(parameters, i), kept, change));
    }
  }
}
