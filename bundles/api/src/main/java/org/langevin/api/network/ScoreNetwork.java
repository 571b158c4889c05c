package org.langevin.api.network;

import java.nio.FloatBuffer;
import org.langevin.api.Capable;
import org.langevin.api.ExtensionPoint;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.ScoreEvaluator;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A differentiable function s(x, c; theta) meant to approximate the score of the data perturbed
 * according to the condition c, a time or a noise level.
 *
 * <p>The network itself is a description; numbers are computed by a {@link NetworkPass}, of which
 * each worker thread opens its own. The parameters theta are one flat vector that the workbench
 * owns, optimises, averages and saves: a direct buffer of floats in native byte order. A network
 * without parameters is a closed form. With its parameters a network is a {@link
 * org.langevin.api.score.Score}.
 *
 * <p>A network that can be told the classes of items offers {@link
 * org.langevin.api.score.ClassConditional}; others take no notice of them.
 */
@ConsumerType
@ExtensionPoint(
    id = ScoreNetwork.POINT,
    one = "a score",
    title = "Score networks, and scores in closed form")
public interface ScoreNetwork extends Capable {
  /** The name of the extension point. */
  String POINT = "network";

  /** The shape of x and of the score. */
  Shape shape();

  /** What c means to this network. */
  Condition condition();

  /** The length of theta; 0 if there is nothing to train. */
  int parameterCount();

  /**
   * Bytes outside the heap that a pass takes beside the parameters, at the least: an estimate by
   * which the workbench refuses minibatches that do not fit before it runs. 0 if that is not known.
   *
   * @param capacity the largest number of items in one call
   */
  default long passMemory(int capacity) {
    return 0;
  }

  /** Writes initial parameters, at their absolute positions from 0. */
  void initialize(FloatBuffer parameters, RandomStream random);

  /**
   * Makes a pass that reads the given parameters, which may change between calls of the pass but
   * not during one.
   *
   * @param parameters direct, in native order
   * @param capacity the largest number of items in one call
   */
  NetworkPass open(FloatBuffer parameters, int capacity);

  /**
   * Makes an evaluator for parameters that stay the same until it is closed. Its scores are those
   * of {@link #open}, up to rounding; it may be faster, since it keeps nothing for derivatives and
   * may put the parameters in order once.
   *
   * @param parameters direct, in native order
   * @param capacity the largest number of items in one call
   */
  default ScoreEvaluator evaluator(FloatBuffer parameters, int capacity) {
    return open(parameters, capacity);
  }
}
