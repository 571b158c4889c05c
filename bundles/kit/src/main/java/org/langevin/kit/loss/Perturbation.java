package org.langevin.kit.loss;

import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Transition;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a denoising loss perturbs one item: x becomes the state M x + b + L z, and the loss is the
 * square of the residual L^T s + z in a weight,
 *
 * <pre>(L^T s + z)^T K (L^T s + z).</pre>
 *
 * <p>With K = L^-1 W L^-T that is (s + L^-T z)^T W (s + L^-T z); written like this it stays finite
 * for small L.
 *
 * @param condition what the network is told of the perturbation: its time or its noise level
 * @param transition (M, b, L)
 * @param weight K, symmetric and positive semidefinite
 */
public record Perturbation(double condition, Transition transition, BlockMatrix weight) {
  /**
   * The scalar case, x becomes m x + b + s z, and the loss is lambda |score + z / s|^2.
   *
   * @param condition what the network is told of the perturbation: its time or its noise level
   * @param marginal (m, b, s), with s positive
   * @param lambda the item's weight in the loss
   */
  public Perturbation(double condition, Marginal marginal, double lambda) {
    this(condition, marginal, BlockMatrix.scalar(lambda / StrictMath.pow(marginal.deviation(), 2)));
  }

  /** Draws the perturbation of an item. */
  @ConsumerType
  @FunctionalInterface
  public interface Law {
    /** Draws from the item's own stream, which goes on to give the noise z. */
    Perturbation draw(RandomStream random);
  }
}
