package org.langevin.nn;

/**
 * Offset, group normalisation and swish in one: with an offset d for each item and channel,
 *
 * <pre>y = swish(gamma h + beta), h = (x + d - mean) / sqrt(variance + 1e-5)
 * </pre>
 *
 * <p>where mean and variance are those of x + d over the pixels and the channels of a group (Wu and
 * He 2018). gamma starts at 1 and beta at 0. The number of channels is a multiple of {@value
 * #CHANNELS}.
 */
public final class NormalizedSwish implements Layer {
  /** What divides the number of channels. */
  public static final int CHANNELS = 16;

  private static final double EPSILON = 1e-5;

  private final int pixels;
  private final int channels;
  private final int groups;
  private final int perGroup;
  private final int gammas;
  private final int betas;

  /** Places a layer's parameters. */
  public NormalizedSwish(ParameterLayout layout, int pixels, int channels, int groups) {
    if (channels % CHANNELS != 0 || channels % groups != 0) {
      throw new IllegalArgumentException(
          channels + " channels are no multiple of " + CHANNELS + " and " + groups + " groups");
    }
    this.pixels = pixels;
    this.channels = channels;
    this.groups = groups;
    this.perGroup = channels / groups;
    this.gammas = layout.constant(channels, 1);
    this.betas = layout.constant(channels, 0);
  }

  @Override
  public int inputs() {
    return pixels * channels;
  }

  @Override
  public int outputs() {
    return pixels * channels;
  }

  @Override
  public Pass open(Memory parameters, Arena arena, int capacity, boolean tangents) {
    return new Pass(parameters, arena, capacity, tangents);
  }

  /** Where the offsets of items lie, or their cotangents. */
  public record Offsets(Memory memory, int start, int step) {
    int at(int item) {
      return start + item * step;
    }
  }

  /** Also works on a range of the items, and with offsets. */
  public final class Pass implements LayerPass {
    private final Memory parameters;

    /** 1 / sqrt(variance + epsilon) and mean, for each item and group. */
    private final double[] inverse;

    private final double[] mean;

    /** The sum of x over the pixels, for each item and channel. */
    private final double[] sums;

    // Rows of one float for each channel, for the item at work.
    private final Memory first;
    private final Memory second;
    private final Memory scale;
    private final Memory shift;
    private final Memory third;

    private final Memory noOffset;
    private final NormalizedSwishTangent tangent;

    private Pass(Memory parameters, Arena arena, int capacity, boolean tangents) {
      this.parameters = parameters;
      inverse = new double[capacity * groups];
      mean = new double[capacity * groups];
      sums = new double[capacity * channels];
      first = arena.allocate(channels);
      second = arena.allocate(channels);
      scale = arena.allocate(channels);
      shift = arena.allocate(channels);
      third = arena.allocate(channels);
      noOffset = arena.allocate(channels);
      tangent =
          tangents
              ? new NormalizedSwishTangent(
                  pixels, channels, groups, gammas, betas, parameters, arena)
              : null;
    }

    private float offset(Offsets offsets, int item, int channel) {
      return offsets == null ? 0 : offsets.memory().get(offsets.at(item) + channel);
    }

    /**
     * y = f(x + d) for some of the items.
     *
     * @param offsets d; null for 0
     */
    public void forward(int from, int count, Memory x, Offsets offsets, Memory y) {
      for (int item = from; item < from + count; item++) {
        int at = item * pixels * channels;
        NormalizedSwishKernels.moments(x.bytes, at, pixels, channels, first.bytes, second.bytes);
        normalize(item, x, at, offsets);
        for (int c = 0; c < channels; c++) {
          int g = item * groups + c / perGroup;
          double factor = inverse[g] * parameters.get(gammas + c);
          scale.put(c, (float) factor);
          double centred = offset(offsets, item, c) - mean[g];
          shift.put(c, (float) (centred * factor + parameters.get(betas + c)));
        }
        NormalizedSwishKernels.swish(
            x.bytes, y.bytes, at, pixels, channels, scale.bytes, shift.bytes);
      }
    }

    /** Mean and variance of groups from the moments of channels about their first pixels. */
    private void normalize(int item, Memory x, int at, Offsets offsets) {
      double n = (double) pixels * perGroup;
      for (int g = 0; g < groups; g++) {
        double total = 0;
        for (int c = g * perGroup; c < (g + 1) * perGroup; c++) {
          double sum = first.get(c) + (double) pixels * x.get(at + c);
          sums[item * channels + c] = sum;
          total += sum + (double) pixels * offset(offsets, item, c);
        }
        double middle = total / n;
        double squares = 0;
        for (int c = g * perGroup; c < (g + 1) * perGroup; c++) {
          double deviation = first.get(c) / (double) pixels;
          double ofChannel = x.get(at + c) + deviation + offset(offsets, item, c) - middle;
          squares += second.get(c) - first.get(c) * deviation;
          squares += pixels * ofChannel * ofChannel;
        }
        mean[item * groups + g] = middle;
        inverse[item * groups + g] = 1 / Math.sqrt(Math.max(squares / n, 0) + EPSILON);
      }
    }

    /**
     * Turns dy into dx in place, adds to the gradient unless it is null, and sets the cotangents of
     * the offsets unless they are null, for some of the items.
     */
    public void backward(
        int from,
        int count,
        Memory x,
        Offsets offsets,
        Memory dy,
        Offsets doffsets,
        Memory gradient) {
      double n = (double) pixels * perGroup;
      for (int item = from; item < from + count; item++) {
        int at = item * pixels * channels;
        for (int c = 0; c < channels; c++) {
          int g = item * groups + c / perGroup;
          scale.put(c, (float) inverse[g]);
          shift.put(c, (float) ((offset(offsets, item, c) - mean[g]) * inverse[g]));
        }
        NormalizedSwishKernels.slopes(
            x.bytes,
            dy.bytes,
            at,
            pixels,
            channels,
            scale.bytes,
            shift.bytes,
            parameters.bytes,
            gammas,
            betas,
            first.bytes,
            second.bytes);
        if (gradient != null) {
          Kernels.add(first.bytes, 0, gradient.bytes, betas, channels);
          Kernels.add(second.bytes, 0, gradient.bytes, gammas, channels);
        }
        for (int g = 0; g < groups; g++) {
          double meanSlope = 0;
          double meanProduct = 0;
          for (int c = g * perGroup; c < (g + 1) * perGroup; c++) {
            meanSlope += (double) first.get(c) * parameters.get(gammas + c);
            meanProduct += (double) second.get(c) * parameters.get(gammas + c);
          }
          meanSlope /= n;
          meanProduct /= n;
          double r = inverse[item * groups + g];
          for (int c = g * perGroup; c < (g + 1) * perGroup; c++) {
            double centred = (offset(offsets, item, c) - mean[item * groups + g]) * r;
            double ofSlope = r * parameters.get(gammas + c);
            double ofX = -r * meanProduct * r;
            double rest = -r * (meanSlope + meanProduct * centred);
            if (doffsets != null) {
              double sum = ofSlope * first.get(c) + ofX * sums[item * channels + c] + pixels * rest;
              doffsets.memory().put(doffsets.at(item) + c, (float) sum);
            }
            scale.put(c, (float) ofSlope);
            shift.put(c, (float) rest);
            third.put(c, (float) ofX);
          }
        }
        NormalizedSwishKernels.combine(
            x.bytes, dy.bytes, at, pixels, channels, scale.bytes, third.bytes, shift.bytes);
      }
    }

    /** ty = (df/dx) tx for some of the items. */
    public void tangent(int from, int count, Memory x, Offsets offsets, Memory tx, Memory ty) {
      for (int item = from; item < from + count; item++) {
        readItem(item, x, offsets);
        tangent.forward(tx, ty, item * pixels * channels);
      }
    }

    /**
     * Turns the cotangents dy and dty into dx and dtx in place, adds to the gradient unless it is
     * null, and sets the cotangents of the offsets unless they are null, for some of the items.
     */
    public void tangentBackward(
        int from,
        int count,
        Memory x,
        Offsets offsets,
        Memory tx,
        Memory dy,
        Memory dty,
        Offsets doffsets,
        Memory gradient) {
      for (int item = from; item < from + count; item++) {
        readItem(item, x, offsets);
        tangent.backward(
            tx,
            dy,
            dty,
            item * pixels * channels,
            doffsets == null ? null : doffsets.memory(),
            doffsets == null ? 0 : doffsets.at(item),
            gradient);
      }
    }

    private void readItem(int item, Memory x, Offsets offsets) {
      Memory from = offsets == null ? noOffset : offsets.memory();
      int at = offsets == null ? 0 : offsets.at(item);
      tangent.read(x, item * pixels * channels, from, at, mean, inverse, item * groups);
    }

    @Override
    public void forward(int count, Memory x, Memory y) {
      forward(0, count, x, null, y);
    }

    @Override
    public void backward(
        int count, Memory x, Memory y, Memory dy, Memory dx, boolean accumulate, Memory gradient) {
      backward(0, count, x, null, dy, null, gradient);
      handOn(count, dy, dx, accumulate);
    }

    private void handOn(int count, Memory from, Memory to, boolean accumulate) {
      int n = count * pixels * channels;
      if (to != null && accumulate) {
        Kernels.add(from.bytes, 0, to.bytes, 0, n);
      } else if (to != null) {
        Kernels.copy(from.bytes, 0, to.bytes, 0, n);
      }
    }

    @Override
    public void tangent(int count, Memory x, Memory y, Memory tx, Memory ty) {
      tangent(0, count, x, null, tx, ty);
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
      tangentBackward(0, count, x, null, tx, dy, dty, null, gradient);
      handOn(count, dy, dx, accumulate);
      handOn(count, dty, dtx, accumulate);
    }
  }
}
