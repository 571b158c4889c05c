package org.langevin.workbench.internal.sampling;

/**
 * The ways of a few samples from start to end.
 *
 * @param steps at which the samples were looked at, rising
 * @param chains how many samples
 * @param dimension of a sample
 * @param values chain by chain, look by look, component by component
 */
public record Traces(int[] steps, int chains, int dimension, float[] values) {}
