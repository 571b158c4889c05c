package org.langevin.kit.dataset;

import java.util.List;
import org.langevin.api.Ability;
import org.langevin.api.dataset.Dataset;
import org.osgi.annotation.versioning.ConsumerType;

/** The ability of a dataset on the line to tell of which normal laws its own is a mixture. */
@Ability(of = Dataset.class, words = "known normal components on the line")
@ConsumerType
@FunctionalInterface
public interface NormalComponents {
  /** The components; their weights sum to 1. */
  List<Component> components();

  /**
   * One of them.
   *
   * @param weight its share, positive
   * @param mean in the unit of the data
   * @param variance in its square
   */
  record Component(double weight, double mean, double variance) {}
}
