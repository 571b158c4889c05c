package org.langevin.workbench.internal.training;

import org.langevin.api.random.RandomStream;

/**
 * Which items each step trains on: a fresh permutation for each epoch, the permutations strung
 * together and cut into minibatches of one size. A minibatch may reach over the end of an epoch, or
 * over several epochs if there are fewer items than it needs.
 */
final class Minibatches {
  private final long seed;
  private final int batch;
  private final int[] order;
  private final int[] pool;
  private long epoch = -1;

  /**
   * Minibatches of some items.
   *
   * @param pool the indices of the items to choose from
   */
  Minibatches(long seed, int[] pool, int batch) {
    this.seed = seed;
    this.pool = pool;
    this.batch = batch;
    this.order = new int[pool.length];
  }

  /** Writes the indices of the items of a step, counted from 0. */
  void of(long step, int[] target) {
    long position = step * batch;
    for (int i = 0; i < batch; i++, position++) {
      turnTo(position / pool.length);
      target[i] = order[(int) (position % pool.length)];
    }
  }

  private void turnTo(long wanted) {
    if (wanted == epoch) {
      return;
    }
    epoch = wanted;
    System.arraycopy(pool, 0, order, 0, pool.length);
    shuffle(order, RandomStream.of(seed, "minibatches", epoch));
  }

  /** The algorithm of Fisher and Yates. */
  static void shuffle(int[] values, RandomStream random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = (int) (random.nextDouble() * (i + 1));
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }
}
