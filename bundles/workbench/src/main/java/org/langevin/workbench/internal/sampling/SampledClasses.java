package org.langevin.workbench.internal.sampling;

import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;

/**
 * The class that each sample is to be of: the one that is asked for, or else that of a training
 * item drawn at random, so that classes are as frequent as in training.
 *
 * @param asked for all samples
 * @param training the items to draw from
 * @param seed of the run
 */
record SampledClasses(OptionalInt asked, Items training, long seed) implements IntUnaryOperator {
  @Override
  public int applyAsInt(int index) {
    if (asked.isPresent()) {
      return asked.getAsInt();
    }
    double u = RandomStream.of(seed, "class of a sample", index).nextDouble();
    return training.label((int) (u * training.size()));
  }

  /** Those of so many samples. */
  int[] of(int count) {
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      classes[i] = applyAsInt(i);
    }
    return classes;
  }
}
