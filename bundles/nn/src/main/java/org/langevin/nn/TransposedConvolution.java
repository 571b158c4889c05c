package org.langevin.nn;

import org.langevin.nn.ImageProducts.Factor;
import org.langevin.nn.ImageProducts.Pixels;

/**
 * The transpose of a convolution with 3 x 3 filters and stride, for an image x and optionally a
 * second one, the skip connection, whose channels count as further channels of x: y_p = b + sum of
 * W x over the patches that cover the pixel p. Weights are stored as channels rows of 3 x 3 x
 * filters; they and the biases start uniform within +-1 / sqrt(9 filters).
 */
public final class TransposedConvolution implements ImageLayer {
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
  public ImageSize input() {
    return from;
  }

  @Override
  public ImageSize output() {
    return to;
  }

  @Override
  public Pass openImages(Memory parameters, Arena arena, int capacity, boolean tangents) {
    return new Pass(parameters, arena);
  }

  /** Also works on two images. */
  public final class Pass implements ImagePass {
    private final Memory parameters;
    private final ImageProducts products;
    private final ImageWeights forward;
    private final ImageWeights backward = new ImageWeights(from.channels(), patches.length());
    private final ImageWeights backwardBeside = new ImageWeights(skipChannels, patches.length());

    private Pass(Memory parameters, Arena arena) {
      this.parameters = parameters;
      this.products = arena.imageProducts();
      this.forward = new ImageWeights(patches.length(), from.channels() + skipChannels);
      int widest = Math.max(from.channels(), skipChannels);
      ImageSize other = new ImageSize(from.height(), from.width(), widest);
      arena.scratch().require(ImageProducts.gradientMemory(patches, to, other));
    }

    @Override
    public void beginForward() {
      forward.takeColumns(parameters, weights, patches.length(), 0, from.channels());
      forward.takeColumns(parameters, skipWeights, patches.length(), from.channels(), skipChannels);
    }

    @Override
    public void beginBackward() {
      backward.takeRows(parameters, weights, patches.length());
      backwardBeside.takeRows(parameters, skipWeights, patches.length());
    }

    /**
     * y = f(x, skip).
     *
     * @param skip null if the layer has no second image
     * @param biased whether biases, if there are any, are added; not for tangents
     */
    public void forward(int panel, Images x, Images skip, Images y, boolean biased) {
      fill(panel, y, biased && biases >= 0);
      Pixels pixels =
          skip == null
              ? new Pixels(x.memory, x.at(panel), from.channels())
              : new Pixels(
                  x.memory,
                  x.at(panel),
                  from.channels(),
                  skip.memory,
                  skip.at(panel),
                  skipChannels);
      products.scatter(forward, pixels, patches, y.memory, y.at(panel));
    }

    private void fill(int panel, Images y, boolean biased) {
      int n = Images.ITEMS * to.length();
      y.memory.zero(y.at(panel), n);
      if (biased) {
        for (int i = 0; i < n; i++) {
          int channel = i / Images.ITEMS % to.channels();
          y.memory.put(y.at(panel) + i, parameters.get(biases + channel));
        }
      }
    }

    /**
     * Adds to dx, dskip and the gradient; each may be null.
     *
     * @param biased whether the biases have a part in it
     */
    public void backward(
        int panel,
        int items,
        Images x,
        Images skip,
        Images dy,
        Images dx,
        Images dskip,
        Memory gradient,
        boolean biased) {
      if (gradient != null) {
        Factor factor = new Factor(x, false, gradient, weights);
        if (skip == null) {
          products.addGradients(panel, items, patches, dy, factor);
        } else {
          Factor beside = new Factor(skip, false, gradient, skipWeights);
          products.addGradients(panel, items, patches, dy, factor, beside);
        }
        if (biased && biases >= 0) {
          addBiasGradient(panel, dy, gradient);
        }
      }
      transpose(panel, dy, backward, dx);
      transpose(panel, dy, backwardBeside, dskip);
    }

    private void transpose(int panel, Images dy, ImageWeights by, Images dx) {
      if (dx != null) {
        products.gather(by, patches, dy.memory, dy.at(panel), true, dx.memory, dx.at(panel));
      }
    }

    private void addBiasGradient(int panel, Images dy, Memory gradient) {
      int row = Images.ITEMS * to.channels();
      for (int c = 0; c < to.channels(); c++) {
        double sum = 0;
        for (int p = 0; p < to.pixels(); p++) {
          int at = dy.at(panel) + p * row + c * Images.ITEMS;
          for (int i = at; i < at + Images.ITEMS; i++) {
            sum += dy.memory.get(i);
          }
        }
        gradient.put(biases + c, (float) (gradient.get(biases + c) + sum));
      }
    }

    @Override
    public void forward(int panel, int items, Images x, Images y) {
      forward(panel, x, null, y, true);
    }

    @Override
    public void backward(int panel, int items, Images x, Images dy, Images dx, Memory gradient) {
      backward(panel, items, x, null, dy, dx, null, gradient, true);
    }

    @Override
    public void tangent(int panel, int items, Images x, Images tx, Images ty) {
      forward(panel, tx, null, ty, false);
    }

    @Override
    public void tangentBackward(
        int panel,
        int items,
        Images x,
        Images tx,
        Images dy,
        Images dty,
        Images dx,
        Images dtx,
        Memory gradient) {
      backward(panel, items, x, null, dy, dx, null, gradient, true);
      backward(panel, items, tx, null, dty, dtx, null, gradient, false);
    }
  }
}
