package org.langevin.metrics.forwardconvergence;

/** The way of the data to the prior. Safe for use by several threads. */
interface Approach {
  /** The distance of p_t from the prior. */
  double distance(double t);

  /** What samples of the prior, as many, would have; 0 if the distance is exact. */
  double floor();

  /** What the distance is, for the axis of a figure. */
  String name();

  /** How it is known. */
  String note();
}
