package org.langevin.workbench.internal.composition;

import java.util.Map;
import org.langevin.api.metric.Metric;
import org.langevin.workbench.internal.blame.PartName;

/**
 * One element of an experiment's {@code metrics}, computed for every sampler.
 *
 * @param id the extension's id
 * @param name unique within the experiment
 * @param part how messages name it
 * @param metric the instance
 * @param references the paper's value, by sampler name; under the empty name, for all samplers
 */
public record MetricTask(
    String id, String name, PartName part, Metric metric, Map<String, Double> references) {}
