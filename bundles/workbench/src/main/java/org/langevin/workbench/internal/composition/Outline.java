package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.langevin.binding.Bound;
import org.langevin.workbench.internal.composition.ExperimentDocument.Chains;
import org.langevin.workbench.internal.composition.ExperimentDocument.Forward;
import org.langevin.workbench.internal.composition.ExperimentDocument.Samples;
import org.langevin.workbench.internal.findings.Claims;

/**
 * An experiment's document after reading: everything by itself is in order or complained about,
 * nothing is made yet. What is in order is here although something else may be wrong.
 *
 * @param document the whole, with all defaults; empty if anything is wrong
 * @param parts of the document
 * @param seed from which all random numbers follow
 * @param training the settings
 * @param claims what is expected of the metrics
 */
record Outline(
    Optional<Bound> document,
    DocumentParts parts,
    long seed,
    Slot<PlacedPart> dataset,
    Slot<PlacedPart> sde,
    Slot<PlacedPart> network,
    Slot<PlacedPart> loss,
    Slot<TrainingSettings> training,
    Slot<Named<Samples>> generator,
    List<Slot<Named<Chains>>> samplers,
    List<Slot<Named<Forward>>> simulations,
    List<Slot<Named<References>>> metrics,
    Claims claims) {

  /**
   * A part that has a name.
   *
   * @param name unique among its kind
   * @param options what the workbench wants to know of it
   * @param json the part with options, parameters and all defaults
   */
  record Named<O>(PlacedPart part, String name, O options, ObjectNode json) {}

  /** The parts that others may ask, by the pointer at which they stand. */
  Map<String, Slot<PlacedPart>> asked() {
    return Map.of("dataset", dataset, "sde", sde, "network", network, "loss", loss);
  }

  /** The names under which samples are kept, of those that could be read. */
  Set<String> sampleNames() {
    return Stream.of(samplers.stream(), simulations.stream(), Stream.of(generator))
        .flatMap(slots -> slots)
        .flatMap(slot -> slot.value().stream())
        .map(Named::name)
        .collect(Collectors.toSet());
  }

  /** Whether all names of samples are known. */
  boolean allSamplesNamed() {
    return samplers.stream().allMatch(Slot::isSettled)
        && simulations.stream().allMatch(Slot::isSettled)
        && generator.isSettled();
  }

  /** Whether there will be samples. */
  boolean makesSamples() {
    return !samplers.isEmpty() || !simulations.isEmpty() || generator.declared();
  }

  /** Whether a part that stands anywhere in the document is one of these. */
  boolean any(Predicate<PlacedPart> predicate) {
    return parts.all().stream().anyMatch(predicate);
  }
}
