package org.langevin.testkit;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.loss.ArrayShare;

/**
 * A whole minibatch as one share, for testing losses on any network. Its random numbers and what it
 * asks of the network are those of the workbench's share.
 */
public final class TestShare extends ArrayShare {
  private final Set<Integer> scratched = new HashSet<>();

  private TestShare(
      ScoreNetwork network, FloatBuffer parameters, FloatBuffer gradient, int capacity) {
    super(network, parameters, gradient, capacity);
  }

  /**
   * What a loss says of a minibatch.
   *
   * @param value the sum over the items divided by their number
   * @param gradient with respect to the parameters, divided likewise
   */
  public record Result(double value, double[] gradient) {}

  /**
   * Evaluates a loss.
   *
   * @param data the items
   * @param seed of the random numbers: the same ones for the same seed
   */
  public static Result evaluate(
      Loss loss, ScoreNetwork network, FloatBuffer parameters, float[] data, long seed) {
    int dimension = network.shape().dimension() / network.condition().blocks();
    int size = data.length / dimension;
    FloatBuffer sum = Buffers.zeros(network.parameterCount());
    try (TestShare share = new TestShare(network, parameters, sum, size)) {
      share.begin(
          Items.of(Shape.point(dimension), data),
          IntStream.range(0, size).toArray(),
          0,
          size,
          RandomStream.of(seed, "loss"),
          0);
      Unchanged given = Unchanged.watch("a loss", parameters).and(share.data());
      double value = loss.evaluate(share);
      given.check();
      double[] gradient = Buffers.toArray(sum);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] /= size;
      }
      return new Result(value / size, gradient);
    }
  }

  /** The contents of fresh scratch arrays are undefined: a loss that relies on zeros must fail. */
  @Override
  public float[] scratch(int slot, int length) {
    float[] array = super.scratch(slot, length);
    if (scratched.add(slot)) {
      Arrays.fill(array, Float.NaN);
    }
    return array;
  }
}
