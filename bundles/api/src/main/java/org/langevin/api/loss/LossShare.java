package org.langevin.api.loss;

import org.langevin.api.random.RandomStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One worker's share of a minibatch, with the network to evaluate on it. Where the network sees
 * states of more numbers than an item has, such as velocities, x, scores and their derivatives are
 * states. Arrays hold {@code size() * stateDimension()} values, one state after the other, unless
 * stated otherwise; they may be longer.
 */
@ProviderType
public interface LossShare {
  /** How many items the share has. */
  int size();

  /** How many values an item has. */
  int dimension();

  /**
   * How many values a state has, which is what the network sees: as many as an item, or k times.
   */
  int stateDimension();

  /** The items, not perturbed, of {@code size() * dimension()} values. Read only. */
  float[] data();

  /** The class of an item, which the network is told if it knows classes; -1 if it is not told. */
  int label(int item);

  /** The random numbers of one item at this step; the same stream continues within the step. */
  RandomStream random(int item);

  /**
   * An array to work in, with undefined contents at the beginning of each step.
   *
   * @param slot from 0; the same slot and length give the same array
   * @param length the least length
   */
  float[] scratch(int slot, int length);

  /**
   * score_i = s(x_i, c_i).
   *
   * @param condition one value for each item
   */
  void forward(float[] x, float[] condition, float[] score);

  /**
   * Adds the gradient of sum_i u_i . s(x_i, c_i) with respect to the parameters, at the items of
   * the last {@link #forward}. Does nothing when only the value of the loss is asked for.
   *
   * @param cotangent u, the derivative of the summed loss with respect to the score
   */
  void backward(float[] cotangent);

  /**
   * score_i = s(x_i, c_i) and tangent_i = (ds/dx) v_i. Only for losses that require {@link
   * org.langevin.api.network.TangentNetwork}.
   */
  void forwardTangent(
      float[] x, float[] condition, float[] direction, float[] score, float[] tangent);

  /**
   * Adds the gradient of sum_i (u_i . score_i + w_i . tangent_i), at the items of the last {@link
   * #forwardTangent}. Does nothing when only the value of the loss is asked for.
   */
  void backwardTangent(float[] scoreCotangent, float[] tangentCotangent);

  /**
   * energy_i = E(x_i, c_i). Only for losses that require {@link
   * org.langevin.api.network.EnergyNetwork}.
   *
   * @param energy receives one value for each item
   */
  void forwardEnergy(float[] x, float[] condition, float[] energy);

  /**
   * Adds the gradient of sum_i u_i E(x_i, c_i), at the items of the last {@link #forwardEnergy}.
   * Does nothing when only the value of the loss is asked for.
   *
   * @param cotangent u, one value for each item
   */
  void backwardEnergy(float[] cotangent);
}
