package org.langevin.api;

/** What a score network is told beside the point x at which its score is asked for. */
public enum Conditioning {
  /** Nothing: s(x). The condition that is passed along is ignored. */
  NONE,
  /** The time t of an SDE, between 0 and its horizon: s(x, t). */
  TIME,
  /**
   * The noise level sigma, the standard deviation of the perturbation in units of the data: s(x,
   * sigma).
   */
  NOISE
}
