package org.langevin.workbench.internal.training;

import java.util.Optional;
import org.langevin.api.condition.AtTime;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.workbench.internal.blame.PartFailedException;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Composition;

/**
 * Looks for the part that gave the first number that is not finite, after a loss came out so. What
 * a network gives is its own fault only as long as its parameters are the initial ones: later, it
 * is training's.
 */
record ShareInspection(Composition composition, boolean initial) {
  private Parts parts() {
    return composition.parts();
  }

  /** Looks at the dataset's items. */
  void data(float[] data, int[] indices, int first, int size) {
    int bad = firstNotFinite(data, size * dimension());
    if (bad >= 0) {
      throw PartFailedException.gave(
          parts().at(Parts.DATASET),
          "gave the number " + data[bad] + " in item " + indices[first + bad / dimension()],
          "Take such items out of the data, or choose other parameters");
    }
  }

  private int dimension() {
    return composition.dataset().shape().dimension();
  }

  /** Looks at what the loss hands to the network. */
  void input(float[] x, float[] condition, int size, int dimension) {
    for (int i = 0; i < size; i++) {
      sde(condition[i]);
    }
    int badCondition = firstNotFinite(condition, size);
    int badItem = firstNotFinite(x, size * dimension);
    if (badCondition >= 0 || badItem >= 0) {
      throw PartFailedException.gave(
          parts().at(Parts.LOSS),
          badCondition >= 0
              ? "asked for the score at the condition " + condition[badCondition]
              : "asked for the score of an item with the number "
                  + x[badItem]
                  + " at the condition "
                  + condition[badItem / dimension],
          "Choose other parameters for it, for example a smaller largest noise; if none help, it"
              + " is defective: tell its author");
    }
  }

  private void sde(double condition) {
    Optional<Sde> sde = composition.sde();
    Optional<Condition> byTime =
        composition
            .network()
            .map(ScoreNetwork::condition)
            .filter(meaning -> meaning.ability(AtTime.class).isPresent());
    if (sde.isEmpty() || byTime.isEmpty()) {
      return;
    }
    Transition law =
        parts()
            .ask(parts().at(Parts.SDE), "its marginal", () -> byTime.get().transition(condition))
            .orElse(Marginal.START);
    if (!law.signal().isFinite() || !law.shift().isFinite() || !law.root().isFinite()) {
      throw PartFailedException.gave(
          parts().at(Parts.SDE),
          "gave " + law + " at time " + condition,
          "Choose other parameters for it; if none help, it is defective: tell its author");
    }
  }

  /** Looks at what the network gives. */
  void output(String what, float[] values, int length) {
    int bad = firstNotFinite(values, length);
    if (bad >= 0 && initial) {
      throw PartFailedException.gave(
          parts().at(Parts.NETWORK),
          "gave a " + what + " of " + values[bad] + " with its initial parameters",
          "Scale the data to values around 1, or choose other parameters for it");
    }
  }

  /** What is left if all that went in and out was finite: the loss itself. */
  Optional<PartFailedException> loss(double value) {
    return initial
        ? Optional.of(
            PartFailedException.gave(
                parts().at(Parts.LOSS),
                "came out as " + value + ", though the network's scores are finite",
                "Choose other parameters for it, or scale the data to values around 1; if none"
                    + " help, it is defective: tell its author"))
        : Optional.empty();
  }

  private static int firstNotFinite(float[] values, int length) {
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }
}
