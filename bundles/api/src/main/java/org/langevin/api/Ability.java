package org.langevin.api;

/**
 * What an extension may need from the rest of an experiment beyond what every dataset, network and
 * SDE promises. Before anything is made, the workbench compares {@link ExtensionFactory#requires}
 * with what the partners offer.
 */
public enum Ability {
  /** The dataset knows its density and score: {@link org.langevin.api.dataset.Dataset#density}. */
  DENSITY("dataset", "an exact density and score"),
  /**
   * The dataset knows the density and score of its items perturbed by Gaussian noise, if not of the
   * items themselves, whose law may be singular.
   */
  PERTURBED_DENSITY("dataset", "an exact density and score of its perturbed items"),
  /** The dataset is a mixture of modes: {@link org.langevin.api.dataset.Dataset#modes}. */
  MODES("dataset", "known modes and weights"),
  /** The dataset has class labels: {@link org.langevin.api.dataset.Dataset#labels}. */
  LABELS("dataset", "class labels"),
  /** The dataset's items are rows of a table: {@link org.langevin.api.dataset.Dataset#columns}. */
  COLUMNS("dataset", "table columns"),
  /** The network can carry tangents: {@link org.langevin.api.network.ScoreNetwork#tangents}. */
  TANGENTS("network", "directional derivatives (a JVP with the reverse pass through it)"),
  /**
   * The network's score is the gradient of an energy: {@link
   * org.langevin.api.network.ScoreNetwork#energy}.
   */
  ENERGY("network", "an energy"),
  /** There is a score network. */
  SCORE("network", "a score"),
  /**
   * The experiment has an SDE. An SDE that no part requires, and on whose time no score is
   * conditioned, is refused.
   */
  SDE("experiment", "an SDE"),
  /**
   * The experiment's SDE, if it has one, is linear, so that its marginals are Gaussian given the
   * start.
   */
  MARGINAL("sde", "Gaussian marginals (a drift linear in x)"),
  /** The loss trains at several noise levels: {@link org.langevin.api.loss.Loss#levels}. */
  LEVELS("loss", "noise levels");

  private final String provider;
  private final String description;

  Ability(String provider, String description) {
    this.provider = provider;
    this.description = description;
  }

  /** The part of an experiment that may offer this ability. */
  public String provider() {
    return provider;
  }

  /** The ability in words that follow "offers" or "lacks". */
  public String description() {
    return description;
  }
}
