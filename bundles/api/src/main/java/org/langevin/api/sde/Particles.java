package org.langevin.api.sde;

import org.langevin.api.random.RandomStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * States that move together, each with random numbers of its own. Arrays hold {@code size() *
 * dimension()} values, one state after the other.
 */
@ProviderType
public interface Particles {
  /** How many states there are. */
  int size();

  /**
   * How many values a state has: those of an item, and where states have more numbers, such as
   * velocities, those, too.
   */
  int dimension();

  /** The states x as they are now; may be written to. */
  float[] state();

  /** The number of a state among all of the run, from 0. */
  int index(int item);

  /** The random numbers of one state; the stream continues through the whole run. */
  RandomStream random(int item);

  /**
   * An array of {@code size() * dimension()} values to work in, with undefined contents at first;
   * the same slot gives the same array.
   */
  float[] scratch(int slot);

  /**
   * Draws standard normal noise for each state from its own stream.
   *
   * @param target receives as many values as the states have
   */
  void noise(float[] target);

  /**
   * The increments W(to) - W(from) of a Brownian path of each state, which has d independent
   * components of variance |to - from|.
   *
   * <p>A path is determined by the run's seed, its name and the number of the state alone: whoever
   * asks for the same name sees the same path, at any times and in any order. So solutions with
   * other steps, or by other methods, are solutions of one equation with one noise, and their
   * differences are strong errors. Increments over adjoining intervals add up, but for the rounding
   * of floats. Times are rounded to multiples of 2^-32.
   *
   * @param path its name, the same in all chunks
   * @param from a time from 0 to 2^30
   * @param to another one, later or earlier
   * @param target receives as many values as the states have
   */
  void increments(String path, double from, double to, float[] target);
}
