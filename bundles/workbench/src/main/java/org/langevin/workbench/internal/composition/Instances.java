package org.langevin.workbench.internal.composition;

import java.util.List;
import java.util.Optional;
import org.langevin.api.generator.Generator;
import org.langevin.api.metric.Metric;

/**
 * The parts of an experiment as far as they could be made.
 *
 * @param parts dataset, SDE, loss and network
 * @param trained what loss and dataset say; empty if that is not known
 * @param complete the same with what the network says of its conditioning; empty if that is not
 *     known
 */
record Instances(
    Offers parts,
    Slot<Generator> generator,
    List<Slot<Driven>> samplers,
    List<Slot<Metric>> metrics,
    Optional<Setting> trained,
    Optional<Setting> complete) {}
