package org.langevin.datasets.points;

import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.metric.Values;

/**
 * Items that are there.
 *
 * @param shape of each item
 * @param learned those to learn from, one after the other
 * @param others those to compare with, one after the other
 */
record GivenItems(Shape shape, float[] learned, float[] others) implements Dataset {
  @Override
  public Items training() {
    return Items.of(shape, learned);
  }

  /** A choice without repetition; all of them in their order if so many are asked for. */
  @Override
  public Items heldOut(int count, RandomStream random) {
    return Items.of(shape, Values.sample(others, shape.dimension(), count, random));
  }
}
