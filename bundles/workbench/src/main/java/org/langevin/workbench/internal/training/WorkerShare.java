package org.langevin.workbench.internal.training;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.langevin.api.dataset.Items;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.loss.ArrayShare;
import org.langevin.workbench.internal.blame.PartFailedException;
import org.langevin.workbench.internal.blame.Parts;

/**
 * One worker's share of each minibatch: its items, its pass through the network, its gradient. Made
 * once, used for every step.
 */
final class WorkerShare extends ArrayShare {
  private final Parts parts;
  private final double unlabelled;
  private boolean checked;
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
    super(network, parameters, gradient, capacity);
    this.unlabelled = unlabelled;
    this.parts = parts;
  }

  /**
   * Turns to a step.
   *
   * @param indices the minibatch: indices of items
   * @param first the place in the minibatch at which the share begins
   * @param size how many items the share has
   * @param stream of the step
   */
  void turnTo(Items items, int[] indices, int first, int size, RandomStream stream) {
    try {
      begin(items, indices, first, size, stream, unlabelled);
    } catch (RuntimeException | Error e) {
      throw parts.failed(parts.at(Parts.DATASET), "", e);
    }
    inspection.ifPresent(inspecting -> inspecting.data(data(), indices, first, size));
  }

  /** From now on looks closely at what the loss and the network hand over. */
  void inspect(ShareInspection inspector) {
    inspection = Optional.of(inspector);
  }

  @Override
  protected <T> T opened(Supplier<T> open) {
    return parts.ask(parts.at(Parts.NETWORK), "a pass", open);
  }

  @Override
  protected void call(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      throw parts.failed(parts.at(Parts.NETWORK), "", e);
    }
  }

  @Override
  protected void given(float[] x, float[] condition) {
    inspection.ifPresent(inspecting -> inspecting.input(x, condition, size(), stateDimension()));
  }

  @Override
  protected void gave(String what, float[] values, int length) {
    inspection.ifPresent(inspecting -> inspecting.output(what, values, length));
  }

  /**
   * The sum of a loss over the share. The first time it is checked that neither the loss nor the
   * network writes to the items.
   */
  double evaluate(Loss loss) {
    if (checked) {
      return loss.evaluate(this);
    }
    float[] given = Arrays.copyOf(data(), size() * dimension());
    double sum = loss.evaluate(this);
    if (!Arrays.equals(given, Arrays.copyOf(data(), given.length))) {
      throw PartFailedException.gave(
          parts.at(Parts.LOSS),
          "or its network writes into the items of a minibatch, which are read only",
          "It is defective: tell its author");
    }
    checked = true;
    return sum;
  }
}
