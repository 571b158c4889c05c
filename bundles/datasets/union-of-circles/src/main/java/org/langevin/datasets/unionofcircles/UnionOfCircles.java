package org.langevin.datasets.unionofcircles;

import java.util.ArrayList;
import java.util.List;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.kit.manifold.FinitePoints;
import org.langevin.kit.manifold.ManifoldDataset;
import org.langevin.kit.manifold.Sphere;
import org.langevin.kit.manifold.Union;
import org.osgi.service.component.annotations.Component;

/**
 * Circles of one size in the plane, each as probable as the others: few points of each at equal
 * angles, with as many between them held out, or as many as are asked for, uniform on all.
 */
@Component
@Extension(
    point = Dataset.POINT,
    id = "union-of-circles",
    title = "Several circles: some of their points, or all",
    formula = "c_k + r (cos a, sin a), a = 2 pi i / n or uniform")
public final class UnionOfCircles
    implements ExtensionFactory<UnionOfCircles.Parameters, DatasetContext, Dataset> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "How many items to learn from, if they are from whole circles",
              unit = "items",
              value = "10000",
              min = 1,
              max = 100_000_000)
          int count,
      @Parameter(
              description =
                  "So many points at equal angles on each circle to learn from, instead of items from the whole"
                      + " circles",
              unit = "points",
              value = "null",
              min = 1,
              max = 1_000_000)
          Integer points,
      @Parameter(description = "The circles' centres", unit = "data", value = "[[-2, 0], [2, 0]]")
          double[][] centres,
      @Parameter(
              description = "The radius of each circle",
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
    double[][] centres = parameters.centres();
    if (centres.length == 0) {
      throw new InvalidExperimentException("/centres", "give one centre at least");
    }
    List<Sphere> circles = new ArrayList<>();
    for (int k = 0; k < centres.length; k++) {
      circles.add(Sphere.circle(centres[k], parameters.radius(), "/centres/" + k));
    }
    return parameters.points() == null
        ? new ManifoldDataset(new Union(List.copyOf(circles)), 0, parameters.count(), context)
        : FinitePoints.onCircles(circles, parameters.points(), parameters.rotation());
  }
}
