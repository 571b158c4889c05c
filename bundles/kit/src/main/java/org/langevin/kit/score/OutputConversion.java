package org.langevin.kit.score;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.score.Batch;

/**
 * How a score follows from a network's output F: score = p x + q F + r, with coefficients that
 * depend on the condition. The one place where it is known what a network predicts.
 */
public final class OutputConversion {
  /** The description of a network's parameter {@code prediction}. */
  public static final String DESCRIPTION =
      "What the network's output stands for: score; scaled-score, the score times the deviation s of"
          + " the perturbation m x + b + s z; noise z; data x; or velocity m z - s x";

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
    if (condition.isGiven() && condition.law(middle(condition)).isPresent()) {
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

  /** A value of the condition: whether its laws are Gaussian is the same at all. */
  private static double middle(Condition condition) {
    return condition.high() < Double.POSITIVE_INFINITY
        ? (condition.low() + condition.high()) / 2
        : Math.max(1, condition.low());
  }

  /**
   * Makes a pass, for one thread.
   *
   * @param capacity the largest number of items in one call
   * @param dimension of an item
   */
  public Pass open(int capacity, int dimension) {
    return new Pass(capacity, dimension);
  }

  /** Converts what belongs to the items of one batch. Arrays of items may be longer. */
  public final class Pass {
    private final int dimension;
    private final float[] p;
    private final float[] q;
    private final float[] r;
    private Batch batch;

    private Pass(int capacity, int dimension) {
      this.dimension = dimension;
      q = new float[capacity];
      p = new float[prediction.isCentred() ? capacity : 0];
      r = new float[p.length];
    }

    /** Turns to a batch. */
    public void begin(Batch next) {
      batch = next;
      float[] c = next.condition();
      for (int i = 0; i < next.size(); i++) {
        if (i > 0 && c[i] == c[i - 1]) {
          set(i, q[i - 1], p.length == 0 ? 0 : p[i - 1], p.length == 0 ? 0 : r[i - 1]);
        } else if (prediction == Prediction.SCORE) {
          set(i, 1, 0, 0);
        } else {
          Prediction.Affine affine = prediction.under(condition.law(c[i]).orElseThrow());
          set(i, (float) affine.output(), (float) affine.x(), (float) affine.offset());
        }
      }
    }

    private void set(int item, float output, float x, float offset) {
      q[item] = output;
      if (p.length > 0) {
        p[item] = x;
        r[item] = offset;
      }
    }

    /**
     * The scores: p x + q F + r.
     *
     * @param output F, which the score replaces
     */
    public void score(float[] output) {
      scale(output, output);
      add(batch.x(), output);
      for (int i = 0; i < r.length && i < batch.size(); i++) {
        for (int j = i * dimension; j < (i + 1) * dimension; j++) {
          output[j] += r[i];
        }
      }
    }

    /**
     * The directional derivatives of the scores: p v + q dF.
     *
     * @param direction v
     * @param tangent dF along v, which the derivative replaces
     */
    public void tangent(float[] direction, float[] tangent) {
      scale(tangent, tangent);
      add(direction, tangent);
    }

    /**
     * The cotangents of F that belong to those of the scores: q u. Likewise for their tangents.
     *
     * @param cotangent u
     * @param target receives items
     */
    public void cotangent(float[] cotangent, float[] target) {
      scale(cotangent, target);
    }

    /**
     * Adds what the scores owe to x beside F: p u.
     *
     * @param cotangent u
     * @param inputGradient to which it is added
     */
    public void inputGradient(float[] cotangent, float[] inputGradient) {
      add(cotangent, inputGradient);
    }

    private void scale(float[] from, float[] to) {
      for (int i = 0; i < batch.size(); i++) {
        float factor = q[i];
        for (int j = i * dimension; j < (i + 1) * dimension; j++) {
          to[j] = from[j] * factor;
        }
      }
    }

    private void add(float[] from, float[] to) {
      for (int i = 0; i < p.length && i < batch.size(); i++) {
        float factor = p[i];
        for (int j = i * dimension; j < (i + 1) * dimension; j++) {
          to[j] += factor * from[j];
        }
      }
    }
  }
}
