package org.langevin.datasets.mixeddimension;

import java.util.List;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.kit.manifold.Ball;
import org.langevin.kit.manifold.Embedded;
import org.langevin.kit.manifold.ManifoldDataset;
import org.langevin.kit.manifold.Sphere;
import org.langevin.kit.manifold.Union;
import org.osgi.service.component.annotations.Component;

/**
 * Parts of different dimension in the plane that do not touch, each as probable as the others and
 * with the uniform law: the circle of radius 1 about (2.5, 0), the disc of radius 1 about (-2.5,
 * 0), and the segment from (0, -2) to (0, 2); all of it times a factor.
 */
@Component
@Extension(
    point = Dataset.POINT,
    id = "mixed-dimension",
    title = "A disc, a segment and a circle: a support of parts of different dimension",
    formula = "c times a disc at (-2.5, 0), a segment x = 0, a circle at (2.5, 0)")
public final class MixedDimension
    implements ExtensionFactory<MixedDimension.Parameters, DatasetContext, Dataset> {
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
              description = "The standard deviation of normal noise added to each coordinate",
              unit = "data",
              value = "0",
              min = 0,
              max = 1e6)
          double noise,
      @Parameter(description = "The factor", value = "1", moreThan = 0, max = 1e6) double scale) {}

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    double scale = parameters.scale();
    Union union =
        new Union(
            List.of(
                new Ball(new double[] {-2.5 * scale, 0}, scale),
                new Embedded(
                    new Ball(new double[] {0}, 2 * scale), new int[] {1}, new double[] {0, 0}),
                new Sphere(new double[] {2.5 * scale, 0}, scale)));
    return new ManifoldDataset(union, parameters.noise(), parameters.count(), context);
  }
}
