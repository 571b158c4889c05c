package org.langevin.api.metric;

import org.langevin.api.ExtensionPoint;
import org.osgi.annotation.versioning.ConsumerType;

/** Says in numbers how good samples, or a score, are. Stateless. */
@ConsumerType
@ExtensionPoint(
    id = Metric.POINT,
    one = "a metric",
    title = "Figures that say how good samples or a score are")
public interface Metric {
  /** The name of the extension point. */
  String POINT = "metric";

  /** How many held-out items the metric wants to compare with; at most so many are given. */
  default int realCount() {
    return 10_000;
  }

  /**
   * Whether it measures samples. One that measures the dataset or the SDE alone is computed once,
   * also where there are no samples; it gets none then, and no score.
   */
  default boolean needsSamples() {
    return true;
  }

  /** Computes the metric. */
  MetricResult evaluate(MetricInput input);
}
