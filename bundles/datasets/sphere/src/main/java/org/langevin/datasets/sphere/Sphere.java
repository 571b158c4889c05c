package org.langevin.datasets.sphere;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.kit.manifold.ManifoldDataset;
import org.osgi.service.component.annotations.Component;

/** Points on a sphere in a space of any dimension, with the uniform law. */
@Component
@Extension(
    point = Dataset.POINT,
    id = "sphere",
    title = "A sphere in any dimension",
    formula = "c + r z / |z| + noise, z standard normal")
public final class Sphere implements ExtensionFactory<Sphere.Parameters, DatasetContext, Dataset> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "How many items to learn from",
              unit = "items",
              value = "10000",
              min = 1,
              max = 100_000_000)
          int count,
      @Parameter(description = "The number of coordinates", value = "3", min = 2, max = 65_536)
          int dimension,
      @Parameter(
              description = "The sphere's centre; left out, the origin",
              unit = "data",
              value = "null")
          double[] centre,
      @Parameter(
              description = "The sphere's radius",
              unit = "data",
              value = "1",
              moreThan = 0,
              max = 1e6)
          double radius,
      @Parameter(
              description = "The standard deviation of normal noise added to each coordinate",
              unit = "data",
              value = "0",
              min = 0,
              max = 1e6)
          double noise) {}

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    int dimension = parameters.dimension();
    double[] centre = parameters.centre() == null ? new double[dimension] : parameters.centre();
    if (centre.length != dimension) {
      throw new InvalidExperimentException(
          "/centre",
          "there are " + centre.length + " coordinates, but the dimension is " + dimension);
    }
    return new ManifoldDataset(
        new org.langevin.kit.manifold.Sphere(centre, parameters.radius()),
        parameters.noise(),
        parameters.count(),
        context);
  }
}
