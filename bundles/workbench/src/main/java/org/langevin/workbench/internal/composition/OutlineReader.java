package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.langevin.workbench.Sweeps;
import org.langevin.workbench.internal.binding.Bound;
import org.langevin.workbench.internal.binding.ParameterRecord;
import org.langevin.workbench.internal.binding.Place;
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
  static final String METRICS = "metrics";

  private static final Set<String> PARTS =
      Set.of(
          DATASET,
          SDE,
          NETWORK,
          LOSS,
          TRAINING,
          GENERATOR,
          SAMPLERS,
          METRICS,
          Claims.MEMBER,
          Sweeps.MEMBER);
  private static final ParameterRecord HEADER = ParameterRecord.of(ExperimentHeader.class);
  private static final ParameterRecord TRAINING_SETTINGS =
      ParameterRecord.of(TrainingSettings.class);

  private final PartReader parts;

  OutlineReader(PartReader parts) {
    this.parts = parts;
  }

  Outline read(ObjectNode document, Place root) {
    if (document.has(Sweeps.MEMBER)) {
      root.child(Sweeps.MEMBER).refuse("this is a sweep of several experiments: run it as a sweep");
    }
    Slot<Bound> training = training(document, root);
    Optional<Boolean> averages = averages(training);
    Names samples = new Names();
    Names metrics = new Names();
    return new Outline(
        Slot.declared(HEADER.bind(document, PARTS, root)),
        part(DATASET, document, root),
        part(SDE, document, root),
        part(NETWORK, document, root),
        part(LOSS, document, root),
        training,
        generator(document, root),
        list(
            SAMPLERS,
            document,
            root,
            samples,
            (json, place) -> sampler(json, averages, samples, place)),
        list(METRICS, document, root, metrics, (json, place) -> metric(json, metrics, place)),
        Claims.read(document.path(Claims.MEMBER), root.child(Claims.MEMBER)));
  }

  /** Whether training keeps a moving average of the parameters; empty if that is not known. */
  private static Optional<Boolean> averages(Slot<Bound> training) {
    return training.declared()
        ? training.value().map(bound -> ((TrainingSettings) bound.value()).averaging() > 0)
        : Optional.of(false);
  }

  /**
   * Reads one element of {@code samplers}.
   *
   * @param averages whether there is a moving average of the parameters; empty if that is not known
   */
  Optional<Named<SamplerChoice>> sampler(
      JsonNode json, Optional<Boolean> averages, Names names, Place place) {
    Slot<Part> network = json.isObject() ? part(NETWORK, (ObjectNode) json, place) : Slot.absent();
    return named("sampler", json, SamplerOptions.class, Set.of(NETWORK), names, place)
        .map(
            read -> {
              network.value().ifPresent(part -> read.json().set(NETWORK, part.json()));
              SamplerOptions options = (SamplerOptions) read.options();
              boolean there = averages.orElse(true) && !network.declared();
              if (Boolean.TRUE.equals(options.averaged()) && !there) {
                place
                    .child("averaged")
                    .refuse(
                        "there is no moving average of the parameters of "
                            + (network.declared()
                                ? "a sampler's own network"
                                : "the experiment's network; for one set /training/averaging")
                            + "; leave this out");
              }
              boolean averaged = options.averaged() == null ? there : options.averaged();
              read.json().put("averaged", averaged);
              return new Named<>(
                  read.part(),
                  read.name(),
                  new SamplerChoice(options.count(), averaged, network),
                  read.json());
            });
  }

  /** Reads one element of {@code metrics}. */
  Optional<Named<References>> metric(JsonNode json, Names names, Place place) {
    References references =
        References.read(json.path(References.MEMBER), place.child(References.MEMBER));
    return named("metric", json, MetricOptions.class, Set.of(References.MEMBER), names, place)
        .map(
            read -> {
              if (!references.values().isEmpty()) {
                read.json().set(References.MEMBER, json.get(References.MEMBER));
              }
              return new Named<>(read.part(), read.name(), references, read.json());
            });
  }

  private Slot<Named<SamplesOptions>> generator(ObjectNode document, Place root) {
    JsonNode json = document.path(GENERATOR);
    if (isAbsent(json)) {
      return Slot.absent();
    }
    Names names = new Names();
    Place place = root.child(GENERATOR);
    reserve(json, names, place);
    return Slot.declared(
        named("generator", json, SamplesOptions.class, Set.of(), names, place)
            .map(
                read ->
                    new Named<>(
                        read.part(), read.name(), (SamplesOptions) read.options(), read.json())));
  }

  private Slot<Part> part(String member, ObjectNode document, Place root) {
    JsonNode json = document.path(member);
    return isAbsent(json)
        ? Slot.absent()
        : Slot.declared(parts.read(member, json, Set.of(), root.child(member)));
  }

  private static Slot<Bound> training(ObjectNode document, Place root) {
    JsonNode json = document.path(TRAINING);
    Place place = root.child(TRAINING);
    if (isAbsent(json)) {
      return Slot.absent();
    }
    if (!json.isObject()) {
      place.refuse("give an object: {\"steps\": 10000}");
      return Slot.declared(Optional.empty());
    }
    return Slot.declared(TRAINING_SETTINGS.bind(json, Set.of(), place));
  }

  private static <T> List<Slot<T>> list(
      String member,
      ObjectNode document,
      Place root,
      Names names,
      BiFunction<JsonNode, Place, Optional<T>> read) {
    JsonNode json = document.path(member);
    Place place = root.child(member);
    List<Slot<T>> list = new ArrayList<>();
    if (!isAbsent(json) && !json.isArray()) {
      place.refuse("give an array of objects, even for one: [{\"use\": ...}]");
      list.add(Slot.declared(Optional.empty()));
      return list;
    }
    for (int i = 0; i < json.size(); i++) {
      reserve(json.get(i), names, place.child(i));
    }
    for (int i = 0; i < json.size(); i++) {
      list.add(Slot.declared(read.apply(json.get(i), place.child(i))));
    }
    return list;
  }

  /** Names that are given go before names that are made, wherever they stand. */
  private static void reserve(JsonNode json, Names names, Place place) {
    JsonNode name = json.path("name");
    if (name.isTextual()) {
      names.reserve(name.textValue(), place.child("name"));
    }
  }

  private Optional<Named<Object>> named(
      String point,
      JsonNode json,
      Class<?> optionsType,
      Set<String> others,
      Names names,
      Place place) {
    ParameterRecord record = ParameterRecord.of(optionsType);
    List<String> members = new ArrayList<>(record.names());
    members.addAll(others);
    Optional<Part> part = parts.read(point, json, members, place);
    if (!json.isObject()) {
      return Optional.empty();
    }
    ObjectNode own = ((ObjectNode) json).deepCopy().retain(record.names());
    Optional<Bound> options = record.bind(own, Set.of(), place);
    if (part.isEmpty() || options.isEmpty()) {
      return Optional.empty();
    }
    JsonNode given = json.path("name");
    String name = given.isTextual() ? given.textValue() : names.make(part.get().id());
    ObjectNode filled = part.get().json().deepCopy();
    filled.setAll((ObjectNode) options.get().json());
    filled.put("name", name);
    return Optional.of(new Named<>(part.get(), name, options.get().value(), filled));
  }

  private static boolean isAbsent(JsonNode json) {
    return json.isMissingNode() || json.isNull();
  }
}
