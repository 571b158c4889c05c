package org.langevin.samplers.mala;

/** Where the ratio of densities comes from. */
public enum Acceptance {
  /** The log-density where there is one, and the line otherwise. */
  AUTOMATIC,
  /** The integral of the score along the line from one point to the other. */
  LINE;

  static final String DESCRIPTION =
      "Where p(y) / p(x) comes from: automatic is the density or energy where there is one,"
          + " otherwise line, the integral of the score along the line";

  static final String NODES =
      "Nodes n of the integral along the line, with n - 2 more score evaluations at each step; 2"
          + " are wrong by up to 0.27 in Kolmogorov distance, 3 by up to 0.009 at acceptance rates"
          + " above 0.85 and by up to 0.24 below, 4 by up to 0.035";
}
