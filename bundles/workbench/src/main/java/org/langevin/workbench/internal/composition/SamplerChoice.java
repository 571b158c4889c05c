package org.langevin.workbench.internal.composition;

/**
 * What an experiment says of a sampler beyond the plugin's parameters.
 *
 * @param network in place of the experiment's; absent as a rule
 */
record SamplerChoice(SamplerOptions options, Slot<Part> network) {}
