package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.internal.training.TrainingEssence;

/**
 * Which trials of a sweep train alike, but for the number of steps: each of a chain goes on with
 * the training of the one before it, so that a chain costs no more steps than its longest training.
 */
final class Chains {
  private static final String TRAINING = "training";
  private static final String STEPS = "steps";

  private Chains() {}

  /**
   * The trials, counted from 0, chain by chain in the order of their first ones; within a chain
   * those of fewer steps come first.
   */
  static List<List<Integer>> of(List<Experiment> trials) {
    Map<Object, List<Integer>> chains = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      ObjectNode document = trials.get(i).document();
      Object key = canGoOn(document) ? TrainingEssence.of(document) : i;
      chains.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
    }
    for (List<Integer> chain : chains.values()) {
      chain.sort(Comparator.comparingLong(trial -> steps(trials.get(trial).document())));
    }
    return List.copyOf(chains.values());
  }

  private static boolean canGoOn(ObjectNode document) {
    JsonNode training = document.path(TRAINING);
    return training.path(STEPS).isIntegralNumber() && !training.hasNonNull("patience");
  }

  private static long steps(ObjectNode document) {
    return document.path(TRAINING).path(STEPS).asLong();
  }
}
