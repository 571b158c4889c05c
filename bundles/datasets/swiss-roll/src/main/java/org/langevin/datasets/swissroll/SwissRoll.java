package org.langevin.datasets.swissroll;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.dataset.DrawnDataset;
import org.osgi.service.component.annotations.Component;

/**
 * The Swiss roll (Marsland 2009, chapter 6), in the proportions that have become usual:
 *
 * <pre>c (t cos t, 21 v, t sin t) + noise, with t = 3 pi/2 (1 + 2 u) and u, v uniform on [0, 1]
 * </pre>
 *
 * <p>In two dimensions the middle coordinate is left out. A gap of g takes away the u with |u -
 * 1/2| &lt; g/2, in three dimensions only where |v - 1/2| &lt; g/2 as well: a hole in the sheet.
 */
@Component
@Extension(
    point = Dataset.POINT,
    id = "swiss-roll",
    title = "Swiss roll in two or three dimensions, whole or with a gap",
    formula =
        "c (t cos t, 21 v, t sin t) + noise, t = 3 pi/2 (1 + 2 u), u and v " + "uniform on [0, 1]",
    source = "Marsland 2009")
public final class SwissRoll
    implements ExtensionFactory<SwissRoll.Parameters, DatasetContext, Dataset> {
  private static final double INNER = 1.5 * Math.PI;
  private static final double OUTER = 4.5 * Math.PI;
  private static final double HEIGHT = 21;

  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "How many items to learn from",
              unit = "items",
              value = "10000",
              min = 1,
              max = 100_000_000)
          int count,
      @Parameter(
              description = "2 for the spiral, 3 for the rolled sheet",
              value = "2",
              min = 2,
              max = 3)
          int dimension,
      @Parameter(
              description = "The standard deviation of normal noise added to each coordinate",
              unit = "data",
              value = "0",
              min = 0,
              max = 1e6)
          double noise,
      @Parameter(
              description =
                  "A factor c on the usual proportions, in which the outer radius is 14.1 and the"
                      + " height 21",
              value = "1",
              moreThan = 0,
              max = 1e6)
          double scale,
      @Parameter(
              description =
                  "The share of the roll's length, and of its height in three dimensions, that a"
                      + " gap in the middle takes away; 0 for none",
              value = "0",
              min = 0,
              lessThan = 1)
          double gap) {}

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    return new Roll(parameters, context);
  }

  private static final class Roll extends DrawnDataset {
    private final Parameters parameters;

    Roll(Parameters parameters, DatasetContext context) {
      super(Shape.point(parameters.dimension()), parameters.count(), context);
      this.parameters = parameters;
    }

    @Override
    protected void draw(RandomStream random, float[] target, int offset) {
      boolean sheet = parameters.dimension() == 3;
      double u;
      double v;
      do {
        u = random.nextDouble();
        v = sheet ? random.nextDouble() : 0.5;
      } while (inGap(u) && inGap(v));
      double t = INNER + (OUTER - INNER) * u;
      int next = offset;
      target[next++] = value(t * StrictMath.cos(t), random);
      if (sheet) {
        target[next++] = value(HEIGHT * v, random);
      }
      target[next] = value(t * StrictMath.sin(t), random);
    }

    private boolean inGap(double u) {
      return Math.abs(u - 0.5) < parameters.gap() / 2;
    }

    private float value(double coordinate, RandomStream random) {
      double noise = parameters.noise() == 0 ? 0 : parameters.noise() * random.nextGaussian();
      return (float) (parameters.scale() * coordinate + noise);
    }

    @Override
    public Range range() {
      double reach = 3 * parameters.noise();
      double high = parameters.dimension() == 3 ? HEIGHT : OUTER;
      return new Range(-parameters.scale() * OUTER - reach, parameters.scale() * high + reach);
    }
  }
}
