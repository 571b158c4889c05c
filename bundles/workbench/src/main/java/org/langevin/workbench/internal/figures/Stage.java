package org.langevin.workbench.internal.figures;

import java.util.Optional;
import org.langevin.api.dataset.Items;
import org.langevin.api.sde.Marginal;

/**
 * Some samples on their way, when they had come to the end of a level.
 *
 * @param label what tells the level from others, for example {@code sigma = 0.1}
 * @param meaning a sentence that says what the label's symbol is; may be empty
 * @param marginal the perturbation of the data whose law the samples ought to have; empty if it has
 *     no closed form
 * @param samples where they were
 */
public record Stage(String label, String meaning, Optional<Marginal> marginal, Items samples) {}
