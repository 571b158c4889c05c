package org.langevin.kit.score;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.score.Batch;

/**
 * How a score follows from a network's output F: score = p x + q F + r, with coefficients that
 * depend on the condition: numbers, or blocks where the perturbation M x + b + L z is no number.
 * The one place where it is known what a network predicts.
 */
public final class OutputConversion {
  /** The description of a network's parameter {@code prediction}. */
  public static final String DESCRIPTION =
      "What the network's output stands for: score; scaled-score, the score times the deviation s of"
          + " the perturbation m x + b + s z (or L^T of M x + b + L z); noise z; data x; or velocity m z - s x";

  private final Prediction prediction;
  private final Condition condition;

  private OutputConversion(Prediction prediction, Condition condition) {
    this.prediction = prediction;
    this.condition = condition;
  }

  /** The output is the score. */
  public static OutputConversion none() {
    return new OutputConversion(Prediction.SCORE, Condition.NONE);
  }

  /**
   * What the experiment's condition implies.
   *
   * @param wanted what the output stands for; null for the scaled score wherever the deviation is
   *     known, and the score otherwise
   * @param parameter JSON pointer of the parameter that says so
   * @throws InvalidExperimentException if the perturbation must be known for it, and is not
   */
  public static OutputConversion of(NetworkContext context, Prediction wanted, String parameter) {
    Condition condition = context.condition();
    if (wanted == Prediction.SCORE) {
      return none();
    }
    if (condition.isGiven() && condition.transition(Conditions.middle(condition)).isPresent()) {
      if (condition.blocks() > 1 && wanted != null && wanted.isCentred()) {
        throw new InvalidExperimentException(
            parameter,
            "the state has velocities, of which items have none: predict the score, the scaled"
                + " score or the noise");
      }
      return new OutputConversion(wanted == null ? Prediction.SCALED_SCORE : wanted, condition);
    }
    if (wanted != null) {
      throw new InvalidExperimentException(
          parameter,
          "anything but a score can be predicted only if the experiment conditions scores on noise,"
              + " or on the time of an SDE whose drift is linear; leave the parameter out or set it"
              + " to score");
    }
    return none();
  }

  /**
   * Makes a pass, for one thread.
   *
   * @param capacity the largest number of items in one call
   * @param dimension of an item
   */
  public Pass open(int capacity, int dimension) {
    return condition.isGiven() && condition.law(Conditions.middle(condition)).isEmpty()
        ? new BlockConversion(prediction, condition, capacity, dimension)
        : new NumberConversion(prediction, condition, capacity, dimension);
  }

  /** Converts what belongs to the items of one batch. Arrays of items may be longer. */
  public interface Pass {
    /** Turns to a batch. */
    void begin(Batch next);

    /**
     * The scores: p x + q F + r.
     *
     * @param output F, which the score replaces
     */
    void score(float[] output);

    /**
     * The directional derivatives of the scores: p v + q dF.
     *
     * @param direction v
     * @param tangent dF along v, which the derivative replaces
     */
    void tangent(float[] direction, float[] tangent);

    /**
     * The cotangents of F that belong to those of the scores: q^T u. Likewise for their tangents.
     *
     * @param cotangent u
     * @param target receives items
     */
    void cotangent(float[] cotangent, float[] target);

    /**
     * Adds what the scores owe to x beside F: p^T u.
     *
     * @param cotangent u
     * @param inputGradient to which it is added
     */
    void inputGradient(float[] cotangent, float[] inputGradient);
  }
}
