package org.langevin.workbench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metrics of several runs side by side.
 *
 * @param runs by the name of each in this comparison: the last name of its folder, with as many of
 *     those above it as it takes to tell it from the others
 * @param values for each metric (its name and the sampler's), the value by the run's name; NaN if
 *     it is not finite
 */
public record Comparison(Map<String, RunInfo> runs, Map<String, Map<String, Double>> values) {
  /** Copies the maps. */
  public Comparison {
    runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
