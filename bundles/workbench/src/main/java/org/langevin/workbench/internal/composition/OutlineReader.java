package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.langevin.binding.Bound;
import org.langevin.binding.ParameterRecord;
import org.langevin.binding.Place;
import org.langevin.workbench.Sweeps;
import org.langevin.workbench.internal.composition.ExperimentDocument.Chains;
import org.langevin.workbench.internal.composition.ExperimentDocument.Data;
import org.langevin.workbench.internal.composition.ExperimentDocument.Forward;
import org.langevin.workbench.internal.composition.ExperimentDocument.Measurement;
import org.langevin.workbench.internal.composition.ExperimentDocument.Samples;
import org.langevin.workbench.internal.composition.Outline.Named;
import org.langevin.workbench.internal.findings.Claims;

/** Reads the document of an experiment. */
final class OutlineReader {
  static final String DATASET = "dataset";
  static final String SDE = "sde";
  static final String NETWORK = "network";
  static final String LOSS = "loss";
  static final String TRAINING = "training";
  static final String GENERATOR = "generator";
  static final String SAMPLERS = "samplers";
  static final String SIMULATIONS = "simulations";
  static final String METRICS = "metrics";
  static final String SEED = "seed";

  private static final String NAME = "name";
  private static final ParameterRecord EXPERIMENT = ParameterRecord.of(ExperimentDocument.class);

  private final DocumentParts parts;

  OutlineReader(DocumentParts parts) {
    this.parts = parts;
  }

  /**
   * Reads a whole document.
   *
   * @param root reads parts by means of this reader's
   */
  Outline read(ObjectNode document, Place root) {
    if (document.has(Sweeps.MEMBER)) {
      root.child(Sweeps.MEMBER).refuse("this is a sweep of several experiments: run it as a sweep");
    }
    ObjectNode present = document.deepCopy();
    for (String list : List.of(SAMPLERS, SIMULATIONS, METRICS)) {
      if (present.path(list).isNull()) {
        present.remove(list);
      }
    }
    Optional<Bound> bound = EXPERIMENT.bind(present, Set.of(Sweeps.MEMBER), root);
    Slot<TrainingSettings> training =
        slot(document, TRAINING, pointer -> record(pointer, TrainingSettings.class));
    Optional<Boolean> averages =
        training.declared()
            ? training.value().map(settings -> settings.averaging().isPresent())
            : Optional.of(false);
    Names samples = new Names();
    Names metrics = new Names();
    reserve(document.path(GENERATOR), new Names(), root.child(GENERATOR));
    return new Outline(
        bound,
        parts,
        document.path(SEED).asLong(1),
        slot(document, DATASET, parts::at),
        slot(document, SDE, parts::at),
        slot(document, NETWORK, parts::at),
        slot(document, LOSS, parts::at),
        training,
        slot(document, GENERATOR, pointer -> generator(pointer)),
        list(document, SAMPLERS, root, samples, place -> sampler(place, averages, samples)),
        list(document, SIMULATIONS, root, samples, place -> simulation(place, samples)),
        list(document, METRICS, root, metrics, place -> metric(place, metrics)),
        Claims.read(document.path(Claims.MEMBER), root.child(Claims.MEMBER)));
  }

  /**
   * Reads an element of {@code samplers} by itself.
   *
   * @param averages whether there is a moving average of the parameters
   */
  Optional<Named<Chains>> sampler(JsonNode json, boolean averages, Place place) {
    ParameterRecord.of(Chains.class).bind(json, Set.of(), place);
    return sampler(place, Optional.of(averages), new Names());
  }

  /** Reads an element of {@code metrics} by itself. */
  Optional<Named<References>> metric(JsonNode json, Place place) {
    ParameterRecord.of(Measurement.class).bind(json, Set.of(), place);
    return metric(place, new Names());
  }

  /** Reads a {@code dataset} by itself. */
  Optional<PlacedPart> dataset(JsonNode json, Place place) {
    ParameterRecord.of(Data.class).bind(json, Set.of(), place);
    return parts.at(place.pointer());
  }

  private Optional<Named<Samples>> generator(String pointer) {
    return named(pointer, Samples.class, Samples::name, new Names(), (options, json) -> options);
  }

  private Optional<Named<Chains>> sampler(Place place, Optional<Boolean> averages, Names names) {
    return named(
        place.pointer(),
        Chains.class,
        Chains::name,
        names,
        (chains, json) -> {
          boolean own = chains.network() != null;
          boolean there = averages.orElse(true) && !own;
          if (Boolean.TRUE.equals(chains.averaged()) && !there) {
            place
                .child("averaged")
                .refuse(
                    "there is no moving average of the parameters of "
                        + (own
                            ? "a sampler's own network"
                            : "the experiment's network; for one set /training/averaging")
                        + "; leave this out");
          }
          boolean averaged = chains.averaged() == null ? there : chains.averaged();
          json.put("averaged", averaged);
          return chains.averaged(averaged);
        });
  }

  private Optional<Named<Forward>> simulation(Place place, Names names) {
    return named(
        place.pointer(), Forward.class, Forward::name, names, (simulation, json) -> simulation);
  }

  private Optional<Named<References>> metric(Place place, Names names) {
    return named(
        place.pointer(),
        Measurement.class,
        Measurement::name,
        names,
        (measurement, json) ->
            References.read(
                measurement.reference() == null
                    ? MissingNode.getInstance()
                    : measurement.reference(),
                place.child(References.MEMBER)));
  }

  /** Turns what the workbench wants to know of a part into what it works with. */
  @FunctionalInterface
  private interface Options<R, O> {
    O of(R record, ObjectNode json);
  }

  private <R extends Record, O> Optional<Named<O>> named(
      String pointer,
      Class<R> type,
      Function<R, String> given,
      Names names,
      Options<R, O> options) {
    Optional<PlacedPart> part = parts.at(pointer);
    Optional<Bound> bound = parts.record(pointer, type);
    if (part.isEmpty() || bound.isEmpty()) {
      return Optional.empty();
    }
    R record = type.cast(bound.get().value());
    ObjectNode json = (ObjectNode) bound.get().json();
    String name = given.apply(record) == null ? names.make(part.get().id()) : given.apply(record);
    json.put(NAME, name);
    return Optional.of(new Named<>(part.get(), name, options.of(record, json), json));
  }

  private <R extends Record> Optional<R> record(String pointer, Class<R> type) {
    return parts.record(pointer, type).map(bound -> type.cast(bound.value()));
  }

  private static <T> Slot<T> slot(
      ObjectNode document, String member, Function<String, Optional<T>> read) {
    return isAbsent(document.path(member))
        ? Slot.absent()
        : Slot.declared(read.apply("/" + member));
  }

  private static <T> List<Slot<T>> list(
      ObjectNode document,
      String member,
      Place root,
      Names names,
      Function<Place, Optional<T>> read) {
    JsonNode json = document.path(member);
    Place place = root.child(member);
    List<Slot<T>> list = new ArrayList<>();
    if (!isAbsent(json) && !json.isArray()) {
      list.add(Slot.declared(Optional.empty()));
      return list;
    }
    for (int i = 0; i < json.size(); i++) {
      reserve(json.get(i), names, place.child(i));
    }
    for (int i = 0; i < json.size(); i++) {
      list.add(Slot.declared(read.apply(place.child(i))));
    }
    return list;
  }

  /** Names that are given go before names that are made, wherever they stand. */
  private static void reserve(JsonNode json, Names names, Place place) {
    JsonNode name = json.path(NAME);
    if (name.isTextual()) {
      names.reserve(name.textValue(), place.child(NAME));
    }
  }

  private static boolean isAbsent(JsonNode json) {
    return json.isMissingNode() || json.isNull();
  }
}
