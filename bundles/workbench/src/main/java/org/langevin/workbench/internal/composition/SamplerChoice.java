package org.langevin.workbench.internal.composition;

/**
 * What an experiment says of a sampler beyond the plugin's parameters.
 *
 * @param averaged whether the moving average of the parameters is used
 * @param network in place of the experiment's; absent as a rule
 */
record SamplerChoice(int count, boolean averaged, Slot<Part> network) {}
