package org.langevin.workbench.internal.training;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.langevin.api.Interruption;
import org.langevin.api.dataset.Items;
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
import org.langevin.api.score.ClassConditional;
import org.langevin.workbench.internal.blame.PartFailedException;
import org.langevin.workbench.internal.blame.Parts;

/**
 * One worker's share of each minibatch: its items, its pass through the network, its gradient. Made
 * once, used for every step; opens a kind of pass when a loss first asks for it. Each call ends the
 * work if the run was cancelled.
 */
final class WorkerShare implements LossShare, AutoCloseable {
  private final ScoreNetwork network;
  private final FloatBuffer parameters;
  private final FloatBuffer gradient;
  private final int capacity;
  private final Parts parts;
  private final int dimension;
  private final int stateDimension;
  private final float[] data;
  private final RandomStream[] streams;
  private final int[] labels;
  private final double unlabelled;
  private float[][] scratch = new float[8][];
  private NetworkPass pass;
  private TangentPass tangentPass;
  private EnergyPass energyPass;
  private RandomStream stepStream;
  private boolean checked;
  private int first;
  private int size;
  private boolean differentiated;
  private Optional<ShareInspection> inspection = Optional.empty();

  /**
   * A share.
   *
   * @param parameters that the network reads
   * @param gradient to which backward calls add; null if only the value of the loss is asked for
   * @param capacity the largest number of items
   * @param unlabelled the share of items whose class is withheld
   * @param parts says who is to blame
   */
  WorkerShare(
      ScoreNetwork network,
      FloatBuffer parameters,
      FloatBuffer gradient,
      int capacity,
      double unlabelled,
      Parts parts) {
    this.network = network;
    this.parameters = parameters;
    this.gradient = gradient;
    this.capacity = capacity;
    this.parts = parts;
    this.stateDimension = network.shape().dimension();
    this.dimension = stateDimension / network.condition().blocks();
    this.data = new float[Math.multiplyExact(capacity, dimension)];
    this.streams = new RandomStream[capacity];
    this.unlabelled = unlabelled;
    this.labels = network.ability(ClassConditional.class).isPresent() ? new int[capacity] : null;
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
    Interruption.check();
    try {
      for (int i = 0; i < size; i++) {
        items.copy(indices[first + i], data, i * dimension);
        streams[i] = null;
        if (labels != null) {
          labels[i] = isWithheld(i) ? -1 : items.label(indices[first + i]);
        }
      }
    } catch (RuntimeException | Error e) {
      throw parts.failed(parts.at(Parts.DATASET), "", e);
    }
    inspection.ifPresent(inspecting -> inspecting.data(data, indices, first, size));
  }

  /** From a stream of its own: the loss draws the same numbers whether or not classes are told. */
  private boolean isWithheld(int item) {
    return unlabelled > 0 && stepStream.child(first + item).child(0).nextDouble() < unlabelled;
  }

  private Batch batch(float[] x, float[] condition) {
    return new Batch(size, x, condition, labels);
  }

  /** Whether the loss asked for a gradient yet. */
  boolean isDifferentiated() {
    return differentiated;
  }

  /** From now on looks closely at what the loss and the network hand over. */
  void inspect(ShareInspection inspector) {
    inspection = Optional.of(inspector);
  }

  /** Refuses arrays of the loss that are too short. */
  private void check(String name, float[] array, int length) {
    if (array.length < length) {
      throw new IllegalArgumentException(
          name + " has " + array.length + " values, not the " + length + " of the share");
    }
  }

  private void checkPass(Object opened, String forward) {
    if (opened == null) {
      throw new IllegalStateException(
          "there is nothing to differentiate: call " + forward + " first");
    }
  }

  private void begin(float[] x, float[] condition) {
    Interruption.check();
    check("x", x, size * stateDimension);
    check("condition", condition, size);
    inspection.ifPresent(inspecting -> inspecting.input(x, condition, size, stateDimension));
  }

  private <T> T opened(Supplier<T> open) {
    return parts.ask(parts.at(Parts.NETWORK), "a pass", open);
  }

  private RuntimeException networkFailed(Throwable thrown) {
    return parts.failed(parts.at(Parts.NETWORK), "", thrown);
  }

  /**
   * The sum of a loss over the share. The first time it is checked that neither the loss nor the
   * network writes to the items.
   */
  double evaluate(Loss loss) {
    if (checked) {
      return loss.evaluate(this);
    }
    float[] given = Arrays.copyOf(data, size * dimension);
    double sum = loss.evaluate(this);
    if (!Arrays.equals(given, Arrays.copyOf(data, given.length))) {
      throw PartFailedException.gave(
          parts.at(Parts.LOSS),
          "or its network writes into the items of a minibatch, which are read only",
          "It is defective: tell its author");
    }
    checked = true;
    return sum;
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
    return labels == null ? -1 : labels[item];
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
    begin(x, condition);
    check("score", score, size * stateDimension);
    try {
      if (pass == null) {
        pass = opened(() -> network.open(parameters, capacity));
      }
      pass.forward(batch(x, condition), score);
    } catch (RuntimeException | Error e) {
      throw networkFailed(e);
    }
    inspection.ifPresent(inspecting -> inspecting.output("score", score, size * stateDimension));
  }

  @Override
  public void backward(float[] cotangent) {
    Interruption.check();
    checkPass(pass, "forward");
    check("cotangent", cotangent, size * stateDimension);
    differentiated = true;
    if (gradient != null) {
      try {
        pass.backward(cotangent, gradient, null);
      } catch (RuntimeException | Error e) {
        throw networkFailed(e);
      }
    }
  }

  @Override
  public void forwardTangent(
      float[] x, float[] condition, float[] direction, float[] score, float[] tangent) {
    begin(x, condition);
    check("direction", direction, size * stateDimension);
    check("score", score, size * stateDimension);
    check("tangent", tangent, size * stateDimension);
    try {
      if (tangentPass == null) {
        tangentPass =
            opened(
                () ->
                    network.ability(TangentNetwork.class).orElseThrow().open(parameters, capacity));
      }
      tangentPass.forward(batch(x, condition), direction, score, tangent);
    } catch (RuntimeException | Error e) {
      throw networkFailed(e);
    }
    inspection.ifPresent(
        inspecting -> {
          inspecting.output("score", score, size * stateDimension);
          inspecting.output("tangent", tangent, size * stateDimension);
        });
  }

  @Override
  public void backwardTangent(float[] scoreCotangent, float[] tangentCotangent) {
    Interruption.check();
    checkPass(tangentPass, "forwardTangent");
    check("scoreCotangent", scoreCotangent, size * stateDimension);
    check("tangentCotangent", tangentCotangent, size * stateDimension);
    differentiated = true;
    if (gradient != null) {
      try {
        tangentPass.backward(scoreCotangent, tangentCotangent, gradient);
      } catch (RuntimeException | Error e) {
        throw networkFailed(e);
      }
    }
  }

  @Override
  public void forwardEnergy(float[] x, float[] condition, float[] energy) {
    begin(x, condition);
    check("energy", energy, size);
    try {
      if (energyPass == null) {
        energyPass =
            opened(
                () ->
                    network.ability(EnergyNetwork.class).orElseThrow().open(parameters, capacity));
      }
      energyPass.forward(batch(x, condition), energy);
    } catch (RuntimeException | Error e) {
      throw networkFailed(e);
    }
    inspection.ifPresent(inspecting -> inspecting.output("energy", energy, size));
  }

  @Override
  public void backwardEnergy(float[] cotangent) {
    Interruption.check();
    checkPass(energyPass, "forwardEnergy");
    check("cotangent", cotangent, size);
    differentiated = true;
    if (gradient != null) {
      try {
        energyPass.backward(cotangent, gradient);
      } catch (RuntimeException | Error e) {
        throw networkFailed(e);
      }
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
