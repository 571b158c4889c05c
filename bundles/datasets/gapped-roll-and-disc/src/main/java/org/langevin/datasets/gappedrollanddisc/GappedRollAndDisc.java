package org.langevin.datasets.gappedrollanddisc;

import java.util.List;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.kit.manifold.Ball;
import org.langevin.kit.manifold.Embedded;
import org.langevin.kit.manifold.ManifoldDataset;
import org.langevin.kit.manifold.SwissRoll;
import org.langevin.kit.manifold.Union;
import org.osgi.service.component.annotations.Component;

/**
 * Two parts in space that do not touch, each as probable as the other: a Swiss roll with a hole in
 * its sheet, about the axis of the second coordinate, and beside it a disc across this axis.
 */
@Component
@Extension(
    point = Dataset.POINT,
    id = "gapped-roll-and-disc",
    title = "A Swiss roll with a gap, and a disc beside it",
    formula = "c times a Swiss roll with a gap, or (0, h, 0) + disc of radius r")
public final class GappedRollAndDisc
    implements ExtensionFactory<GappedRollAndDisc.Parameters, DatasetContext, Dataset> {
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
      @Parameter(
              description =
                  "A factor on the roll's proportions, in which the outer radius is 14.1 and the"
                      + " height 21",
              value = "0.1",
              moreThan = 0,
              max = 1e6)
          double scale,
      @Parameter(
              description =
                  "The share of the roll's length and height that the gap in the middle takes away",
              value = "0.3",
              min = 0,
              lessThan = 1)
          double gap,
      @Parameter(
              description = "The disc's radius",
              unit = "data",
              value = "1",
              moreThan = 0,
              max = 1e6)
          double radius,
      @Parameter(
              description =
                  "Where the disc is along the axis, on which the roll begins at 0 and goes up",
              unit = "data",
              value = "-1",
              max = 1e6,
              min = -1e6)
          double height) {}

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    Union union =
        new Union(
            List.of(
                new SwissRoll(3, parameters.scale(), parameters.gap()),
                new Embedded(
                    new Ball(new double[2], parameters.radius()),
                    new int[] {0, 2},
                    new double[] {0, parameters.height(), 0})));
    return new ManifoldDataset(union, parameters.noise(), parameters.count(), context);
  }
}
