package org.langevin.nn;

import java.util.function.DoubleUnaryOperator;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.NetworkContext;

/**
 * The deviation s(c) by which a network divides its output. The norm of a score is near sqrt(d) /
 * s, so that what remains to be learnt is of one size (Song et al. 2021, appendix C): s(c) is the
 * deviation of the condition's law, and 1 without a condition.
 */
public final class OutputDeviation {
  private final DoubleUnaryOperator deviation;

  private OutputDeviation(DoubleUnaryOperator deviation) {
    this.deviation = deviation;
  }

  /** No division. */
  public static OutputDeviation one() {
    return new OutputDeviation(null);
  }

  /**
   * What the experiment's condition implies.
   *
   * @param wanted whether to divide; null for wherever the deviation is known
   * @param parameter JSON pointer of the parameter that says so
   * @throws InvalidExperimentException if division is wanted but the deviation is not known
   */
  public static OutputDeviation of(NetworkContext context, Boolean wanted, String parameter) {
    if (Boolean.FALSE.equals(wanted)) {
      return one();
    }
    Condition condition = context.condition();
    if (condition.isGiven() && condition.law(middle(condition)).isPresent()) {
      return new OutputDeviation(c -> condition.law(c).orElseThrow().deviation());
    }
    if (Boolean.TRUE.equals(wanted)) {
      throw new InvalidExperimentException(
          parameter,
          "the output can be divided by the deviation of the perturbation only if the network is"
              + " conditioned on noise, or on the time of an SDE whose drift is linear; leave the"
              + " parameter out or set it to false");
    }
    return one();
  }

  /** A value of the condition: whether its laws are Gaussian is the same at all. */
  private static double middle(Condition condition) {
    return condition.high() < Double.POSITIVE_INFINITY
        ? (condition.low() + condition.high()) / 2
        : Math.max(1, condition.low());
  }

  /** Writes 1 / s(c_i) for each of so many items. */
  public void writeInverses(int count, float[] condition, float[] inverse) {
    for (int i = 0; i < count; i++) {
      if (deviation == null) {
        inverse[i] = 1;
      } else if (i > 0 && condition[i] == condition[i - 1]) {
        inverse[i] = inverse[i - 1];
      } else {
        inverse[i] = (float) (1 / deviation.applyAsDouble(condition[i]));
      }
    }
  }
}
