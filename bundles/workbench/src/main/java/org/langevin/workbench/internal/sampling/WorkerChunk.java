package org.langevin.workbench.internal.sampling;

import java.util.Arrays;
import java.util.Optional;
import org.langevin.api.Interruption;
import org.langevin.api.network.ScoreEvaluator;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sde.Prior;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;

/**
 * The chunk that a worker carries through a sampler; used for one chunk after the other. Each call
 * that works ends the work if the run was cancelled. Arithmetic is in plain loops over arrays of
 * floats, which the compiler turns into vector instructions that give the same bits.
 */
final class WorkerChunk implements Chunk, AutoCloseable {
  private final ScoreEvaluator evaluator;
  private final Optional<LogDensity> logDensity;
  private final Parts parts;
  private final PartName network;
  private final int size;
  private final int dimension;
  private final float[] state;
  private final float[] score;
  private final float[] noise;
  private final float[] conditions;
  private final RandomStream[] streams;
  private float[][] scratch = new float[8][];
  private Listener listener;
  private long evaluations;

  /**
   * A chunk that reads from an evaluator and a log-density of its own, and closes them.
   *
   * @param parts says who is to blame
   * @param network the evaluator's name
   */
  WorkerChunk(
      ScoreEvaluator evaluator,
      Optional<LogDensity> logDensity,
      Parts parts,
      PartName network,
      int size,
      int dimension) {
    this.evaluator = evaluator;
    this.logDensity = logDensity;
    this.parts = parts;
    this.network = network;
    this.size = size;
    this.dimension = dimension;
    this.state = new float[Math.multiplyExact(size, dimension)];
    this.score = new float[state.length];
    this.noise = new float[state.length];
    this.conditions = new float[size];
    this.streams = new RandomStream[size];
  }

  /** Hears what the sampler says. */
  interface Listener {
    /** {@link Chunk#progress}. */
    void progress(int done, int total);

    /** {@link Chunk#level}. */
    void level(double condition, int index, int count);

    /** {@link Chunk#diagnose}. */
    void diagnose(String name, double[] values);
  }

  /** Begins anew with the samples from an index on. */
  void begin(long seed, String sampler, int first, Listener newListener) {
    for (int i = 0; i < size; i++) {
      streams[i] = RandomStream.of(seed, "sampling " + sampler, first + i);
    }
    Arrays.fill(state, 0);
    Arrays.fill(score, 0);
    listener = newListener;
    evaluations = 0;
  }

  /** How often the score was evaluated since the beginning. */
  long evaluations() {
    return evaluations;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public float[] state() {
    return state;
  }

  @Override
  public RandomStream random(int item) {
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
  public void draw(Prior prior) {
    Interruption.check();
    for (int i = 0; i < size; i++) {
      prior.sample(streams[i], state, i * dimension, dimension);
    }
  }

  @Override
  public float[] score(double condition) {
    score(state, condition, score);
    return score;
  }

  @Override
  public void score(float[] x, double condition, float[] target) {
    Interruption.check();
    check("x", x.length, state.length);
    check("score", target.length, state.length);
    Arrays.fill(conditions, (float) condition);
    try {
      evaluator.forward(size, x, conditions, target);
    } catch (RuntimeException | Error e) {
      throw parts.failed(network, "", e);
    }
    evaluations++;
  }

  private static void check(String name, int length, int least) {
    if (length < least) {
      throw new IllegalArgumentException(name + " has " + length + " values, not " + least);
    }
  }

  @Override
  public void logDensity(float[] x, double condition, double[] target) {
    Interruption.check();
    check("x", x.length, state.length);
    check("logDensity", target.length, size);
    logDensity
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "there is no log-density: the sampler neither requires it nor asked for it"))
        .evaluate(x, condition, target);
  }

  @Override
  public boolean hasLogDensity() {
    return logDensity.isPresent();
  }

  @Override
  public void step(double a, double b, double c, double d) {
    Interruption.check();
    if (c == 0) {
      Steps.still(state, score, (float) a, (float) b, (float) d);
      return;
    }
    drawNoise();
    Steps.noisy(state, score, noise, (float) a, (float) b, (float) c, (float) d);
  }

  @Override
  public void step(double[] a, double[] b, double[] c) {
    Interruption.check();
    check("a", a.length, size);
    check("b", b.length, size);
    check("c", c.length, size);
    drawNoise();
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

  private void drawNoise() {
    for (int i = 0; i < size; i++) {
      streams[i].fillGaussian(noise, i * dimension, dimension);
    }
  }

  @Override
  public void progress(int done, int total) {
    listener.progress(done, total);
  }

  @Override
  public void level(double condition, int index, int count) {
    listener.level(condition, index, count);
  }

  @Override
  public void diagnose(String name, double[] values) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          "the diagnostic " + name + " has " + values.length + " values, not " + size);
    }
    listener.diagnose(name, values);
  }

  @Override
  public void close() {
    evaluator.close();
    logDensity.ifPresent(LogDensity::close);
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
