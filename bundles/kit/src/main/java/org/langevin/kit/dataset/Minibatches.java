package org.langevin.kit.dataset;

import java.util.function.LongFunction;
import org.langevin.api.random.RandomStream;

/**
 * Which items each step trains on: a fresh permutation for each epoch, the permutations strung
 * together and cut into minibatches of one size. A minibatch may reach over the end of an epoch, or
 * over several epochs if there are fewer items than it needs.
 */
public final class Minibatches {
  private final LongFunction<RandomStream> random;
  private final int batch;
  private final int[] order;
  private final int[] pool;
  private long epoch = -1;

  /**
   * Minibatches of some items.
   *
   * @param pool the indices of the items to choose from, one at least
   * @param batch the number of items in each
   * @param random the stream of an epoch, counted from 0
   */
  public Minibatches(int[] pool, int batch, LongFunction<RandomStream> random) {
    this.random = random;
    this.batch = batch;
    this.pool = pool.clone();
    this.order = new int[pool.length];
  }

  /** Writes the indices of the items of a step, counted from 0. */
  public void of(long step, int[] target) {
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
    shuffle(order, random.apply(epoch));
  }

  /** The algorithm of Fisher and Yates. */
  public static void shuffle(int[] values, RandomStream random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = (int) (random.nextDouble() * (i + 1));
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }
}
