package org.langevin.datasets.cauchy;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Density;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.dataset.DrawnDataset;
import org.osgi.service.component.annotations.Component;

/**
 * The Cauchy law on the line, which has no mean and no variance (Johnson, Kotz and Balakrishnan
 * 1994, chapter 16), with its exact density and score:
 *
 * <pre>p(x) = 1 / (pi s (1 + z^2)), score = -2 z / (s (1 + z^2)), z = (x - m) / s</pre>
 */
@Component
@Extension(
    point = Dataset.POINT,
    id = "cauchy",
    title = "Cauchy law on the line",
    formula = "m + s tan(pi (u - 1/2)), u uniform on (0, 1)",
    source = "Johnson, Kotz and Balakrishnan 1994")
public final class Cauchy implements ExtensionFactory<Cauchy.Parameters, DatasetContext, Dataset> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "How many items to learn from",
              unit = "items",
              value = "10000",
              min = 1,
              max = 100_000_000)
          int count,
      @Parameter(description = "The median m", unit = "data", value = "0", min = -1e6, max = 1e6)
          double location,
      @Parameter(
              description = "Half the distance s of the quartiles",
              unit = "data",
              value = "1",
              moreThan = 0,
              max = 1e6)
          double scale) {}

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    return new Law(parameters, context);
  }

  private static final class Law extends DrawnDataset implements Density {
    /** Nine tenths of the law and more are within so many scales. */
    private static final double DRAWN = 12;

    private final double location;
    private final double scale;

    Law(Parameters parameters, DatasetContext context) {
      super(Shape.point(1), parameters.count(), context);
      this.location = parameters.location();
      this.scale = parameters.scale();
    }

    @Override
    protected void draw(RandomStream random, float[] target, int offset) {
      double angle = Math.PI * (random.nextDouble() - 0.5);
      target[offset] = (float) (location + scale * StrictMath.tan(angle));
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public double logDensity(float[] x, int offset) {
      double z = (x[offset] - location) / scale;
      return -StrictMath.log(Math.PI * scale) - StrictMath.log1p(z * z);
    }

    @Override
    public void score(float[] x, int offset, float[] score) {
      double z = (x[offset] - location) / scale;
      score[offset] = (float) (-2 * z / (scale * (1 + z * z)));
    }

    @Override
    public Range range() {
      return new Range(location - DRAWN * scale, location + DRAWN * scale);
    }
  }
}
