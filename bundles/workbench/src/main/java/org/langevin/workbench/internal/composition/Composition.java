package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.langevin.api.Conditioning;
import org.langevin.api.NoiseLevels;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.generator.Generator;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Sde;

/**
 * An experiment whose parts exist, fit together, and are ready to work.
 *
 * @param title of the experiment
 * @param seed from which all random numbers follow
 * @param dataset what is modelled
 * @param sde empty if there is none
 * @param levels the loss's noise levels; empty if there are none
 * @param conditioning what the score is conditioned on
 * @param network empty if a generator makes the samples
 * @param loss empty if there is nothing to train
 * @param training empty if there is nothing to train
 * @param generator empty if a score makes the samples
 * @param samplers in the order of the document
 * @param metrics in the order of the document
 * @param resolved the document with all defaults filled in and, for each part, the bundle, version
 *     and SHA-256 used
 */
public record Composition(
    String title,
    long seed,
    Dataset dataset,
    Optional<Sde> sde,
    Optional<NoiseLevels> levels,
    Conditioning conditioning,
    Optional<ScoreNetwork> network,
    Optional<Loss> loss,
    Optional<TrainingSettings> training,
    Optional<Generator> generator,
    List<SamplingTask> samplers,
    List<MetricTask> metrics,
    ObjectNode resolved) {}
