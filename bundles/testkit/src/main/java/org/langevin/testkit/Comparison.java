package org.langevin.testkit;

import java.util.Optional;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.Traces;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Score;

/**
 * What a metric looks at, for tests.
 *
 * @param real held-out items
 * @param generated samples
 * @param score the score that produced the samples, if there is one
 * @param traces the paths of the samples, if they were kept
 * @param threads how many threads the metric may use
 */
public record Comparison(
    Items real, Items generated, Optional<Score> score, Optional<Traces> traces, int threads)
    implements MetricInput {
  /** Compares two lists of items on one thread. */
  public static Comparison of(Items real, Items generated) {
    return new Comparison(real, generated, Optional.empty(), Optional.empty(), 1);
  }

  /** Compares two arrays of items on one thread. */
  public static Comparison of(Shape shape, float[] real, float[] generated) {
    return of(Items.of(shape, real), Items.of(shape, generated));
  }

  /** The same with a score. */
  public Comparison with(Score score) {
    return new Comparison(real, generated, Optional.of(score), traces, threads);
  }

  /** The same with traces. */
  public Comparison with(Traces traces) {
    return new Comparison(real, generated, score, Optional.of(traces), threads);
  }

  /** The same on several threads. */
  public Comparison onThreads(int count) {
    return new Comparison(real, generated, score, traces, count);
  }

  @Override
  public RandomStream random() {
    return RandomStream.of(1, "metric");
  }

  @Override
  public void progress(int done, int total) {
    if (done < 0 || done > total) {
      throw new AssertionError("progress " + done + " of " + total);
    }
  }
}
