package org.langevin.nn;

import java.util.Arrays;

/**
 * Offset, group normalisation and swish in one: with an offset d for each item and channel,
 *
 * <pre>y = swish(gamma h + beta), h = (x + d - mean) / sqrt(variance + 1e-5)
 * </pre>
 *
 * <p>where mean and variance are those of x + d over the pixels and the channels of a group (Wu and
 * He 2018). gamma starts at 1 and beta at 0.
 */
public final class NormalizedSwish implements ImageLayer {
  private static final int ITEMS = Images.ITEMS;
  private static final double EPSILON = 1e-5;

  private final ImageSize size;
  private final int channels;
  private final int groups;
  private final int perGroup;

  /** Numbers in a group. */
  private final double n;

  private final int gammas;
  private final int betas;

  /** Places a layer's parameters. */
  public NormalizedSwish(ParameterLayout layout, ImageSize size, int groups) {
    this.size = size;
    this.channels = size.channels();
    if (channels % groups != 0) {
      throw new IllegalArgumentException(channels + " channels do not make " + groups + " groups");
    }
    this.groups = groups;
    this.perGroup = channels / groups;
    this.n = (double) size.pixels() * perGroup;
    this.gammas = layout.constant(channels, 1);
    this.betas = layout.constant(channels, 0);
  }

  @Override
  public ImageSize input() {
    return size;
  }

  @Override
  public ImageSize output() {
    return size;
  }

  @Override
  public Pass openImages(Memory parameters, Arena arena, int capacity, boolean tangents) {
    return new Pass(parameters, capacity);
  }

  /** Where the offsets of items lie, or their cotangents. */
  public record Offsets(Memory memory, int start, int step) {
    int at(int item) {
      return start + item * step;
    }
  }

  /**
   * Also works with offsets. A row has one number for each channel and item of a panel, as a pixel
   * has.
   */
  public final class Pass implements ImagePass {
    private final Memory parameters;
    private final int row = channels * ITEMS;

    /** How many of a row's numbers a group of all items has. */
    private final int members = perGroup * ITEMS;

    /** 1 / sqrt(variance + epsilon) and mean, for each panel, group and item. */
    private final double[] inverse;

    private final double[] mean;

    /** The sum of x over the pixels, for each panel, channel and item. */
    private final double[] sums;

    // Rows of the panel at work.
    private final float[] scale = new float[row];
    private final float[] shift = new float[row];
    private final float[] gamma = new float[row];
    private final float[] beta = new float[row];
    private final NormalizedSwishTangent tangent = new NormalizedSwishTangent(size);
    private final float[] first = new float[row];
    private final float[] second = new float[row];
    private final float[] third = new float[row];
    private final float[] pivot = new float[row];
    private final float[] offset = new float[row];
    private final float[] ofItem = new float[channels];

    private Pass(Memory parameters, int capacity) {
      this.parameters = parameters;
      int panels = Images.panels(capacity);
      inverse = new double[panels * groups * ITEMS];
      mean = new double[panels * groups * ITEMS];
      sums = new double[panels * row];
    }

    /** Where a panel's groups begin, each with a number for each item. */
    private int groups(int panel) {
      return panel * groups * ITEMS;
    }

    /** Where a group's numbers begin in a row, {@link #ITEMS} apart. */
    private int begin(int group) {
      return group / ITEMS * members + group % ITEMS;
    }

    /** Turns to a panel's offsets, which are 0 for items that only fill the panel up. */
    private void readOffsets(Offsets offsets, int panel, int items) {
      Arrays.fill(offset, 0);
      if (offsets == null) {
        return;
      }
      for (int item = 0; item < items; item++) {
        offsets.memory().read(offsets.at(panel * ITEMS + item), ofItem, 0, channels);
        for (int c = 0; c < channels; c++) {
          offset[c * ITEMS + item] = ofItem[c];
        }
      }
    }

    @Override
    public void beginForward() {
      for (int i = 0; i < row; i++) {
        gamma[i] = parameters.get(gammas + i / ITEMS);
        beta[i] = parameters.get(betas + i / ITEMS);
      }
    }

    @Override
    public void beginBackward() {
      beginForward();
    }

    /**
     * y = f(x + d).
     *
     * @param offsets d; null for 0
     */
    public void forward(int panel, int items, Images x, Offsets offsets, Images y) {
      int at = x.at(panel);
      NormalizedSwishKernels.moments(x.memory, at, size.pixels(), first, second);
      readOffsets(offsets, panel, items);
      x.memory.read(at, pivot, 0, row);
      normalize(panel);
      for (int g = 0; g < groups * ITEMS; g++) {
        double middle = mean[groups(panel) + g];
        for (int i = begin(g); i < begin(g) + members; i += ITEMS) {
          double factor = inverse[groups(panel) + g] * gamma[i];
          scale[i] = (float) factor;
          shift[i] = (float) ((offset[i] - middle) * factor + beta[i]);
        }
      }
      NormalizedSwishKernels.swish(x.memory, y.memory, at, size.pixels(), scale, shift);
    }

    /** Mean and variance of groups from the moments of channels about their first pixels. */
    private void normalize(int panel) {
      int pixels = size.pixels();
      for (int g = 0; g < groups * ITEMS; g++) {
        double total = 0;
        for (int i = begin(g); i < begin(g) + members; i += ITEMS) {
          double sum = first[i] + (double) pixels * pivot[i];
          sums[panel * row + i] = sum;
          total += sum + (double) pixels * offset[i];
        }
        double middle = total / n;
        double squares = 0;
        for (int i = begin(g); i < begin(g) + members; i += ITEMS) {
          double deviation = first[i] / (double) pixels;
          double ofChannel = pivot[i] + deviation + offset[i] - middle;
          squares += second[i] - first[i] * deviation;
          squares += pixels * ofChannel * ofChannel;
        }
        mean[groups(panel) + g] = middle;
        inverse[groups(panel) + g] = 1 / Math.sqrt(Math.max(squares / n, 0) + EPSILON);
      }
    }

    /** Makes h = scale x + shift. */
    private void readNormalization(int panel, int items, Offsets offsets) {
      readOffsets(offsets, panel, items);
      for (int g = 0; g < groups * ITEMS; g++) {
        double middle = mean[groups(panel) + g];
        double r = inverse[groups(panel) + g];
        for (int i = begin(g); i < begin(g) + members; i += ITEMS) {
          scale[i] = (float) r;
          shift[i] = (float) ((offset[i] - middle) * r);
        }
      }
    }

    /**
     * Turns dy into dx in place, adds to the gradient unless it is null, and sets the cotangents of
     * the offsets unless they are null.
     */
    public void backwardInPlace(
        int panel,
        int items,
        Images x,
        Offsets offsets,
        Images dy,
        Offsets doffsets,
        Memory gradient) {
      int pixels = size.pixels();
      int at = x.at(panel);
      readNormalization(panel, items, offsets);
      NormalizedSwishKernels.slopes(
          x.memory, dy.memory, at, pixels, scale, shift, gamma, beta, first, second);
      addGradient(first, betas, gradient);
      addGradient(second, gammas, gradient);
      for (int g = 0; g < groups * ITEMS; g++) {
        double meanSlope = 0;
        double meanProduct = 0;
        for (int i = begin(g); i < begin(g) + members; i += ITEMS) {
          meanSlope += (double) first[i] * gamma[i];
          meanProduct += (double) second[i] * gamma[i];
        }
        meanSlope /= n;
        meanProduct /= n;
        double r = inverse[groups(panel) + g];
        for (int i = begin(g); i < begin(g) + members; i += ITEMS) {
          double centred = (offset[i] - mean[groups(panel) + g]) * r;
          double ofSlope = r * gamma[i];
          double ofX = -r * meanProduct * r;
          double rest = -r * (meanSlope + meanProduct * centred);
          double sum = ofSlope * first[i] + ofX * sums[panel * row + i] + pixels * rest;
          offset[i] = (float) sum;
          scale[i] = (float) ofSlope;
          shift[i] = (float) rest;
          third[i] = (float) ofX;
        }
      }
      writeOffsets(offset, doffsets, panel, items);
      NormalizedSwishKernels.combine(x.memory, dy.memory, at, pixels, scale, third, shift);
    }

    /** Hands out cotangents of offsets, a row of them. */
    private void writeOffsets(float[] cotangents, Offsets doffsets, int panel, int items) {
      if (doffsets == null) {
        return;
      }
      for (int item = 0; item < items; item++) {
        for (int c = 0; c < channels; c++) {
          ofItem[c] = cotangents[c * ITEMS + item];
        }
        doffsets.memory().write(doffsets.at(panel * ITEMS + item), ofItem, 0, channels);
      }
    }

    /** Adds the sum over the items. */
    private void addGradient(float[] ofItems, int parameter, Memory gradient) {
      if (gradient != null) {
        for (int c = 0; c < channels; c++) {
          float sum = 0;
          for (int i = c * ITEMS; i < (c + 1) * ITEMS; i++) {
            sum += ofItems[i];
          }
          gradient.put(parameter + c, gradient.get(parameter + c) + sum);
        }
      }
    }

    /** ty = (df/dx) tx. */
    public void tangent(int panel, int items, Images x, Offsets offsets, Images tx, Images ty) {
      normalizeTangent(panel, items, x, offsets, tx);
      tangent.forward(x, tx, ty, panel, gamma, beta);
    }

    private void normalizeTangent(int panel, int items, Images x, Offsets offsets, Images tx) {
      readNormalization(panel, items, offsets);
      tangent.read(x, tx, panel, scale, shift);
      for (int g = 0; g < groups * ITEMS; g++) {
        tangent.normalize(begin(g), members, n, inverse[groups(panel) + g]);
      }
    }

    /**
     * Turns the cotangents dy and dty into dx and dtx in place, adds to the gradient unless it is
     * null, and sets the cotangents of the offsets unless they are null.
     */
    public void tangentBackwardInPlace(
        int panel,
        int items,
        Images x,
        Offsets offsets,
        Images tx,
        Images dy,
        Images dty,
        Offsets doffsets,
        Memory gradient) {
      normalizeTangent(panel, items, x, offsets, tx);
      tangent.slopes(x, tx, dy, dty, panel, gamma, beta);
      addGradient(tangent.ofBeta, betas, gradient);
      addGradient(tangent.ofGamma, gammas, gradient);
      for (int g = 0; g < groups * ITEMS; g++) {
        tangent.combine(begin(g), members, n, inverse[groups(panel) + g], gamma);
      }
      writeOffsets(tangent.ofOffset, doffsets, panel, items);
      tangent.backward(x, tx, dy, dty, panel);
    }

    @Override
    public void forward(int panel, int items, Images x, Images y) {
      forward(panel, items, x, null, y);
    }

    @Override
    public void backward(int panel, int items, Images x, Images dy, Images dx, Memory gradient) {
      backwardInPlace(panel, items, x, null, dy, null, gradient);
      handOn(panel, dy, dx);
    }

    private void handOn(int panel, Images from, Images to) {
      if (to != null) {
        int at = from.at(panel);
        Kernels.add(from.memory, at, to.memory, at, size.pixels() * row);
      }
    }

    @Override
    public void tangent(int panel, int items, Images x, Images tx, Images ty) {
      tangent(panel, items, x, null, tx, ty);
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
      tangentBackwardInPlace(panel, items, x, null, tx, dy, dty, null, gradient);
      handOn(panel, dy, dx);
      handOn(panel, dty, dtx);
    }
  }
}
