package org.langevin.nn;

import org.langevin.api.Interruption;

/**
 * A convolution of images with 3 x 3 filters, without padding or bias: an image of h x w pixels
 * becomes one of ((h - 3) / stride + 1) x ((w - 3) / stride + 1), rounded down. Weights are stored
 * as 3 x 3 x channels rows of filters, and start uniform within +-1 / sqrt(9 channels).
 */
public final class Convolution implements Layer {
  private final ImageSize from;
  private final ImageSize to;
  private final Patches patches;
  private final int weights;

  /** Places a layer's parameters. */
  public Convolution(ParameterLayout layout, ImageSize from, int filters, int stride) {
    this.from = from;
    this.to = from.convolved(stride, filters);
    this.patches = new Patches(from.width(), from.channels(), to.height(), to.width(), stride);
    this.weights =
        layout.uniform((long) patches.length() * filters, 1 / Math.sqrt(patches.length()));
  }

  /** The size of y. */
  public ImageSize output() {
    return to;
  }

  @Override
  public int inputs() {
    return from.length();
  }

  @Override
  public int outputs() {
    return to.length();
  }

  @Override
  public Pass open(Memory parameters, Arena arena, int capacity, boolean tangents) {
    return new Pass(parameters, arena, capacity);
  }

  /** Also works on a range of the items, so that what follows finds them in the cache. */
  public final class Pass implements LayerPass {
    private final Memory parameters;
    private final PatchMatrix matrix;
    private final int chunk;

    private Pass(Memory parameters, Arena arena, int capacity) {
      this.parameters = parameters;
      this.matrix = new PatchMatrix(patches, arena.scratch());
      long perItem = (long) patches.count() * patches.length();
      this.chunk = ImageSize.chunk(perItem, capacity);
      arena.scratch().require(perItem * chunk);
    }

    /** How many items are best worked on at once. */
    public int chunk() {
      return chunk;
    }

    /** y = f(x) for some of the items. */
    public void forward(int first, int count, Memory x, Memory y) {
      for (int item = first; item < first + count; item += chunk) {
        Interruption.check();
        int n = Math.min(chunk, first + count - item);
        matrix.gather(x, item * from.length(), from.length(), n);
        matrix.product(n, parameters, weights, false, false, y, item * to.length(), to.channels());
      }
    }

    /** Adds to dx and to the gradient for some of the items; either may be null. */
    public void backward(int first, int count, Memory x, Memory dy, Memory dx, Memory gradient) {
      for (int item = first; item < first + count; item += chunk) {
        Interruption.check();
        int n = Math.min(chunk, first + count - item);
        int at = item * to.length();
        if (gradient != null) {
          matrix.gather(x, item * from.length(), from.length(), n);
          matrix.addTransposedProduct(n, dy, at, to.channels(), gradient, weights);
        }
        if (dx != null) {
          matrix.multiply(n, dy, at, to.channels(), parameters, weights, true, false);
          matrix.scatter(dx, item * from.length(), from.length(), n);
        }
      }
    }

    @Override
    public void forward(int count, Memory x, Memory y) {
      forward(0, count, x, y);
    }

    @Override
    public void backward(
        int count, Memory x, Memory y, Memory dy, Memory dx, boolean accumulate, Memory gradient) {
      if (dx != null && !accumulate) {
        dx.zero(0, count * from.length());
      }
      backward(0, count, x, dy, dx, gradient);
    }

    @Override
    public void tangent(int count, Memory x, Memory y, Memory tx, Memory ty) {
      forward(0, count, tx, ty);
    }

    @Override
    public void tangentBackward(
        int count,
        Memory x,
        Memory y,
        Memory tx,
        Memory ty,
        Memory dy,
        Memory dty,
        Memory dx,
        Memory dtx,
        boolean accumulate,
        Memory gradient) {
      backward(count, x, y, dy, dx, accumulate, gradient);
      backward(count, tx, ty, dty, dtx, accumulate, gradient);
    }
  }
}
