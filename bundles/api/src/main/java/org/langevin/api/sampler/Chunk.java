package org.langevin.api.sampler;

import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Score;
import org.langevin.api.sde.Prior;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The samples that one worker carries through a sampler together, with the score that drives them.
 * Arrays of items hold {@code size() * dimension()} values, one item after the other.
 */
@ProviderType
public interface Chunk {
  /** How many samples the chunk has. */
  int size();

  /**
   * How many values the state of a sample has: those of an item, and where the score is of states
   * with more numbers, such as velocities, those, too.
   */
  int dimension();

  /** The samples x as they are now; may be written to. */
  float[] state();

  /** The number of an item among all samples of the run, from 0. */
  int index(int item);

  /** The class that an item is to be of, which its score is told; -1 if it may be of any. */
  int label(int item);

  /** The random numbers of one sample; the stream continues through the whole run. */
  RandomStream random(int item);

  /**
   * An array of {@code size() * dimension()} values to work in, with undefined contents at first;
   * the same slot gives the same array.
   */
  float[] scratch(int slot);

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
   * Draws standard normal noise for each item from its own stream.
   *
   * @param target receives items
   */
  void noise(float[] target);

  /**
   * The increments W(to) - W(from) of a Brownian path of each item, which has d independent
   * components of variance |to - from|.
   *
   * <p>A path is determined by the run's seed, its name and the number of the item alone: whoever
   * asks for the same name sees the same path, at any times and in any order. So solutions with
   * other steps, or by other methods, are solutions of one equation with one noise, and their
   * differences are strong errors. Increments over adjoining intervals add up, but for the rounding
   * of floats. Times are rounded to multiples of 2^-32.
   *
   * @param path its name, the same in all chunks
   * @param from a time from 0 to 2^30
   * @param to another one, later or earlier
   * @param target receives items
   */
  void increments(String path, double from, double to, float[] target);

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
