package org.langevin.workbench.internal.figures;

import java.util.List;

/**
 * How some chains moved while a sampler ran.
 *
 * @param label what the places are: steps, or a time
 * @param words how a caption tells it
 * @param places at which they were looked at, rising
 * @param chains the first coordinate of each chain at these places
 */
public record Traces(String label, String words, double[] places, List<double[]> chains) {
  /** Copies the list. */
  public Traces {
    chains = List.copyOf(chains);
  }

  /** Chains whose samplers tell no time. */
  public static Traces bySteps(double[] steps, List<double[]> chains) {
    return new Traces("step", "step by step", steps, chains);
  }
}
