package org.langevin.nn;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.NetworkContext;

/**
 * What a layer is told of a condition c: its feature, such as the time t or the logarithm of the
 * noise level sigma, as it is or as Gaussian Fourier features.
 */
public final class ConditionFeatures {
  private final Condition condition;
  private final GaussianFourierFeatures fourier;
  private final int classes;

  private ConditionFeatures(Condition condition, GaussianFourierFeatures fourier, int classes) {
    this.condition = condition;
    this.fourier = fourier;
    this.classes = classes;
  }

  /**
   * What a network is conditioned on.
   *
   * @param wanted null for what the experiment conditions scores on; otherwise that condition's id,
   *     or {@code none} for a network that is told nothing
   * @param parameter JSON pointer of the parameter that says so
   * @throws InvalidExperimentException if the experiment conditions scores on something else
   */
  public static Condition condition(NetworkContext context, String wanted, String parameter) {
    Condition condition = context.condition();
    if (wanted == null || wanted.equals(condition.id())) {
      return condition;
    }
    if (wanted.equals(Condition.NONE.id())) {
      return Condition.NONE;
    }
    throw new InvalidExperimentException(
        parameter,
        "the experiment conditions scores on "
            + condition.words()
            + "; leave the parameter out, or set it to none");
  }

  /** The number itself; nothing if scores are not conditioned. */
  public static ConditionFeatures plain(Condition condition) {
    return new ConditionFeatures(condition, null, 0);
  }

  /** Fourier features of the number; of 0 if scores are not conditioned. */
  public static ConditionFeatures fourier(Condition condition, GaussianFourierFeatures features) {
    return new ConditionFeatures(condition, features, 0);
  }

  /**
   * The same, followed by one float for each class: 1 for an item's own and 0 for the others. All
   * are 0 where the class is not told.
   */
  public ConditionFeatures withClasses(int count) {
    return new ConditionFeatures(condition, fourier, count);
  }

  /** How many floats. */
  public int count() {
    return ofCondition() + classes;
  }

  private int ofCondition() {
    if (fourier != null) {
      return fourier.count();
    }
    return condition.isGiven() ? 1 : 0;
  }

  /**
   * Writes the features of an item.
   *
   * @param c its condition
   * @param label its class; -1 if that is not told
   */
  public void write(float c, int label, Memory target, int offset) {
    double number = condition.feature(c);
    if (fourier != null) {
      fourier.write(number, target, offset);
    } else if (condition.isGiven()) {
      target.put(offset, (float) number);
    }
    for (int i = 0; i < classes; i++) {
      target.put(offset + ofCondition() + i, i == label ? 1 : 0);
    }
  }
}
