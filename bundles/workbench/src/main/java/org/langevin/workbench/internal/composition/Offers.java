package org.langevin.workbench.internal.composition;

import org.langevin.api.Ability;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;

/** The abilities that the parts of an experiment offer to the others. */
record Offers(Slot<Dataset> dataset, Slot<Sde> sde, Slot<Loss> loss, Slot<ScoreNetwork> network) {
  private static final double SOME_NOISE = 1;

  /** There are no parts. */
  static final Offers NONE = new Offers(Slot.absent(), Slot.absent(), Slot.absent(), Slot.absent());

  Offers with(Dataset other) {
    return new Offers(Slot.of(other), sde, loss, network);
  }

  Offers with(Sde other) {
    return new Offers(dataset, Slot.of(other), loss, network);
  }

  Offers with(Loss other) {
    return new Offers(dataset, sde, Slot.of(other), network);
  }

  Offers with(ScoreNetwork other) {
    return new Offers(dataset, sde, loss, Slot.of(other));
  }

  /** Whether it is known if there is an ability; if not, its provider is broken. */
  boolean isKnown(Ability ability) {
    return switch (ability.provider()) {
      case "dataset" -> dataset.isSettled();
      case "sde", "experiment" -> sde.isSettled();
      case "loss" -> loss.isSettled();
      default -> network.isSettled();
    };
  }

  boolean have(Ability ability) {
    return switch (ability) {
      case DENSITY -> hasDensity(0);
      case PERTURBED_DENSITY -> hasDensity(SOME_NOISE);
      case MODES -> dataset.value().flatMap(Dataset::modes).isPresent();
      case LABELS -> dataset.value().flatMap(Dataset::labels).isPresent();
      case COLUMNS -> dataset.value().flatMap(Dataset::columns).isPresent();
      case TANGENTS -> network.value().flatMap(ScoreNetwork::tangents).isPresent();
      case ENERGY -> network.value().flatMap(ScoreNetwork::energy).isPresent();
      case SCORE -> network.value().isPresent();
      case SDE -> sde.value().isPresent();
      case MARGINAL -> sde.value().flatMap(Sde::nonlinearDrift).isEmpty();
      case LEVELS -> loss.value().flatMap(Loss::levels).isPresent();
    };
  }

  private boolean hasDensity(double noise) {
    return dataset.value().flatMap(data -> data.density(Marginal.noise(noise))).isPresent();
  }
}
