package org.langevin.kit.loss;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.Supplier;
import org.langevin.api.Interruption;
import org.langevin.api.dataset.Items;
import org.langevin.api.loss.LossShare;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.network.EnergyPass;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.network.TangentPass;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ClassConditional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What all shares of a minibatch have in common: the items, their random numbers and classes, and
 * the passes through the network, each of which is opened when a loss first asks for it. The
 * workbench's share is one and so is the testkit's, so that a loss is told the same by both. Each
 * call ends the work of a run that was cancelled.
 */
@ProviderType
public abstract class ArrayShare implements LossShare, AutoCloseable {
  private final ScoreNetwork network;
  private final FloatBuffer parameters;
  private final FloatBuffer gradient;
  private final int capacity;
  private final int dimension;
  private final int stateDimension;
  private final float[] data;
  private final RandomStream[] streams;
  private final int[] labels;
  private float[][] scratch = new float[8][];
  private NetworkPass pass;
  private TangentPass tangentPass;
  private EnergyPass energyPass;
  private RandomStream stepStream;
  private int first;
  private int size;
  private boolean differentiated;

  /**
   * A share, before its first step.
   *
   * @param parameters that the network reads
   * @param gradient to which backward calls add; null if only the value of the loss is asked for
   * @param capacity the largest number of items
   */
  protected ArrayShare(
      ScoreNetwork network, FloatBuffer parameters, FloatBuffer gradient, int capacity) {
    this.network = network;
    this.parameters = parameters;
    this.gradient = gradient;
    this.capacity = capacity;
    this.stateDimension = network.shape().dimension();
    this.dimension = stateDimension / network.condition().blocks();
    this.data = new float[Math.multiplyExact(capacity, dimension)];
    this.streams = new RandomStream[capacity];
    this.labels = network.ability(ClassConditional.class).isPresent() ? new int[capacity] : null;
  }

  /**
   * Turns to a step.
   *
   * @param indices the minibatch: indices of items
   * @param newFirst the place in the minibatch at which the share begins
   * @param newSize how many items the share has
   * @param stream of the step; an item's own stream is a child of it by the place in the minibatch
   * @param unlabelled the share of items whose class is withheld
   */
  protected final void begin(
      Items items,
      int[] indices,
      int newFirst,
      int newSize,
      RandomStream stream,
      double unlabelled) {
    first = newFirst;
    size = newSize;
    stepStream = stream;
    Interruption.check();
    for (int i = 0; i < size; i++) {
      items.copy(indices[first + i], data, i * dimension);
      streams[i] = null;
      if (labels != null) {
        labels[i] = isWithheld(i, unlabelled) ? -1 : items.label(indices[first + i]);
      }
    }
  }

  /** From a stream of its own: the loss draws the same numbers whether or not classes are told. */
  private boolean isWithheld(int item, double unlabelled) {
    return unlabelled > 0 && stepStream.child(first + item).child(0).nextDouble() < unlabelled;
  }

  /** Opens a pass of the network; may say whose fault it is if that fails. */
  protected <T> T opened(Supplier<T> open) {
    return open.get();
  }

  /** Calls a pass of the network; may say whose fault it is if that fails. */
  protected void call(Runnable call) {
    call.run();
  }

  /** Looks at what the loss hands to the network. */
  protected void given(float[] x, float[] condition) {}

  /**
   * Looks at what the network gave.
   *
   * @param length how many of the values count
   */
  protected void gave(String what, float[] values, int length) {}

  /** Whether the loss asked for a gradient yet. */
  public final boolean isDifferentiated() {
    return differentiated;
  }

  @Override
  public final int size() {
    return size;
  }

  @Override
  public final int dimension() {
    return dimension;
  }

  @Override
  public final int stateDimension() {
    return stateDimension;
  }

  @Override
  public final float[] data() {
    return data;
  }

  @Override
  public final int label(int item) {
    return labels == null ? -1 : labels[item];
  }

  @Override
  public final RandomStream random(int item) {
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

  /** Refuses arrays of the loss that are too short. */
  private static void check(String name, float[] array, int length) {
    if (array.length < length) {
      throw new IllegalArgumentException(
          name + " has " + array.length + " values, not the " + length + " of the share");
    }
  }

  private int length() {
    return size * stateDimension;
  }

  private Batch batch(float[] x, float[] condition) {
    Interruption.check();
    check("x", x, length());
    check("condition", condition, size);
    given(x, condition);
    return new Batch(size, x, condition, labels);
  }

  /** Whether a gradient is wanted of a pass that was made. */
  private boolean isWanted(Object opened, String forward) {
    Interruption.check();
    if (opened == null) {
      throw new IllegalStateException(
          "there is nothing to differentiate: call " + forward + " first");
    }
    differentiated = true;
    return gradient != null;
  }

  @Override
  public final void forward(float[] x, float[] condition, float[] score) {
    Batch batch = batch(x, condition);
    check("score", score, length());
    if (pass == null) {
      pass = opened(() -> network.open(parameters, capacity));
    }
    call(() -> pass.forward(batch, score));
    gave("score", score, length());
  }

  @Override
  public final void backward(float[] cotangent) {
    check("cotangent", cotangent, length());
    if (isWanted(pass, "forward")) {
      call(() -> pass.backward(cotangent, gradient, null));
    }
  }

  @Override
  public final void forwardTangent(
      float[] x, float[] condition, float[] direction, float[] score, float[] tangent) {
    Batch batch = batch(x, condition);
    check("direction", direction, length());
    check("score", score, length());
    check("tangent", tangent, length());
    if (tangentPass == null) {
      tangentPass =
          opened(
              () -> network.ability(TangentNetwork.class).orElseThrow().open(parameters, capacity));
    }
    call(() -> tangentPass.forward(batch, direction, score, tangent));
    gave("score", score, length());
    gave("tangent", tangent, length());
  }

  @Override
  public final void backwardTangent(float[] scoreCotangent, float[] tangentCotangent) {
    check("scoreCotangent", scoreCotangent, length());
    check("tangentCotangent", tangentCotangent, length());
    if (isWanted(tangentPass, "forwardTangent")) {
      call(() -> tangentPass.backward(scoreCotangent, tangentCotangent, gradient));
    }
  }

  @Override
  public final void forwardEnergy(float[] x, float[] condition, float[] energy) {
    Batch batch = batch(x, condition);
    check("energy", energy, size);
    if (energyPass == null) {
      energyPass =
          opened(
              () -> network.ability(EnergyNetwork.class).orElseThrow().open(parameters, capacity));
    }
    call(() -> energyPass.forward(batch, energy));
    gave("energy", energy, size);
  }

  @Override
  public final void backwardEnergy(float[] cotangent) {
    check("cotangent", cotangent, size);
    if (isWanted(energyPass, "forwardEnergy")) {
      call(() -> energyPass.backward(cotangent, gradient));
    }
  }

  @Override
  public final void close() {
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
