package org.langevin.nn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.langevin.api.Interruption;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Sizes;
import org.langevin.api.random.RandomStream;

/** Places the parameters of layers one after the other in one vector, with their initial laws. */
public final class ParameterLayout {
  /** Draws that take less than a tenth of a second. */
  private static final int STRETCH = 1 << 20;

  private record Block(int offset, int length, Law law) {}

  /** So many floats has the longest buffer that starts at a cache line. */
  private static final long LONGEST = (Integer.MAX_VALUE - 2L * Arena.ALIGNMENT) / Float.BYTES;

  @FunctionalInterface
  private interface Law {
    float draw(RandomStream random);
  }

  private final List<Block> blocks = new ArrayList<>();
  private long length;

  /**
   * Adds parameters that start uniform on [-bound, bound).
   *
   * @return where they lie
   */
  public int uniform(long count, double bound) {
    if (bound == 0) {
      return constant(count, 0);
    }
    return add(count, random -> (float) (bound * (2 * random.nextDouble() - 1)));
  }

  /**
   * Adds parameters that start normal.
   *
   * @return where they lie
   */
  public int normal(long count, double mean, double deviation) {
    return add(count, random -> (float) (mean + deviation * random.nextGaussian()));
  }

  /**
   * Adds parameters that start at one value.
   *
   * @return where they lie
   */
  public int constant(long count, double value) {
    return add(count, random -> (float) value);
  }

  private int add(long count, Law law) {
    int offset = (int) Math.min(length, LONGEST);
    length = Math.addExact(length, count);
    blocks.add(new Block(offset, (int) Math.min(count, LONGEST), law));
    return offset;
  }

  /**
   * The number of parameters so far.
   *
   * @throws InvalidExperimentException if there are more than a buffer holds
   */
  public int length() {
    if (length > LONGEST) {
      throw new InvalidExperimentException(
          "the network has "
              + length
              + " parameters, which need "
              + Sizes.memory((double) Float.BYTES * length)
              + " of memory; at most "
              + Sizes.memory((double) Float.BYTES * LONGEST)
              + " are possible: take fewer or narrower layers");
    }
    return (int) length;
  }

  /** Draws all parameters, each block from a stream of its own. An interrupt ends it. */
  public void initialize(FloatBuffer parameters, RandomStream random) {
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      RandomStream stream = random.child(b);
      for (int i = 0; i < block.length; i++) {
        if (i % STRETCH == 0) {
          Interruption.check();
        }
        parameters.put(block.offset + i, block.law.draw(stream));
      }
    }
  }
}
