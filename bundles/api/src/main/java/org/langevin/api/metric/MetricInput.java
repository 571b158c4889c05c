package org.langevin.api.metric;

import java.util.Optional;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Score;
import org.osgi.annotation.versioning.ProviderType;

/** What a metric looks at. */
@ProviderType
public interface MetricInput {
  /** Held-out items of the dataset. */
  Items real();

  /** The samples. */
  Items generated();

  /**
   * The score that produced the samples, which may be of states with more numbers than the samples;
   * empty when two files are compared.
   */
  Optional<Score> score();

  /** The paths on which samples came about; empty if none were kept or two files are compared. */
  default Optional<Traces> traces() {
    return Optional.empty();
  }

  /** A stream of random numbers that depends on the run's seed and the metric. */
  RandomStream random();

  /** The number of threads that the metric may use. The result must not depend on it. */
  int threads();

  /**
   * Tells how far the evaluation is.
   *
   * @throws java.util.concurrent.CancellationException if the run was cancelled
   */
  void progress(int done, int total);

  /**
   * Tells how far the evaluation is, in words that people can picture.
   *
   * @param unit what is counted, in the plural, for example {@code projections}
   * @throws java.util.concurrent.CancellationException if the run was cancelled
   */
  default void progress(int done, int total, String unit) {
    progress(done, total);
  }
}
