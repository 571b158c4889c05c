package org.langevin.workbench.internal.composition;

import java.util.Optional;
import org.langevin.api.Ability;
import org.langevin.api.NoiseLevels;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;

/** The abilities that the parts of an experiment offer to the others. */
record Offers(
    Optional<Dataset> dataset,
    Optional<Sde> sde,
    Optional<NoiseLevels> levels,
    Optional<ScoreNetwork> network) {
  static final Offers NONE =
      new Offers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  boolean have(Ability ability) {
    return switch (ability) {
      case DENSITY -> dataset.flatMap(data -> data.density(Marginal.START)).isPresent();
      case MODES -> dataset.flatMap(Dataset::modes).isPresent();
      case LABELS -> dataset.flatMap(Dataset::labels).isPresent();
      case COLUMNS -> dataset.flatMap(Dataset::columns).isPresent();
      case TANGENTS -> network.flatMap(ScoreNetwork::tangents).isPresent();
      case ENERGY -> network.flatMap(ScoreNetwork::energy).isPresent();
      case SCORE -> network.isPresent();
      case SDE -> sde.isPresent();
      case MARGINAL -> sde.filter(diffusion -> diffusion.nonlinearDrift().isEmpty()).isPresent();
      case LEVELS -> levels.isPresent();
    };
  }
}
