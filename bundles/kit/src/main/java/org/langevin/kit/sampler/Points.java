package org.langevin.kit.sampler;

import org.langevin.api.sampler.Chunk;

/**
 * Points of a chain with their scores and log-densities at a condition, which are evaluated when
 * they are first asked for, and then kept until the points move.
 */
public final class Points {
  private final Chunk chunk;
  private final float[] x;
  private final float[] score;
  private final double[] logDensity;
  private double condition;
  private boolean scored;
  private boolean weighed;

  /**
   * Points of which nothing is known.
   *
   * @param x items of the chunk; not copied
   */
  public Points(Chunk chunk, float[] x) {
    this.chunk = chunk;
    this.x = x;
    score = new float[chunk.size() * chunk.dimension()];
    logDensity = new double[chunk.size()];
  }

  /** The points; after a change to them, {@link #moved} must be called. */
  public float[] x() {
    return x;
  }

  /** Forgets what is known, and asks at this condition from here on. */
  public void at(double newCondition) {
    condition = newCondition;
    moved();
  }

  /** Forgets what is known: the points were moved. */
  public void moved() {
    scored = false;
    weighed = false;
  }

  /** The score at the points. */
  public float[] score() {
    if (!scored) {
      chunk.score(x, condition, score);
      scored = true;
    }
    return score;
  }

  /** The log-density of the points. */
  public double[] logDensity() {
    if (!weighed) {
      chunk.logDensity(x, condition, logDensity);
      weighed = true;
    }
    return logDensity;
  }

  /** Takes over one item from others, with all that is known of both. */
  public void take(Points others, int item) {
    int from = item * chunk.dimension();
    System.arraycopy(others.x, from, x, from, chunk.dimension());
    scored &= others.scored;
    if (scored) {
      System.arraycopy(others.score, from, score, from, chunk.dimension());
    }
    weighed &= others.weighed;
    if (weighed) {
      logDensity[item] = others.logDensity[item];
    }
  }
}
