package org.langevin.workbench.internal.sampling;

import java.util.Map;
import java.util.Optional;
import org.langevin.api.dataset.Items;

/**
 * What a sampler gave.
 *
 * @param sampler the sampler's name in the experiment
 * @param samples in the order of their indices
 * @param evaluations how often the score of a sample was evaluated, on average (NFE)
 * @param diagnostics the sampler's own figures, averaged over the samples
 * @param traces empty if the samples are too long to be traced
 * @param levels empty if the sampler goes through none
 */
public record SamplerResult(
    String sampler,
    Items samples,
    double evaluations,
    Map<String, Double> diagnostics,
    Optional<Traces> traces,
    Optional<Levels> levels) {}
