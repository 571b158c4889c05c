package org.langevin.kit.sampler;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.langevin.api.Interruption;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;
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
public abstract class ArrayChunk extends ArrayParticles implements Chunk, AutoCloseable {
  private final Score source;
  private final ScoreEvaluator evaluator;
  private final LogDensity.Pass density;
  private final float[] same;
  private final int[] labels;
  private final float[] score;
  private final float[] noise;

  /**
   * A chunk of so many samples, before its beginning.
   *
   * @param source the score that drives the samples; the chunk has an evaluator of it, and closes
   *     that in the end
   */
  protected ArrayChunk(Score source, int size) {
    super(size, source.shape().dimension());
    this.source = source;
    this.evaluator = source.open(size);
    this.density = source.ability(LogDensity.class).map(able -> able.open(size)).orElse(null);
    this.same = new float[size];
    this.labels = source.ability(ClassConditional.class).isPresent() ? new int[size] : null;
    this.score = new float[state().length];
    this.noise = new float[state().length];
  }

  /**
   * Begins anew: all samples are 0, and nothing was evaluated.
   *
   * @param seed of the run
   * @param sampler the sampler's name in the experiment
   * @param first the index of the chunk's first sample
   * @param classes the class of each sample by its index, -1 for none; only asked where the score
   *     is told classes
   */
  protected final void begin(long seed, String sampler, int first, IntUnaryOperator classes) {
    begin(seed, sampler, first);
    Arrays.fill(score, 0);
    for (int i = 0; labels != null && i < size(); i++) {
      labels[i] = classes.applyAsInt(first + i);
    }
  }

  @Override
  public final Score source() {
    return source;
  }

  @Override
  public final int label(int item) {
    return labels == null ? -1 : labels[item];
  }

  @Override
  public final void draw(Prior prior) {
    Interruption.check();
    for (int i = 0; i < size(); i++) {
      prior.sample(random(i), state(), i * dimension(), dimension());
    }
  }

  @Override
  public final float[] score(double condition) {
    score(state(), condition, score);
    return score;
  }

  @Override
  public final void score(float[] x, double condition, float[] target) {
    score(x, all(condition), target);
  }

  @Override
  public final void score(float[] x, float[] conditions, float[] target) {
    Interruption.check();
    check("x", x.length, state().length);
    check("score", target.length, state().length);
    evaluator.forward(new Batch(size(), x, conditions, labels), target);
  }

  @Override
  public final boolean hasLogDensity() {
    return density != null;
  }

  @Override
  public final void logDensity(float[] x, double condition, double[] target) {
    Interruption.check();
    check("x", x.length, state().length);
    check("logDensity", target.length, size());
    if (density == null) {
      throw new IllegalStateException(
          "there is no log-density: the sampler neither requires it nor asked for it");
    }
    density.evaluate(new Batch(size(), x, all(condition), labels), target);
  }

  private float[] all(double condition) {
    Arrays.fill(same, (float) condition);
    return same;
  }

  @Override
  public final void step(double a, double b, double c, double d) {
    Interruption.check();
    if (c == 0) {
      Steps.still(state(), score, (float) a, (float) b, (float) d);
      return;
    }
    noise(noise);
    Steps.noisy(state(), score, noise, (float) a, (float) b, (float) c, (float) d);
  }

  @Override
  public final void step(double[] a, double[] b, double[] c) {
    Interruption.check();
    check("a", a.length, size());
    check("b", b.length, size());
    check("c", c.length, size());
    noise(noise);
    for (int i = 0; i < size(); i++) {
      Steps.noisy(
          state(),
          score,
          noise,
          i * dimension(),
          (i + 1) * dimension(),
          (float) a[i],
          (float) b[i],
          (float) c[i]);
    }
  }

  /** Closes what the chunk evaluates with. */
  @Override
  public final void close() {
    evaluator.close();
    if (density != null) {
      density.close();
    }
  }

  @Override
  public void diagnose(String name, double[] values) {
    if (values.length != size()) {
      throw new IllegalArgumentException(
          "the diagnostic " + name + " has " + values.length + " values, not " + size());
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
