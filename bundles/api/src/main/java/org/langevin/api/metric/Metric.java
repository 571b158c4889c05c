package org.langevin.api.metric;

import org.osgi.annotation.versioning.ConsumerType;

/** Says in numbers how good samples, or a score, are. Stateless. */
@ConsumerType
public interface Metric {
  /** How many held-out items the metric wants to compare with; at most so many are given. */
  default int realCount() {
    return 10_000;
  }

  /** Computes the metric. */
  MetricResult evaluate(MetricInput input);
}
