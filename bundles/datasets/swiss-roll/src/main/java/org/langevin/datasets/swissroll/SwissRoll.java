package org.langevin.datasets.swissroll;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.kit.manifold.ManifoldDataset;
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
    return new ManifoldDataset(
        new org.langevin.kit.manifold.SwissRoll(
            parameters.dimension(), parameters.scale(), parameters.gap()),
        parameters.noise(),
        parameters.count(),
        context);
  }
}
