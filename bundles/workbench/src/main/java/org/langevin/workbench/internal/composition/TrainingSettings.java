package org.langevin.workbench.internal.composition;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Unused;

/** The member {@code training} of an experiment. */
public record TrainingSettings(
    @Parameter(description = "Optimiser steps", unit = "steps", min = 1) int steps,
    @Parameter(description = "Items in a minibatch", unit = "items", min = 1, value = "64")
        int batch,
    @Parameter(description = "Adam's step size", moreThan = 0, value = "1e-3") double learningRate,
    @Parameter(
            description = "Steps over which the step size grows from 0",
            unit = "steps",
            min = 0,
            value = "0")
        int warmUp,
    @Parameter(
            description = "Adam's decay of the mean gradient",
            min = 0,
            lessThan = 1,
            value = "0.9")
        double beta1,
    @Parameter(
            description = "Adam's decay of the mean squared gradient",
            min = 0,
            lessThan = 1,
            value = "0.999")
        double beta2,
    @Parameter(description = "Adam's addition to the denominator", moreThan = 0, value = "1e-8")
        double epsilon,
    @Parameter(
            description = "Largest norm of the gradient; longer ones are shortened",
            moreThan = 0,
            value = "null")
        Double gradientNorm,
    @Parameter(
            description =
                "Decay of the exponential moving average of the parameters that sampling uses; 0 for none",
            min = 0,
            lessThan = 1,
            value = "0.999")
        double averaging,
    @Parameter(
            description = "Share of the training items held out to watch the loss",
            min = 0,
            lessThan = 1,
            value = "0")
        double heldOut,
    @Parameter(
            description = "Steps between two looks at the held-out loss",
            unit = "steps",
            min = 1,
            value = "" + TrainingSettings.EVALUATE_EVERY)
        int evaluateEvery,
    @Parameter(
            description =
                "Looks without improvement of the held-out loss after which training stops; null to go on",
            min = 1,
            value = "null")
        Integer patience,
    @Parameter(
            description = "Steps between two checkpoints",
            unit = "steps",
            min = 1,
            value = "1000")
        int checkpointEvery) {
  private static final int EVALUATE_EVERY = 500;
  private static final String HELD_OUT =
      "a training that watches a held-out loss: set heldOut, for example to 0.1";

  /** How many times the parameters are kept, gradients aside. */
  long copies() {
    int best = patience == null ? 0 : 1;
    return 3L + best + (averaging > 0 ? 1 + best : 0);
  }

  /** How many of the training items are held out. */
  public int heldOutOf(int items) {
    return (int) Math.round(heldOut * items);
  }

  /**
   * Makes sure that there is something to train on, and something to watch where that is asked for.
   *
   * @param items how many training items the dataset has
   * @throws InvalidExperimentException at {@code /heldOut}
   */
  public void check(int items) {
    int held = heldOutOf(items);
    if (heldOut > 0 && (held == 0 || items - held < batch)) {
      throw new InvalidExperimentException(
          "/heldOut",
          "of "
              + items
              + " training items "
              + held
              + " are held out and "
              + (items - held)
              + " left, but at least 1 is to watch, and a minibatch takes "
              + batch
              + "; give another share, or a smaller batch");
    }
  }

  /** Checks what only a held-out loss gives a sense. */
  public TrainingSettings {
    if (heldOut == 0) {
      Unused.check("/patience", patience, null, HELD_OUT);
      Unused.check("/evaluateEvery", evaluateEvery, EVALUATE_EVERY, HELD_OUT);
    }
  }
}
