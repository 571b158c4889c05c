package org.langevin.nn;

import org.langevin.api.random.RandomStream;

/**
 * y = m x / (1 - p), each component of m 0 with probability p and 1 otherwise (Srivastava et al.
 * 2014); so E y = x. Without a stream of random numbers, y = x.
 */
public final class Dropout implements Layer {
  private final int width;
  private final double rate;

  /**
   * A layer without parameters.
   *
   * @param width how many numbers an item has
   * @param rate p, in [0, 1)
   */
  public Dropout(int width, double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("the rate is in [0, 1): " + rate);
    }
    this.width = width;
    this.rate = rate;
  }

  @Override
  public int inputs() {
    return width;
  }

  @Override
  public int outputs() {
    return width;
  }

  @Override
  public LayerPass open(Memory parameters, Arena arena, int capacity, boolean tangents) {
    return new Pass(arena, capacity);
  }

  private final class Pass implements LinearPass {
    private final float kept = (float) (1 / (1 - rate));

    /** m / (1 - p). */
    private final Memory mask;

    private final float[] row = new float[width];
    private boolean dropping;

    Pass(Arena arena, int capacity) {
      mask = arena.allocate((long) capacity * width);
    }

    @Override
    public void randomize(RandomStream random, int count) {
      dropping = random != null;
      for (int i = 0; dropping && i < count; i++) {
        for (int j = 0; j < width; j++) {
          row[j] = random.nextDouble() < rate ? 0 : kept;
        }
        mask.write(i * width, row, 0, width);
      }
    }

    @Override
    public void forward(int count, Memory x, Memory y) {
      apply(x, y, count * width);
    }

    private void apply(Memory from, Memory to, int n) {
      if (dropping) {
        Kernels.product(mask, from, to, n);
      } else {
        Kernels.copy(from, 0, to, 0, n);
      }
    }

    @Override
    public void backward(
        int count, Memory x, Memory y, Memory dy, Memory dx, boolean accumulate, Memory gradient) {
      int n = count * width;
      if (dx == null) {
        return;
      }
      if (accumulate) {
        apply(dy, dy, n);
        Kernels.add(dy, 0, dx, 0, n);
      } else {
        apply(dy, dx, n);
      }
    }
  }
}
