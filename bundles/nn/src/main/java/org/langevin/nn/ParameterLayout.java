package org.langevin.nn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.langevin.api.Interruption;
import org.langevin.api.random.RandomStream;

/** Places the parameters of layers one after the other in one vector, with their initial laws. */
public final class ParameterLayout {
  /** Draws that take less than a tenth of a second. */
  private static final int STRETCH = 1 << 20;

  private record Block(int offset, int length, Law law) {}

  @FunctionalInterface
  private interface Law {
    float draw(RandomStream random);
  }

  private final List<Block> blocks = new ArrayList<>();
  private int length;

  /**
   * Adds parameters that start uniform on [-bound, bound).
   *
   * @return where they lie
   */
  public int uniform(int count, double bound) {
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
  public int normal(int count, double mean, double deviation) {
    return add(count, random -> (float) (mean + deviation * random.nextGaussian()));
  }

  /**
   * Adds parameters that start at one value.
   *
   * @return where they lie
   */
  public int constant(int count, double value) {
    return add(count, random -> (float) value);
  }

  private int add(int count, Law law) {
    int offset = length;
    length = Math.addExact(length, count);
    blocks.add(new Block(offset, count, law));
    return offset;
  }

  /** The number of parameters so far. */
  public int length() {
    return length;
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
