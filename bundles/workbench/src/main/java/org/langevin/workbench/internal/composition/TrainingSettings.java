package org.langevin.workbench.internal.composition;

import java.util.Optional;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.Unused;
import org.langevin.api.training.Averaging;
import org.langevin.api.training.Optimizer;
import org.langevin.api.training.TrainingContext;

/** The member {@code training} of an experiment. */
public record TrainingSettings(
    @Parameter(description = "Optimiser steps", unit = "steps", min = 1) int steps,
    @Parameter(description = "Items in a minibatch", unit = "items", min = 1, value = "64")
        int batch,
    @Parameter(
            description = "How the network's parameters follow the gradient",
            value = "{\"use\": \"adam\"}")
        Part<TrainingContext, Optimizer> optimizer,
    @Parameter(
            description = "The average of the parameters that sampling uses; null for none",
            value = "{\"use\": \"exponential\"}")
        Optional<Part<TrainingContext, Averaging>> averaging,
    @Parameter(
            description =
                "Share of the training items held out to watch the loss; with 0 it is watched on"
                    + " items that the dataset holds out",
            min = 0,
            lessThan = 1,
            value = "0")
        double heldOut,
    @Parameter(
            description = "Steps between two looks at the held-out loss",
            unit = "steps",
            min = 1,
            value = "500")
        int evaluateEvery,
    @Parameter(
            description =
                "Looks without improvement of the held-out loss after which training stops; null to go on",
            min = 1,
            value = "null")
        Integer patience,
    @Parameter(
            description =
                "Share of the items of a minibatch whose class is withheld, so that the network learns"
                    + " the score of all classes, too",
            min = 0,
            max = 1,
            value = "0")
        double unlabelled,
    @Parameter(
            description = "Steps between two checkpoints",
            unit = "steps",
            min = 1,
            value = "1000")
        int checkpointEvery) {
  private static final int MOST_TOGETHER = 64;
  private static final String HELD_OUT =
      "a training that holds out some of its items: set heldOut, for example to 0.1";

  /** How many held-out items a worker looks at together: the memory of a part of a minibatch. */
  public int watchedTogether() {
    return Math.max(1, Math.min(MOST_TOGETHER, batch / 4));
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
    }
  }
}
