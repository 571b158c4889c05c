package org.langevin.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.IntUnaryOperator;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Density;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.kit.sampler.ArrayChunk;
import org.langevin.kit.score.CountedScore;
import org.langevin.kit.score.DensityScore;
import org.langevin.kit.score.ScoreAround;

/**
 * A chunk whose score is that of known densities, for testing samplers. Random numbers and
 * arithmetic are those of the workbench's chunk.
 */
public final class TestChunk extends ArrayChunk {
  private final CountedScore counted;
  private final Set<Integer> scratched = new HashSet<>();
  private final Map<String, double[]> diagnostics = new HashMap<>();
  private final List<Double> levels = new ArrayList<>();
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
    this(
        hasLogDensity
            ? new DensityScore(Shape.point(dimension), Condition.NONE, densities)
            : new NoDensity(new DensityScore(Shape.point(dimension), Condition.NONE, densities)),
        item -> -1,
        first,
        size,
        seed);
  }

  /**
   * A chunk.
   *
   * @param score that drives the samples
   * @param classes of the samples, by their number in the run; -1 for any
   * @param first the number of the chunk's first sample in its run
   * @param size how many samples the chunk has
   * @param seed of the run
   */
  public TestChunk(Score score, IntUnaryOperator classes, int first, int size, long seed) {
    this(new CountedScore(score), classes, first, size, seed);
  }

  private TestChunk(
      CountedScore counted, IntUnaryOperator classes, int first, int size, long seed) {
    super(counted, size);
    this.counted = counted;
    begin(seed, "test", first, classes);
    // What a sampler does not set must not matter.
    Arrays.fill(state(), Float.NaN);
  }

  /** Runs a sampler on a density that no condition changes, and returns the chunk at its end. */
  public static TestChunk run(Sampler sampler, Density density, int size, long seed) {
    TestChunk chunk = new TestChunk(c -> density, true, density.dimension(), 0, size, seed);
    sampler.sample(chunk);
    return chunk;
  }

  /** How often the score of each sample was evaluated. */
  public long evaluations() {
    return counted.count() / size();
  }

  /** The mean of a component over the samples. */
  public double mean(int component) {
    double sum = 0;
    for (int i = component; i < state().length; i += dimension()) {
      sum += state()[i];
    }
    return sum / size();
  }

  /** The covariance of two components over the samples. */
  public double covariance(int first, int second) {
    double firstMean = mean(first);
    double secondMean = mean(second);
    double sum = 0;
    for (int i = 0; i < state().length; i += dimension()) {
      sum += (state()[i + first] - firstMean) * (state()[i + second] - secondMean);
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

  /** The steps that the sampler last said it had done. */
  public int done() {
    return progress;
  }

  /** The conditions of the levels that the sampler went through. */
  public List<Double> levels() {
    return List.copyOf(levels);
  }

  /**
   * The contents of fresh scratch arrays are undefined: a sampler that relies on zeros must fail.
   */
  @Override
  public float[] scratch(int slot) {
    float[] array = super.scratch(slot);
    if (scratched.add(slot)) {
      Arrays.fill(array, Float.NaN);
    }
    return array;
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
    super.diagnose(name, values);
    diagnostics.put(name, values.clone());
  }

  /** A score alone. */
  private static final class NoDensity extends ScoreAround {
    NoDensity(Score inner) {
      super(inner);
    }

    @Override
    public ScoreEvaluator open(int capacity) {
      return inner().open(capacity);
    }
  }
}
