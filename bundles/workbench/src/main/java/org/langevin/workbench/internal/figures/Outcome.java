package org.langevin.workbench.internal.figures;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;

/**
 * What a run has to show.
 *
 * @param dataset what was modelled
 * @param real held-out items to compare the samples with
 * @param losses empty if nothing was trained
 * @param noiseErrors of the learned score; empty if they cannot be told
 * @param scores the learned score at the conditions worth a look; may be empty
 * @param samples by the sampler's name, in the order of the experiment
 * @param traces by the sampler's name; may be empty
 * @param stages of samplers that went through levels, by the sampler's name; may be empty
 */
public record Outcome(
    Dataset dataset,
    Items real,
    Optional<Losses> losses,
    Optional<NoiseErrors> noiseErrors,
    List<LearnedScore> scores,
    Map<String, Items> samples,
    Map<String, Traces> traces,
    Map<String, List<Stage>> stages) {
  /** Copies the collections. */
  public Outcome {
    scores = List.copyOf(scores);
    samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
    traces = Collections.unmodifiableMap(new LinkedHashMap<>(traces));
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
  }
}
