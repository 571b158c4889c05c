package org.langevin.api.metric;

import org.osgi.annotation.versioning.ProviderType;

/** The paths of some of a sampler's chains: their states at equal distances of steps. */
@ProviderType
public interface Traces {
  /** How many chains were followed. */
  int chains();

  /** How many states of each chain were kept. */
  int length();

  /** How many values a state has. */
  int dimension();

  /** How many steps of the sampler lie between two states. */
  int stride();

  /**
   * Copies a chain: its states in the order of time.
   *
   * @param chain from 0 to chains() - 1
   * @param target receives length() x dimension() values
   */
  void copy(int chain, float[] target);
}
