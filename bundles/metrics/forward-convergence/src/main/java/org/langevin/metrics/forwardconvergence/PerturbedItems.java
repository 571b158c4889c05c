package org.langevin.metrics.forwardconvergence;

import org.langevin.api.dataset.Dataset;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;

/**
 * Items with a noise that is the same at all times.
 *
 * @param items one after the other
 * @param noise as many standard normal numbers
 */
record PerturbedItems(float[] items, float[] noise, int dimension, Sde sde) {
  private static final int ITEMS = 0;
  private static final int NOISE = 1;

  static PerturbedItems of(Dataset dataset, Sde sde, int count, RandomStream random) {
    float[] items = dataset.heldOut(count, random.child(ITEMS)).toArray();
    float[] noise = new float[items.length];
    random.child(NOISE).fillGaussian(noise, 0, noise.length);
    return new PerturbedItems(items, noise, dataset.shape().dimension(), sde);
  }

  int count() {
    return items.length / dimension;
  }

  float[] at(double t) {
    Transition law = sde.transition(t);
    float[] states = new float[items.length];
    for (int at = 0; at < items.length; at += dimension) {
      law.perturb(items, at, noise, states, at, dimension);
    }
    return states;
  }
}
