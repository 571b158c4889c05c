package org.langevin.api.sampler;

import org.langevin.api.score.Score;
import org.langevin.api.sde.Particles;
import org.langevin.api.sde.Prior;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The samples that one worker carries through a sampler together, with the score that drives them.
 * Arrays of items hold {@code size() * dimension()} values, one item after the other.
 */
@ProviderType
public interface Chunk extends Particles {
  /** The class that an item is to be of, which its score is told; -1 if it may be of any. */
  int label(int item);

  /** Sets each sample to a draw from a prior. */
  void draw(Prior prior);

  /**
   * The score that drives the samples: for those who need more of it than its values, such as its
   * derivatives. An evaluator, or a pass for derivatives, belongs to the caller, who closes it.
   */
  Score source();

  /**
   * The score s(x, c) at the current state, c being the same for all samples. Counts as one
   * evaluation of each sample.
   *
   * @return an array that the next call overwrites
   */
  float[] score(double condition);

  /**
   * The score at other points than the current state. Counts as one evaluation of each sample.
   *
   * @param x items
   * @param condition c, the same for all items
   * @param score receives items
   */
  void score(float[] x, double condition, float[] score);

  /**
   * The score of items at conditions of their own: for steps that adapt to each sample. Counts as
   * one evaluation of each sample.
   *
   * @param x items
   * @param conditions c, one for each item
   * @param score receives items
   */
  void score(float[] x, float[] conditions, float[] score);

  /**
   * The log-density of items at condition c, up to a constant. Only for samplers that require
   * {@link org.langevin.api.network.EnergyNetwork} or {@link org.langevin.api.dataset.Density}, or
   * after {@link #hasLogDensity}.
   *
   * @param x items
   * @param logDensity receives one value for each item
   */
  void logDensity(float[] x, double condition, double[] logDensity);

  /**
   * Whether {@link #logDensity} can be asked: the network has an energy, or is the dataset's exact
   * score.
   */
  boolean hasLogDensity();

  /**
   * One affine step in one pass over memory: x := a x + b s + c z + d for each component, where s
   * is the result of the last {@link #score(double)} and z is fresh standard normal noise. With c =
   * 0 no noise is drawn.
   */
  void step(double a, double b, double c, double d);

  /**
   * The same with coefficients of its own for each sample, and without d. Noise is drawn for every
   * sample, also where its c is 0.
   *
   * @param a one value for each sample, like b and c
   */
  void step(double[] a, double[] b, double[] c);

  /**
   * Tells how far the run is, after each step: lets the workbench show progress, stop a cancelled
   * run and keep traces.
   *
   * @param done steps done
   * @param total steps in all
   * @throws java.util.concurrent.CancellationException if the run was cancelled
   */
  void progress(int done, int total);

  /**
   * Tells that the samples have come to the law at a condition: a noise level ends, or a time is
   * reached. Lets the workbench show the way of the samples; changes nothing.
   *
   * @param condition as the score is told
   * @param index of the level, from 0, in the order in which they come
   * @param count how many levels there are
   */
  void level(double condition, int index, int count);

  /**
   * Hands over a figure that tells how well the run went, for example an acceptance rate: the
   * workbench averages it over all samples.
   *
   * @param name lower case words joined by dashes
   * @param values one for each sample
   */
  void diagnose(String name, double[] values);
}
