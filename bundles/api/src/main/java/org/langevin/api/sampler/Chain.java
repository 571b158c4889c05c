package org.langevin.api.sampler;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The chains that a {@link Kernel} moves, one for each item of a chunk. Used by one thread.
 *
 * <p>The points, their {@linkplain #score scores} and their {@linkplain #logDensity log-densities}
 * are all that a chain keeps of where it is: a schedule that exchanges the points of two chains of
 * one kernel exchanges those along with them. What else a chain keeps, such as a velocity, has a
 * law that depends on none of them.
 */
@ConsumerType
public interface Chain {
  /**
   * Sets the condition of the law that the steps from here on leave invariant. Whatever is known of
   * the points is forgotten: they may have been moved since the last step. Comes before the first
   * step.
   *
   * @param condition c, at which the score is asked for
   */
  void at(double condition);

  /**
   * Sets the size of the steps from here on. Comes before the first step.
   *
   * @param scales one for each item: by how much the variance of the law exceeds that for which the
   *     step size was given. A step size in units of data^2 is multiplied by it, one in units of
   *     data by its square root. Not kept: the schedule may overwrite it
   */
  void scale(double[] scales);

  /** Moves each point by one step. */
  void step();

  /**
   * The score at the points as they are, at T = 1. Evaluated if it is not known; then kept for the
   * next step.
   *
   * @return items, in the chain's own array
   */
  float[] score();

  /**
   * The log-density of the points as they are, at T = 1 and up to a constant. Evaluated if it is
   * not known; then kept for the next step. Only where {@link Chunk#logDensity} can be asked.
   *
   * @return one value for each item, in the chain's own array
   */
  double[] logDensity();

  /** Hands the kernel's figures over all steps to {@link Chunk#diagnose}. */
  void diagnose();
}
