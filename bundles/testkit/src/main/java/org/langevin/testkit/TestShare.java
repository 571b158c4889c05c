package org.langevin.testkit;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossShare;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.network.EnergyPass;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.network.TangentPass;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;

/** A whole minibatch as one share, for testing losses on any network. */
public final class TestShare implements LossShare {
  private final float[] data;
  private final int size;
  private final int dimension;
  private final int stateDimension;
  private final long seed;
  private final NetworkPass pass;
  private final TangentPass tangents;
  private final EnergyPass energy;
  private final FloatBuffer gradient;
  private final Map<Integer, float[]> scratch = new HashMap<>();
  private final Map<Integer, RandomStream> streams = new HashMap<>();

  private TestShare(ScoreNetwork network, FloatBuffer parameters, float[] data, long seed) {
    this.data = data;
    this.seed = seed;
    stateDimension = network.shape().dimension();
    dimension = stateDimension / network.condition().blocks();
    size = data.length / dimension;
    pass = network.open(parameters, size);
    tangents =
        network.ability(TangentNetwork.class).map(able -> able.open(parameters, size)).orElse(null);
    energy =
        network.ability(EnergyNetwork.class).map(able -> able.open(parameters, size)).orElse(null);
    gradient = Buffers.zeros(network.parameterCount());
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
    TestShare share = new TestShare(network, parameters, data, seed);
    Unchanged given = Unchanged.watch("a loss", parameters).and(data);
    double sum = loss.evaluate(share);
    given.check();
    double[] gradient = Buffers.toArray(share.gradient);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= share.size;
    }
    share.close();
    return new Result(sum / share.size, gradient);
  }

  private void close() {
    pass.close();
    if (tangents != null) {
      tangents.close();
    }
    if (energy != null) {
      energy.close();
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public int stateDimension() {
    return stateDimension;
  }

  @Override
  public float[] data() {
    return data;
  }

  @Override
  public int label(int item) {
    return -1;
  }

  @Override
  public RandomStream random(int item) {
    return streams.computeIfAbsent(item, i -> RandomStream.of(seed, "loss", i));
  }

  @Override
  public float[] scratch(int slot, int length) {
    return scratch.compute(
        slot, (s, old) -> old == null || old.length < length ? junk(length) : old);
  }

  /** The contents of fresh scratch arrays are undefined: a loss that relies on zeros must fail. */
  private static float[] junk(int length) {
    float[] array = new float[length];
    Arrays.fill(array, Float.NaN);
    return array;
  }

  @Override
  public void forward(float[] x, float[] condition, float[] score) {
    pass.forward(new Batch(size, x, condition), score);
  }

  @Override
  public void backward(float[] cotangent) {
    pass.backward(cotangent, gradient, null);
  }

  @Override
  public void forwardTangent(
      float[] x, float[] condition, float[] direction, float[] score, float[] tangent) {
    tangents.forward(new Batch(size, x, condition), direction, score, tangent);
  }

  @Override
  public void backwardTangent(float[] scoreCotangent, float[] tangentCotangent) {
    tangents.backward(scoreCotangent, tangentCotangent, gradient);
  }

  @Override
  public void forwardEnergy(float[] x, float[] condition, float[] result) {
    energy.forward(new Batch(size, x, condition), result);
  }

  @Override
  public void backwardEnergy(float[] cotangent) {
    energy.backward(cotangent, gradient);
  }
}
