package org.langevin.kit.sampler;

import java.util.Arrays;
import org.langevin.api.random.RandomStream;

/**
 * Brownian paths of the items of a chunk, which can be asked for at any time, again and again, in
 * any order.
 *
 * <p>W(0) = 0, and W(1), W(2), W(4) ... follow from independent increments. Between them it is
 * Levy's construction: given its values at both ends of an interval, W is normal at the middle,
 * with the mean of both as its mean, and a quarter of the interval's length as its variance. Each
 * of these normal numbers comes from a stream that is named by the time that it belongs to, so that
 * nothing needs to be kept. A value takes one of them for each binary digit of the time.
 */
final class BrownianPaths {
  /** One unit of time in ticks, to which times are rounded. */
  private static final long UNIT = 1L << 32;

  private static final double TICK = 1.0 / UNIT;
  private static final double LONGEST = 1L << 30;

  private final int dimension;
  private final RandomStream[] streams;
  private final double[] low;
  private final double[] high;
  private double[] ends;
  private double[] begins;
  private long end;

  /**
   * Paths of a name.
   *
   * @param first the number of the chunk's first item
   * @param size how many items there are
   */
  BrownianPaths(long seed, String name, int first, int size, int dimension) {
    this.dimension = dimension;
    streams = new RandomStream[size];
    for (int i = 0; i < size; i++) {
      streams[i] = RandomStream.of(seed, "Brownian path " + name, first + i);
    }
    low = new double[dimension];
    high = new double[dimension];
    ends = new double[size * dimension];
    begins = new double[size * dimension];
  }

  /** Sets W(to) - W(from) of all items. */
  void increments(double from, double to, float[] target) {
    long begin = ticks(from);
    // Most ask on where they asked last.
    if (begin == end) {
      double[] known = ends;
      ends = begins;
      begins = known;
    } else {
      values(begin, begins);
    }
    end = ticks(to);
    values(end, ends);
    for (int j = 0; j < ends.length; j++) {
      target[j] = (float) (ends[j] - begins[j]);
    }
  }

  private static long ticks(double time) {
    if (!(time >= 0 && time <= LONGEST)) {
      throw new IllegalArgumentException("a Brownian path has no time " + time);
    }
    return Math.round(time * UNIT);
  }

  private void values(long time, double[] target) {
    for (int i = 0; i < streams.length; i++) {
      value(streams[i], time);
      System.arraycopy(low, 0, target, i * dimension, dimension);
    }
  }

  /** Sets low to W at a time. */
  private void value(RandomStream stream, long time) {
    long begin = 0;
    long finish = UNIT;
    Arrays.fill(low, 0);
    System.arraycopy(low, 0, high, 0, dimension);
    add(stream, finish, 1, high);
    while (time > finish) {
      begin = finish;
      finish *= 2;
      System.arraycopy(high, 0, low, 0, dimension);
      add(stream, finish, Math.sqrt(begin * TICK), high);
    }
    while (time > begin && time < finish) {
      long middle = (begin + finish) / 2;
      boolean right = time >= middle;
      double[] far = right ? low : high;
      for (int j = 0; j < dimension; j++) {
        far[j] = 0.5 * (low[j] + high[j]);
      }
      add(stream, middle, Math.sqrt((finish - begin) * TICK / 4), far);
      begin = right ? middle : begin;
      finish = right ? finish : middle;
    }
    if (time == finish) {
      System.arraycopy(high, 0, low, 0, dimension);
    }
  }

  private void add(RandomStream stream, long time, double deviation, double[] target) {
    RandomStream numbers = stream.child(time);
    for (int j = 0; j < dimension; j++) {
      target[j] += deviation * numbers.nextGaussian();
    }
  }
}
