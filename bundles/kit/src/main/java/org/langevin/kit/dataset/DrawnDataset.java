package org.langevin.kit.dataset;

import org.langevin.api.Interruption;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.Sizes;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A dataset that draws its items from a law. Item i comes from a stream of its own, so that fewer
 * items are the beginning of more.
 */
@ConsumerType
public abstract class DrawnDataset implements Dataset {
  private final Shape shape;
  private final int count;
  private final RandomStream random;
  private Items training;

  /**
   * For subclasses.
   *
   * @param shape of each item
   * @param count how many items there are to learn from
   * @param context gives the random numbers
   * @throws InvalidExperimentException at the parameter {@code count}, if there is not enough
   *     memory
   */
  protected DrawnDataset(Shape shape, int count, DatasetContext context) {
    Sizes.length("/count", "training items", Float.BYTES, count, shape.dimension());
    this.shape = shape;
    this.count = count;
    this.random = context.random("training items");
  }

  /**
   * Draws one item.
   *
   * @param random of this item alone
   * @param target receives {@code shape().dimension()} values
   * @param offset where the first value goes
   */
  protected abstract void draw(RandomStream random, float[] target, int offset);

  /**
   * Draws one item of a labelled dataset.
   *
   * @return its class, from 0; -1 if it has none, as by default
   */
  protected int drawLabelled(RandomStream random, float[] target, int offset) {
    draw(random, target, offset);
    return -1;
  }

  @Override
  public final Shape shape() {
    return shape;
  }

  @Override
  public final synchronized Items training() {
    if (training == null) {
      training = items(count, random);
    }
    return training;
  }

  @Override
  public final Items heldOut(int count, RandomStream random) {
    return items(count, random);
  }

  private Items items(int count, RandomStream random) {
    int dimension = shape.dimension();
    float[] values = new float[Sizes.length("", "items", Float.BYTES, count, dimension)];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      Interruption.check();
      labels[i] = drawLabelled(random.child(i), values, i * dimension);
    }
    return Items.of(shape, values, labels);
  }
}
