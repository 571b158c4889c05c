package org.langevin.workbench.internal.composition;

import java.util.List;
import java.util.Optional;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.generator.Generator;
import org.langevin.api.loss.Loss;
import org.langevin.api.metric.Metric;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Sde;

/**
 * The parts of an experiment as far as they could be made.
 *
 * @param scope whom parts may ask for abilities, all of them made
 * @param measured what metrics are told: of simulations, the law at the horizon for the dataset
 * @param trained what loss and dataset say; empty if that is not known
 * @param complete the same with what the network says of its conditioning; empty if that is not
 *     known
 */
record Instances(
    Slot<Dataset> dataset,
    Slot<Sde> sde,
    Slot<Loss> loss,
    Slot<ScoreNetwork> network,
    Slot<TrainingTask> training,
    Scope scope,
    Slot<Generator> generator,
    List<Slot<SamplingTask>> samplers,
    List<Slot<SamplingTask>> simulations,
    List<Slot<Metric>> metrics,
    Optional<Setting> measured,
    Optional<Setting> trained,
    Optional<Setting> complete) {}
