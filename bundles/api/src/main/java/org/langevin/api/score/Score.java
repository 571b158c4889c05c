package org.langevin.api.score;

import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The score s(x, c) = grad_x log p_c(x) of the law p_c that belongs to the condition c: of a
 * trained network, in closed form, or made from other scores. What wraps a score is a score: one
 * that is guided, a product of experts, one that is counted.
 *
 * <p>Beyond its values a score may offer {@link VectorJacobian} and {@link JacobianVector}
 * products, a {@link LogDensity}, and, as {@link ClassConditional}, the scores of classes. The
 * score itself is a description, safe for use by several threads; numbers are computed by an
 * evaluator, of which each thread opens its own.
 */
@ConsumerType
public interface Score extends Capable {
  /** The shape of x and of the score. */
  Shape shape();

  /** What c means. */
  Condition condition();

  /**
   * Makes an evaluator.
   *
   * @param capacity the largest number of items in one call
   */
  ScoreEvaluator open(int capacity);
}
