package org.langevin.kit.sampler;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.langevin.api.Interruption;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sde.Prior;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What all chunks have in common: the samples, their random numbers, and the arithmetic. The
 * workbench's chunk is one and so is the testkit's, so that a sampler is given the same numbers by
 * both. Each call that works ends the work of a run that was cancelled.
 *
 * <p>Arithmetic is in plain loops over arrays of floats, which the compiler turns into vector
 * instructions that give the same bits.
 */
@ProviderType
public abstract class ArrayChunk implements Chunk {
  private final int size;
  private final int dimension;
  private final float[] state;
  private final float[] score;
  private final float[] noise;
  private final RandomStream[] streams;
  private float[][] scratch = new float[8][];
  private final Map<String, BrownianPaths> paths = new HashMap<>();
  private long seed;
  private int first;
  private long evaluations;

  /** A chunk of so many samples, before its beginning. */
  protected ArrayChunk(int size, int dimension) {
    this.size = size;
    this.dimension = dimension;
    this.state = new float[Math.multiplyExact(size, dimension)];
    this.score = new float[state.length];
    this.noise = new float[state.length];
    this.streams = new RandomStream[size];
  }

  /**
   * Begins anew: all samples are 0, and nothing was evaluated.
   *
   * @param seed of the run
   * @param sampler the sampler's name in the experiment
   * @param first the index of the chunk's first sample
   */
  protected final void begin(long seed, String sampler, int first) {
    this.seed = seed;
    this.first = first;
    paths.clear();
    for (int i = 0; i < size; i++) {
      streams[i] = RandomStream.of(seed, "sampling " + sampler, first + i);
    }
    Arrays.fill(state, 0);
    Arrays.fill(score, 0);
    evaluations = 0;
  }

  /** Evaluates the score at {@code size()} items; the arrays are long enough. */
  protected abstract void evaluate(float[] x, double condition, float[] target);

  /** Evaluates the score at {@code size()} items, each at its condition. */
  protected abstract void evaluate(float[] x, float[] conditions, float[] target);

  /** Evaluates the log-density at {@code size()} items; the arrays are long enough. */
  protected abstract void evaluateLogDensity(float[] x, double condition, double[] target);

  /** How often the score was evaluated since the beginning. */
  public final long evaluations() {
    return evaluations;
  }

  @Override
  public final int size() {
    return size;
  }

  @Override
  public final int dimension() {
    return dimension;
  }

  @Override
  public final float[] state() {
    return state;
  }

  @Override
  public final int index(int item) {
    return first + item;
  }

  @Override
  public final RandomStream random(int item) {
    return streams[item];
  }

  @Override
  public float[] scratch(int slot) {
    if (slot >= scratch.length) {
      scratch = Arrays.copyOf(scratch, 2 * slot);
    }
    if (scratch[slot] == null) {
      scratch[slot] = new float[state.length];
    }
    return scratch[slot];
  }

  @Override
  public final void draw(Prior prior) {
    Interruption.check();
    for (int i = 0; i < size; i++) {
      prior.sample(streams[i], state, i * dimension, dimension);
    }
  }

  @Override
  public final float[] score(double condition) {
    score(state, condition, score);
    return score;
  }

  @Override
  public final void score(float[] x, double condition, float[] target) {
    Interruption.check();
    check("x", x.length, state.length);
    check("score", target.length, state.length);
    evaluate(x, condition, target);
    evaluations++;
  }

  @Override
  public final void score(float[] x, float[] conditions, float[] target) {
    Interruption.check();
    check("x", x.length, state.length);
    check("conditions", conditions.length, size);
    check("score", target.length, state.length);
    evaluate(x, conditions, target);
    evaluations++;
  }

  @Override
  public final void logDensity(float[] x, double condition, double[] target) {
    Interruption.check();
    check("x", x.length, state.length);
    check("logDensity", target.length, size);
    if (!hasLogDensity()) {
      throw new IllegalStateException(
          "there is no log-density: the sampler neither requires it nor asked for it");
    }
    evaluateLogDensity(x, condition, target);
  }

  private static void check(String name, int length, int least) {
    if (length < least) {
      throw new IllegalArgumentException(name + " has " + length + " values, not " + least);
    }
  }

  @Override
  public final void step(double a, double b, double c, double d) {
    Interruption.check();
    if (c == 0) {
      Steps.still(state, score, (float) a, (float) b, (float) d);
      return;
    }
    drawNoise(noise);
    Steps.noisy(state, score, noise, (float) a, (float) b, (float) c, (float) d);
  }

  @Override
  public final void step(double[] a, double[] b, double[] c) {
    Interruption.check();
    check("a", a.length, size);
    check("b", b.length, size);
    check("c", c.length, size);
    drawNoise(noise);
    for (int i = 0; i < size; i++) {
      Steps.noisy(
          state,
          score,
          noise,
          i * dimension,
          (i + 1) * dimension,
          (float) a[i],
          (float) b[i],
          (float) c[i]);
    }
  }

  @Override
  public final void noise(float[] target) {
    Interruption.check();
    check("noise", target.length, state.length);
    drawNoise(target);
  }

  @Override
  public final void increments(String path, double from, double to, float[] target) {
    Interruption.check();
    check("increments", target.length, state.length);
    paths
        .computeIfAbsent(path, name -> new BrownianPaths(seed, name, first, size, dimension))
        .increments(from, to, target);
  }

  private void drawNoise(float[] target) {
    for (int i = 0; i < size; i++) {
      streams[i].fillGaussian(target, i * dimension, dimension);
    }
  }

  @Override
  public void diagnose(String name, double[] values) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          "the diagnostic " + name + " has " + values.length + " values, not " + size);
    }
  }

  /** The loops by themselves, small enough for the compiler. */
  private static final class Steps {
    private Steps() {}

    static void still(float[] x, float[] s, float a, float b, float d) {
      for (int i = 0; i < x.length; i++) {
        x[i] = a * x[i] + b * s[i] + d;
      }
    }

    static void noisy(float[] x, float[] s, float[] z, float a, float b, float c, float d) {
      for (int i = 0; i < x.length; i++) {
        x[i] = a * x[i] + b * s[i] + c * z[i] + d;
      }
    }

    static void noisy(
        float[] x, float[] s, float[] z, int from, int to, float a, float b, float c) {
      for (int i = from; i < to; i++) {
        x[i] = a * x[i] + b * s[i] + c * z[i];
      }
    }
  }
}
