package org.langevin.workbench.internal.composition;

import java.lang.management.ManagementFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Sizes;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.binding.Place;

/**
 * Refuses experiments that need more memory than there is, by what is known before anything runs:
 * the copies of the network's parameters and the pass of a minibatch outside the heap, minibatch
 * and samples on it. What is counted is needed at the least.
 *
 * @param root of the document
 */
record MemoryCheck(Place root) {
  private static final String DIRECT = "-XX:MaxDirectMemorySize=";

  /**
   * Complains about what does not fit.
   *
   * @param workers each of which has a gradient of its own
   */
  void check(Composition composition, int workers) {
    long there = direct();
    composition.network().ifPresent(network -> checkNetwork(composition, network, workers, there));
    int dimension = composition.dataset().shape().dimension();
    composition
        .samplers()
        .forEach(task -> checkSamples(task.part().pointer(), task.count(), dimension));
    composition.generator().ifPresent(task -> checkGenerator(composition, task, there));
  }

  private void checkGenerator(Composition composition, GeneratorTask task, long there) {
    long needed =
        composition
            .parts()
            .ask(task.part(), "the memory that it needs", () -> task.generator().memory());
    if (needed > there) {
      new Place(task.part().pointer(), root.problems())
          .refuse(
              "the generator's training needs "
                  + Sizes.memory(needed)
                  + " of memory outside the heap, but there are "
                  + Sizes.memory(there)
                  + "; take smaller networks or fewer items at a time, or give more by"
                  + " EXTRA_JAVA_OPTS="
                  + DIRECT
                  + "...");
    }
    checkSamples(task.part().pointer(), task.count(), composition.dataset().shape().dimension());
  }

  private void checkNetwork(
      Composition composition, ScoreNetwork network, int workers, long there) {
    long parameters = network.parameterCount();
    long copies = composition.training().map(training -> training.copies() + workers).orElse(1L);
    double needed = (double) Float.BYTES * parameters * copies;
    if (needed > there) {
      root.child(OutlineReader.NETWORK)
          .refuse(
              "the network's "
                  + parameters
                  + " parameters need "
                  + Sizes.memory(needed)
                  + " of memory outside the heap"
                  + (copies > 1
                      ? ", as they are there "
                          + copies
                          + " times (themselves, their gradients, the optimiser's state and their"
                          + " averages)"
                      : "")
                  + ", but there are "
                  + Sizes.memory(there)
                  + "; take a smaller network, or give more by EXTRA_JAVA_OPTS="
                  + DIRECT
                  + "...");
    }
    composition
        .training()
        .ifPresent(training -> checkBatch(network, training.settings(), workers, there - needed));
  }

  private void checkBatch(
      ScoreNetwork network, TrainingSettings settings, int workers, double there) {
    Place place = root.child(OutlineReader.TRAINING);
    int batch = settings.batch();
    double needed =
        network.passMemory(batch)
            + (double) workers * network.passMemory(settings.watchedTogether());
    if (there > 0 && needed > there) {
      place
          .child("batch")
          .refuse(
              "a minibatch of "
                  + batch
                  + " needs "
                  + Sizes.memory(needed)
                  + " of memory outside the heap, but beside the network's parameters there are "
                  + Sizes.memory(there)
                  + "; take fewer items");
    }
    checkHeap(place, "/batch", "items of a minibatch", batch, network.shape().dimension());
  }

  private void checkSamples(String pointer, int count, int dimension) {
    checkHeap(new Place(pointer, root.problems()), "/count", "samples", count, dimension);
  }

  private static void checkHeap(Place place, String parameter, String what, long... factors) {
    try {
      Sizes.length(parameter, what, Float.BYTES, factors);
    } catch (InvalidExperimentException e) {
      place.refuse(e);
    }
  }

  /** Bytes outside the heap: what an option gives; without it, as many as there are on the heap. */
  private static long direct() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith(DIRECT))
        .map(argument -> argument.substring(DIRECT.length()))
        .reduce((first, last) -> last)
        .map(MemoryCheck::bytes)
        .orElse(Runtime.getRuntime().maxMemory());
  }

  private static long bytes(String amount) {
    int shift =
        10 * (1 + "kmgt".indexOf(Character.toLowerCase(amount.charAt(amount.length() - 1))));
    String digits = shift == 0 ? amount : amount.substring(0, amount.length() - 1);
    return Long.parseLong(digits) << shift;
  }
}
