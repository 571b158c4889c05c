package org.langevin.datasets.circle;

import java.util.List;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.kit.manifold.FinitePoints;
import org.langevin.kit.manifold.ManifoldDataset;
import org.langevin.kit.manifold.Sphere;
import org.osgi.service.component.annotations.Component;

/**
 * Points on a circle in the plane: few at equal angles, with as many between them held out, or as
 * many as are asked for, uniform on the whole circle.
 */
@Component
@Extension(
    point = Dataset.POINT,
    id = "circle",
    title = "A circle: some of its points, or all",
    formula = "c + r (cos a, sin a), a = 2 pi i / n or uniform")
public final class Circle implements ExtensionFactory<Circle.Parameters, DatasetContext, Dataset> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "How many items to learn from, if they are from the whole circle",
              unit = "items",
              value = "10000",
              min = 1,
              max = 100_000_000)
          int count,
      @Parameter(
              description =
                  "So many points at equal angles to learn from, instead of items from the whole"
                      + " circle",
              unit = "points",
              value = "null",
              min = 1,
              max = 1_000_000)
          Integer points,
      @Parameter(description = "The circle's centre", unit = "data", value = "[0, 0]")
          double[] centre,
      @Parameter(
              description = "The circle's radius",
              unit = "data",
              value = "1",
              moreThan = 0,
              max = 1e6)
          double radius,
      @Parameter(
              description = FinitePoints.ROTATION,
              unit = "radians",
              value = "null",
              min = -7,
              max = 7)
          Double rotation) {}

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    Sphere circle = Sphere.circle(parameters.centre(), parameters.radius(), "/centre");
    return parameters.points() == null
        ? new ManifoldDataset(circle, 0, parameters.count(), context)
        : FinitePoints.onCircles(List.of(circle), parameters.points(), parameters.rotation());
  }
}
