package org.langevin.workbench.internal.composition;

import java.util.Map;
import org.langevin.api.metric.Metric;
import org.langevin.workbench.internal.blame.PartName;

/**
 * One element of an experiment's {@code metrics}.
 *
 * @param id the extension's id
 * @param name unique within the experiment
 * @param part how messages name it
 * @param metric the instance
 * @param references the paper's value, by sampler name; under the empty name, for all samplers
 */
public record MetricTask(
    String id, String name, PartName part, Metric metric, Map<String, Double> references) {
  /** Whether it is computed for every sampler, and not once. */
  public boolean ofSamples() {
    return metric.needsSamples();
  }
}
