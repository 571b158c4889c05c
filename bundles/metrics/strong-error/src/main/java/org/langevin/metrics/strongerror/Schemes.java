package org.langevin.metrics.strongerror;

import org.langevin.api.sde.Scheme;

/**
 * A scheme beside the exact solution, on one grid.
 *
 * @param scheme that is measured
 * @param exact the exact solution
 * @param horizon where the grid ends
 * @param steps of equal length
 */
record Schemes(Scheme scheme, Scheme exact, double horizon, int steps) {
  /** The time after so many steps. */
  double time(int step) {
    return step == steps ? horizon : horizon * step / steps;
  }
}
