package org.langevin.nn;

import org.langevin.nn.ImageProducts.Factor;
import org.langevin.nn.ImageProducts.Pixels;

/**
 * A convolution of images with 3 x 3 filters, without padding or bias: an image of h x w pixels
 * becomes one of ((h - 3) / stride + 1) x ((w - 3) / stride + 1), rounded down. Weights are stored
 * as 3 x 3 x channels rows of filters, and start uniform within +-1 / sqrt(9 channels).
 */
public final class Convolution implements ImageLayer {
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

  @Override
  public ImageSize input() {
    return from;
  }

  @Override
  public ImageSize output() {
    return to;
  }

  @Override
  public ImagePass openImages(Memory parameters, Arena arena, int capacity, boolean tangents) {
    return new Pass(parameters, arena);
  }

  private final class Pass implements ImagePass {
    private final Memory parameters;
    private final ImageProducts products;
    private final ImageWeights forward = new ImageWeights(to.channels(), patches.length());
    private final ImageWeights backward = new ImageWeights(patches.length(), to.channels());

    Pass(Memory parameters, Arena arena) {
      this.parameters = parameters;
      this.products = arena.imageProducts();
      arena.scratch().require(ImageProducts.gradientMemory(patches, from, to));
    }

    @Override
    public void beginForward() {
      forward.takeColumns(parameters, weights, to.channels(), 0, patches.length());
    }

    @Override
    public void beginBackward() {
      backward.takeRows(parameters, weights, to.channels());
    }

    @Override
    public void forward(int panel, int items, Images x, Images y) {
      products.gather(forward, patches, x.memory, x.at(panel), false, y.memory, y.at(panel));
    }

    @Override
    public void backward(int panel, int items, Images x, Images dy, Images dx, Memory gradient) {
      if (gradient != null) {
        products.addGradients(panel, items, patches, x, new Factor(dy, true, gradient, weights));
      }
      if (dx != null) {
        Pixels pixels = new Pixels(dy.memory, dy.at(panel), to.channels());
        products.scatter(backward, pixels, patches, dx.memory, dx.at(panel));
      }
    }

    @Override
    public void tangent(int panel, int items, Images x, Images tx, Images ty) {
      forward(panel, items, tx, ty);
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
      backward(panel, items, x, dy, dx, gradient);
      backward(panel, items, tx, dty, dtx, gradient);
    }
  }
}
