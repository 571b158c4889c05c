package org.example.symmetry.internal;

import org.example.symmetry.PointSymmetry;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.dataset.DrawnDataset;
import org.osgi.service.component.annotations.Component;

/** Points on the unit circle. */
@Component
@Extension(point = Dataset.POINT, id = "ring", title = "Ring: points on the unit circle")
public final class Ring implements ExtensionFactory<Ring.Parameters, DatasetContext, Dataset> {
  /** The parameters. */
  public record Parameters(
      @Parameter(description = "How many items to learn from", value = "1000", min = 1) int count) {}

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    return new Circle(parameters.count(), context);
  }

  /** A dataset offers what it implements. */
  private static final class Circle extends DrawnDataset implements PointSymmetry {
    Circle(int count, DatasetContext context) {
      super(Shape.point(2), count, context);
    }

    @Override
    protected void draw(RandomStream random, float[] target, int offset) {
      double angle = 2 * Math.PI * random.nextDouble();
      target[offset] = (float) Math.cos(angle);
      target[offset + 1] = (float) Math.sin(angle);
    }

    @Override
    public double[] centre() {
      return new double[2];
    }
  }
}
