package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.langevin.api.NoiseLevels;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Sde;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.findings.Claim;

/**
 * An experiment whose parts exist, fit together, and are ready to work.
 *
 * @param title of the experiment
 * @param seed from which all random numbers follow
 * @param dataset what is modelled; of simulations, the law at the horizon
 * @param simulated the dataset at whose items simulations begin; empty if there are none
 * @param sde empty if there is none
 * @param levels the loss's noise levels; empty if there are none
 * @param condition what the score is conditioned on
 * @param network empty if a generator makes the samples
 * @param loss empty if there is nothing to train
 * @param training empty if there is nothing to train
 * @param generator empty if a score makes the samples
 * @param samplers in the order of the document
 * @param metrics in the order of the document
 * @param claims what is expected of the metrics
 * @param resolved what {@code resolved.json} holds: {@code experiment}, the document with all
 *     defaults filled in and each part's version pinned; {@code plugins}, for each part its {@code
 *     pointer}, {@code point}, {@code id}, {@code title}, {@code version}, {@code bundle} and
 *     {@code sha256}; {@code scores}, for each sampler the {@code network} that drives it and the
 *     {@code condition} of its score; {@code files}, if any of the user's were read, each one's
 *     {@code file} as it was given, {@code path}, {@code bytes} and {@code sha256}; and {@code
 *     environment}
 * @param parts says who is to blame
 */
public record Composition(
    String title,
    long seed,
    Dataset dataset,
    Optional<Dataset> simulated,
    Optional<Sde> sde,
    Optional<NoiseLevels> levels,
    Condition condition,
    Optional<ScoreNetwork> network,
    Optional<Loss> loss,
    Optional<TrainingTask> training,
    Optional<GeneratorTask> generator,
    List<SamplingTask> samplers,
    List<MetricTask> metrics,
    List<Claim> claims,
    ObjectNode resolved,
    Parts parts) {}
