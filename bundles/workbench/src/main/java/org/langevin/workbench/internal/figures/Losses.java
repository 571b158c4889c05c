package org.langevin.workbench.internal.figures;

/**
 * The course of a training.
 *
 * @param steps at which the training loss was noted
 * @param training the loss on minibatches
 * @param heldOutSteps at which the held-out loss was computed; may be empty
 * @param heldOut the loss on held-out items
 */
public record Losses(double[] steps, double[] training, double[] heldOutSteps, double[] heldOut) {}
