package org.langevin.benchmarks;

import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;

/** A few random items, just as many as a minibatch has. */
final class FixedItems implements ExtensionFactory<FixedItems.Parameters, DatasetContext, Dataset> {
  /**
   * The parameters.
   *
   * @param count how many items
   * @param image whether they are 28 x 28 images of uniform pixels, or else normal points of the
   *     space
   * @param dimension of the space
   */
  public record Parameters(
      @Parameter(description = "How many items", min = 1) int count,
      @Parameter(description = "Images, or points", value = "false") boolean image,
      @Parameter(description = "Dimension of points", value = "2", min = 1) int dimension) {}

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    Shape shape = parameters.image() ? Shape.image(28, 28, 1) : Shape.point(parameters.dimension());
    RandomStream random = context.random("items");
    float[] values = new float[parameters.count() * shape.dimension()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (parameters.image() ? random.nextDouble() : random.nextGaussian());
    }
    return new Fixed(Items.of(shape, values));
  }

  private record Fixed(Items training) implements Dataset {
    @Override
    public Shape shape() {
      return training.shape();
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      return training;
    }
  }
}
