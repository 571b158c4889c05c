package org.langevin.workbench.internal.composition;

import java.util.Optional;
import java.util.Set;
import org.langevin.api.Ability;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sampler.Sampler;

/**
 * A sampler and the score that it drives.
 *
 * @param network its own, a closed form; empty if it drives the experiment's
 * @param requires what the sampler was promised
 * @param setting what the sampler knows, the conditioning of its score included
 */
record Driven(
    Sampler sampler, Optional<ScoreNetwork> network, Set<Ability> requires, Setting setting) {}
