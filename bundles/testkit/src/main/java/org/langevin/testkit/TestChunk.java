package org.langevin.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.langevin.api.dataset.Density;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sde.Prior;

/** A chunk whose score is that of known densities, for testing samplers. */
public final class TestChunk implements Chunk {
  private final DoubleFunction<Density> densities;
  private final boolean hasLogDensity;
  private final int dimension;
  private final float[] state;
  private final float[] score;
  private final RandomStream[] streams;
  private final Map<Integer, float[]> scratch = new HashMap<>();
  private final Map<String, double[]> diagnostics = new HashMap<>();
  private Density density;
  private double condition = Double.NaN;
  private final List<Double> levels = new ArrayList<>();
  private long evaluations;
  private int progress;

  /**
   * A chunk.
   *
   * @param densities p_c for each condition c
   * @param hasLogDensity whether samplers may ask for log-densities
   * @param first the number of the chunk's first sample in its run
   * @param size how many samples the chunk has
   * @param seed of the run
   */
  public TestChunk(
      DoubleFunction<Density> densities,
      boolean hasLogDensity,
      int dimension,
      int first,
      int size,
      long seed) {
    this.densities = densities;
    this.hasLogDensity = hasLogDensity;
    this.dimension = dimension;
    state = new float[size * dimension];
    score = new float[size * dimension];
    // What a sampler does not set must not matter.
    Arrays.fill(state, Float.NaN);
    streams = new RandomStream[size];
    for (int i = 0; i < size; i++) {
      streams[i] = RandomStream.of(seed, "sampler", first + i);
    }
  }

  /** Runs a sampler on a density that no condition changes, and returns the chunk at its end. */
  public static TestChunk run(Sampler sampler, Density density, int size, long seed) {
    TestChunk chunk = new TestChunk(c -> density, true, density.dimension(), 0, size, seed);
    sampler.sample(chunk);
    return chunk;
  }

  /** The mean of a component over the samples. */
  public double mean(int component) {
    double sum = 0;
    for (int i = component; i < state.length; i += dimension) {
      sum += state[i];
    }
    return sum / size();
  }

  /** The covariance of two components over the samples. */
  public double covariance(int first, int second) {
    double firstMean = mean(first);
    double secondMean = mean(second);
    double sum = 0;
    for (int i = 0; i < state.length; i += dimension) {
      sum += (state[i + first] - firstMean) * (state[i + second] - secondMean);
    }
    return sum / (size() - 1);
  }

  /** What the sampler diagnosed under a name, one value for each sample. */
  public double[] diagnostic(String name) {
    double[] values = diagnostics.get(name);
    if (values == null) {
      throw new AssertionError("no diagnostic " + name + ", only " + diagnostics.keySet());
    }
    return values;
  }

  /** The mean over the samples of what the sampler diagnosed. */
  public double meanDiagnostic(String name) {
    return Arrays.stream(diagnostic(name)).average().orElseThrow();
  }

  /** How often each sample's score was evaluated. */
  public long evaluations() {
    return evaluations;
  }

  /** The steps that the sampler last said it had done. */
  public int done() {
    return progress;
  }

  /** The conditions of the levels that the sampler went through. */
  public List<Double> levels() {
    return List.copyOf(levels);
  }

  @Override
  public int size() {
    return streams.length;
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
    return scratch.computeIfAbsent(slot, s -> filled());
  }

  private float[] filled() {
    float[] array = new float[state.length];
    Arrays.fill(array, Float.NaN);
    return array;
  }

  @Override
  public void draw(Prior prior) {
    for (int i = 0; i < size(); i++) {
      prior.sample(streams[i], state, i * dimension, dimension);
    }
  }

  @Override
  public float[] score(double condition) {
    score(state, condition, score);
    return score;
  }

  @Override
  public void score(float[] x, double condition, float[] result) {
    evaluations++;
    Density p = at(condition);
    for (int i = 0; i < size(); i++) {
      p.score(x, i * dimension, result);
    }
  }

  private Density at(double c) {
    if (density == null || c != condition) {
      density = densities.apply(c);
      condition = c;
    }
    return density;
  }

  @Override
  public void logDensity(float[] x, double condition, double[] logDensity) {
    if (!hasLogDensity) {
      throw new IllegalStateException("there is no log-density");
    }
    for (int i = 0; i < size(); i++) {
      logDensity[i] = at(condition).logDensity(x, i * dimension);
    }
  }

  @Override
  public boolean hasLogDensity() {
    return hasLogDensity;
  }

  @Override
  public void step(double a, double b, double c, double d) {
    for (int i = 0; i < size(); i++) {
      step(i, a, b, c, d);
    }
  }

  @Override
  public void step(double[] a, double[] b, double[] c) {
    for (int i = 0; i < size(); i++) {
      step(i, a[i], b[i], c[i], 0);
    }
  }

  private void step(int item, double a, double b, double c, double d) {
    for (int j = item * dimension; j < (item + 1) * dimension; j++) {
      double noise = c == 0 ? 0 : c * streams[item].nextGaussian();
      state[j] = (float) (a * state[j] + b * score[j] + noise + d);
    }
  }

  @Override
  public void progress(int done, int total) {
    if (done <= progress || done > total) {
      throw new AssertionError("progress " + done + " of " + total + " after " + progress);
    }
    progress = done;
  }

  @Override
  public void level(double condition, int index, int count) {
    if (index != levels.size() || index >= count) {
      throw new AssertionError("level " + index + " of " + count + " after " + levels.size());
    }
    levels.add(condition);
  }

  @Override
  public void diagnose(String name, double[] values) {
    if (values.length != size()) {
      throw new AssertionError(name + " has " + values.length + " values for " + size());
    }
    diagnostics.put(name, values.clone());
  }
}
