package org.langevin.workbench.internal.figures;

import java.util.List;

/**
 * How some chains moved while a sampler ran.
 *
 * @param steps at which they were looked at
 * @param chains the first coordinate of each chain at these steps
 */
public record Traces(double[] steps, List<double[]> chains) {
  /** Copies the list. */
  public Traces {
    chains = List.copyOf(chains);
  }
}
