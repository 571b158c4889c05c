package org.langevin.workbench.internal.training;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.langevin.api.dataset.Items;
import org.langevin.api.loss.LossShare;
import org.langevin.api.network.EnergyPass;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentPass;
import org.langevin.api.random.RandomStream;

/**
 * One worker's share of each minibatch: its items, its pass through the network, its gradient. Made
 * once, used for every step; opens a kind of pass when a loss first asks for it.
 */
final class WorkerShare implements LossShare, AutoCloseable {
  private final ScoreNetwork network;
  private final FloatBuffer parameters;
  private final FloatBuffer gradient;
  private final int capacity;
  private final int dimension;
  private final float[] data;
  private final RandomStream[] streams;
  private float[][] scratch = new float[8][];
  private NetworkPass pass;
  private TangentPass tangentPass;
  private EnergyPass energyPass;
  private RandomStream stepStream;
  private int first;
  private int size;

  /**
   * A share.
   *
   * @param parameters that the network reads
   * @param gradient to which backward calls add; null if only the value of the loss is asked for
   * @param capacity the largest number of items
   */
  WorkerShare(ScoreNetwork network, FloatBuffer parameters, FloatBuffer gradient, int capacity) {
    this.network = network;
    this.parameters = parameters;
    this.gradient = gradient;
    this.capacity = capacity;
    this.dimension = network.shape().dimension();
    this.data = new float[Math.multiplyExact(capacity, dimension)];
    this.streams = new RandomStream[capacity];
  }

  /**
   * Turns to a step.
   *
   * @param indices the minibatch: indices of items
   * @param first the place in the minibatch at which the share begins
   * @param size how many items the share has
   * @param stream of the step; an item's own stream is a child of it by the place in the minibatch
   */
  void turnTo(Items items, int[] indices, int first, int size, RandomStream stream) {
    this.first = first;
    this.size = size;
    this.stepStream = stream;
    for (int i = 0; i < size; i++) {
      items.copy(indices[first + i], data, i * dimension);
      streams[i] = null;
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
  public float[] data() {
    return data;
  }

  @Override
  public RandomStream random(int item) {
    RandomStream stream = streams[item];
    if (stream == null) {
      stream = stepStream.child(first + item);
      streams[item] = stream;
    }
    return stream;
  }

  @Override
  public float[] scratch(int slot, int length) {
    if (slot >= scratch.length) {
      scratch = Arrays.copyOf(scratch, 2 * slot);
    }
    if (scratch[slot] == null || scratch[slot].length < length) {
      scratch[slot] = new float[length];
    }
    return scratch[slot];
  }

  @Override
  public void forward(float[] x, float[] condition, float[] score) {
    if (pass == null) {
      pass = network.open(parameters, capacity);
    }
    pass.forward(size, x, condition, score);
  }

  @Override
  public void backward(float[] cotangent) {
    if (gradient != null) {
      pass.backward(cotangent, gradient, null);
    }
  }

  @Override
  public void forwardTangent(
      float[] x, float[] condition, float[] direction, float[] score, float[] tangent) {
    if (tangentPass == null) {
      tangentPass = network.tangents().orElseThrow().open(parameters, capacity);
    }
    tangentPass.forward(size, x, condition, direction, score, tangent);
  }

  @Override
  public void backwardTangent(float[] scoreCotangent, float[] tangentCotangent) {
    if (gradient != null) {
      tangentPass.backward(scoreCotangent, tangentCotangent, gradient);
    }
  }

  @Override
  public void forwardEnergy(float[] x, float[] condition, float[] energy) {
    if (energyPass == null) {
      energyPass = network.energy().orElseThrow().open(parameters, capacity);
    }
    energyPass.forward(size, x, condition, energy);
  }

  @Override
  public void backwardEnergy(float[] cotangent) {
    if (gradient != null) {
      energyPass.backward(cotangent, gradient);
    }
  }

  @Override
  public void close() {
    if (pass != null) {
      pass.close();
    }
    if (tangentPass != null) {
      tangentPass.close();
    }
    if (energyPass != null) {
      energyPass.close();
    }
  }
}
