package org.langevin.kit.loss;

import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a denoising loss perturbs one item: x becomes m x + b + s z.
 *
 * @param condition what the network is told of the perturbation: its time or its noise level
 * @param marginal (m, b, s), with s positive
 * @param weight lambda, the item's weight in the loss
 */
public record Perturbation(double condition, Marginal marginal, double weight) {
  /** Draws the perturbation of an item. */
  @ConsumerType
  @FunctionalInterface
  public interface Law {
    /** Draws from the item's own stream, which goes on to give the noise z. */
    Perturbation draw(RandomStream random);
  }
}
