package org.langevin.workbench.internal.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.figure.Figure;
import org.langevin.api.metric.MetricInput.ScoreFunction;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.sampling.SamplerResult;

/**
 * A run whose numbers are all there.
 *
 * @param folder holds {@code history.csv}, {@code metrics.json} and the rest
 * @param composition what was run
 * @param samples one for each sampler, or one named {@code generator}
 * @param score the score that the first sampler used; empty if a generator made the samples. May be
 *     called by several threads until the figures are made
 * @param figures what samplers and metrics handed over, by where it comes from: {@code
 *     sampler-NAME}, {@code metric-NAME-SAMPLER}
 */
public record FinishedRun(
    Path folder,
    Composition composition,
    List<SamplerResult> samples,
    Optional<ScoreFunction> score,
    Map<String, List<Figure>> figures) {}
