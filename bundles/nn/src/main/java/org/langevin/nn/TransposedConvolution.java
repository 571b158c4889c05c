package org.langevin.nn;

/**
 * The transpose of a convolution with 3 x 3 filters and stride, for an image x and optionally a
 * second one, the skip connection, whose channels count as further channels of x: y_p = b + sum of
 * W x over the patches that cover the pixel p. Weights are stored as channels rows of 3 x 3 x
 * filters; they and the biases start uniform within +-1 / sqrt(9 filters).
 */
public final class TransposedConvolution implements Layer {
  private final ImageSize from;
  private final ImageSize to;
  private final Patches patches;
  private final int skipChannels;
  private final int weights;
  private final int skipWeights;
  private final int biases;

  /**
   * Places a layer's parameters.
   *
   * @param to the size of y, of which a convolution with that stride makes one of x's size
   * @param skipChannels the channels of the second image; 0 if there is none
   * @param biased whether there is a bias for each filter
   */
  public TransposedConvolution(
      ParameterLayout layout,
      ImageSize from,
      int skipChannels,
      ImageSize to,
      int stride,
      boolean biased) {
    if (!to.convolved(stride, from.channels()).equals(from)) {
      throw new IllegalArgumentException(to + " does not become " + from);
    }
    this.from = from;
    this.to = to;
    this.skipChannels = skipChannels;
    this.patches = new Patches(to.width(), to.channels(), from.height(), from.width(), stride);
    double bound = 1 / Math.sqrt(patches.length());
    weights = layout.uniform((long) from.channels() * patches.length(), bound);
    skipWeights = layout.uniform((long) skipChannels * patches.length(), bound);
    biases = biased ? layout.uniform(to.channels(), bound) : -1;
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

  /** Also works on a range of the items, and on two images. */
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

    /**
     * y = f(x, skip) for some of the items.
     *
     * @param skip null if the layer has no second image
     * @param biased whether biases, if there are any, are added; not for tangents
     */
    public void forward(int first, int count, Memory x, Memory skip, Memory y, boolean biased) {
      for (int item = first; item < first + count; item += chunk) {
        int n = Math.min(chunk, first + count - item);
        multiply(item, n, x, from.channels(), weights, false);
        if (skip != null) {
          multiply(item, n, skip, skipChannels, skipWeights, true);
        }
        fill(item, n, y, biased && biases >= 0);
        matrix.scatter(y, item * to.length(), to.length(), n);
      }
    }

    private void multiply(int item, int n, Memory x, int channels, int offset, boolean accumulate) {
      int at = item * patches.count() * channels;
      matrix.multiply(n, x, at, channels, parameters, offset, false, accumulate);
    }

    private void fill(int item, int n, Memory y, boolean biased) {
      y.zero(item * to.length(), n * to.length());
      if (biased) {
        for (int pixel = item * to.pixels(); pixel < (item + n) * to.pixels(); pixel++) {
          for (int c = 0; c < to.channels(); c++) {
            y.put(pixel * to.channels() + c, parameters.get(biases + c));
          }
        }
      }
    }

    /**
     * Sets dx and dskip, or adds to them, and adds to the gradient, for some of the items; each may
     * be null.
     */
    public void backward(
        int first,
        int count,
        Memory x,
        Memory skip,
        Memory dy,
        Memory dx,
        Memory dskip,
        boolean accumulate,
        Memory gradient,
        boolean biased) {
      for (int item = first; item < first + count; item += chunk) {
        int n = Math.min(chunk, first + count - item);
        matrix.gather(dy, item * to.length(), to.length(), n);
        transpose(item, n, x, from.channels(), weights, dx, accumulate, gradient);
        if (skip != null) {
          transpose(item, n, skip, skipChannels, skipWeights, dskip, accumulate, gradient);
        }
        if (biased && biases >= 0 && gradient != null) {
          addBiasGradient(item, n, dy, gradient);
        }
      }
    }

    private void transpose(
        int item,
        int n,
        Memory x,
        int channels,
        int offset,
        Memory dx,
        boolean accumulate,
        Memory gradient) {
      int at = item * patches.count() * channels;
      if (gradient != null) {
        matrix.addProductWith(n, x, at, channels, gradient, offset);
      }
      if (dx != null) {
        matrix.product(n, parameters, offset, true, accumulate, dx, at, channels);
      }
    }

    private void addBiasGradient(int item, int n, Memory dy, Memory gradient) {
      int begin = item * to.length();
      for (int c = 0; c < to.channels(); c++) {
        double sum = 0;
        for (int i = begin + c; i < begin + n * to.length(); i += to.channels()) {
          sum += dy.get(i);
        }
        gradient.put(biases + c, (float) (gradient.get(biases + c) + sum));
      }
    }

    @Override
    public void forward(int count, Memory x, Memory y) {
      forward(0, count, x, null, y, true);
    }

    @Override
    public void backward(
        int count, Memory x, Memory y, Memory dy, Memory dx, boolean accumulate, Memory gradient) {
      backward(0, count, x, null, dy, dx, null, accumulate, gradient, true);
    }

    @Override
    public void tangent(int count, Memory x, Memory y, Memory tx, Memory ty) {
      forward(0, count, tx, null, ty, false);
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
      backward(0, count, x, null, dy, dx, null, accumulate, gradient, true);
      backward(0, count, tx, null, dty, dtx, null, accumulate, gradient, false);
    }
  }
}
