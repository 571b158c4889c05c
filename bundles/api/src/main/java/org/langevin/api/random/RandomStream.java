package org.langevin.api.random;

import java.util.random.RandomGenerator;

/**
 * A stream of random numbers with a name.
 *
 * <p>A stream is determined by its key alone: a seed, a purpose, and indices such as a sample's
 * number. Two streams with different keys are independent for all practical purposes, so work can
 * be split among batches, threads or machines in any way without a change to the numbers that an
 * item receives. A stream is a counter run through a 64-bit mixing function (Steele, Lea and Flood
 * 2014), with a starting point and an increment derived from the key. Its normal deviates use the
 * ziggurat of Marsaglia and Tsang (2000) in Doornik's form (2005), so that they do not depend on
 * the version of the Java library.
 *
 * <p>Not safe for use by several threads at once: give each its own.
 */
public final class RandomStream implements RandomGenerator {
  private final long increment;
  private long state;

  private RandomStream(long state, long increment) {
    this.state = state;
    this.increment = increment;
  }

  /**
   * The stream of a key.
   *
   * @param seed of the run
   * @param purpose what the numbers are for, for example {@code "initial weights"}
   * @param indices which item or step they are for
   */
  public static RandomStream of(long seed, String purpose, long... indices) {
    long hash = mix(seed ^ 0x6A09E667F3BCC908L);
    for (int i = 0; i < purpose.length(); i++) {
      hash = mix(hash + purpose.charAt(i) + 1);
    }
    return keyed(hash, indices);
  }

  /**
   * A stream that is independent of this one and its other children, whatever was drawn from this
   * one.
   */
  public RandomStream child(long... indices) {
    // The starting point moves with each draw; what stays is the increment.
    return keyed(mix(increment), indices);
  }

  private static RandomStream keyed(long hash, long... indices) {
    for (long index : indices) {
      hash = mix(hash ^ mix(index + 0x9E3779B97F4A7C15L));
    }
    return new RandomStream(mix(hash), increment(mix(hash + 0xBB67AE8584CAA73BL)));
  }

  /**
   * An odd increment whose bits change often enough from one to the next. A counter with an
   * increment of long runs moves few of its bits at a step, which the mixing function does not
   * hide; 24 changes are what Steele, Lea and Flood ask for.
   */
  private static long increment(long bits) {
    long odd = bits | 1L;
    return Long.bitCount(odd ^ (odd >>> 1)) < 24 ? odd ^ 0xAAAAAAAAAAAAAAAAL : odd;
  }

  /** Variant 13 of Stafford's mixing functions. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public long nextLong() {
    state += increment;
    return mix(state);
  }

  /** Uniform on [0, 1), a multiple of 2^-53. */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform on the open interval (0, 1). */
  private double nextOpen() {
    return ((nextLong() >>> 12) + 0.5) * 0x1.0p-52;
  }

  /** Standard normal. */
  @Override
  public double nextGaussian() {
    while (true) {
      long bits = nextLong();
      int layer = (int) (bits & (Ziggurat.LAYERS - 1));
      double u = 2 * ((bits >>> 11) * 0x1.0p-53) - 1;
      if (Math.abs(u) < Ziggurat.RATIO[layer]) {
        return u * Ziggurat.EDGE[layer];
      }
      if (layer == 0) {
        return tail(u < 0);
      }
      double x = u * Ziggurat.EDGE[layer];
      double lower = StrictMath.exp(-0.5 * (Ziggurat.EDGE[layer] * Ziggurat.EDGE[layer] - x * x));
      double upper =
          StrictMath.exp(-0.5 * (Ziggurat.EDGE[layer + 1] * Ziggurat.EDGE[layer + 1] - x * x));
      if (upper + nextDouble() * (lower - upper) < 1.0) {
        return x;
      }
    }
  }

  private double tail(boolean negative) {
    double x;
    double y;
    do {
      x = StrictMath.log(nextOpen()) / Ziggurat.TAIL;
      y = StrictMath.log(nextOpen());
    } while (-2 * y < x * x);
    return negative ? x - Ziggurat.TAIL : Ziggurat.TAIL - x;
  }

  /** Fills part of an array with standard normal deviates. */
  public void fillGaussian(float[] target, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      target[i] = (float) nextGaussian();
    }
  }

  /** Layers of equal area under the normal density. */
  private static final class Ziggurat {
    static final int LAYERS = 128;

    /** Where the tail begins, and the area of each layer (Doornik 2005, table 1). */
    static final double TAIL = 3.442619855899;

    static final double AREA = 9.91256303526217e-3;
    static final double[] EDGE = new double[LAYERS + 1];
    static final double[] RATIO = new double[LAYERS];

    static {
      double density = StrictMath.exp(-0.5 * TAIL * TAIL);
      EDGE[0] = AREA / density;
      EDGE[1] = TAIL;
      for (int i = 2; i < LAYERS; i++) {
        EDGE[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / EDGE[i - 1] + density));
        density = StrictMath.exp(-0.5 * EDGE[i] * EDGE[i]);
      }
      for (int i = 0; i < LAYERS; i++) {
        RATIO[i] = EDGE[i + 1] / EDGE[i];
      }
    }

    private Ziggurat() {}
  }
}
