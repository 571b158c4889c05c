package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.langevin.api.Parameter;
import org.langevin.api.random.RandomStream;
import org.langevin.binding.ParameterRecord;
import org.langevin.binding.Place;
import org.langevin.binding.Problems;
import org.langevin.binding.Words;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Sweeps;

/**
 * What a sweep varies and which values its trials have.
 *
 * @param axes the JSON pointers that vary
 * @param trials the values of each trial, by pointer
 * @param parallel how many trials run at once
 * @param random whether the values were drawn
 * @param fit the line that is fitted to the metrics, if one is
 */
record SweepPlan(
    List<String> axes,
    List<Map<String, JsonNode>> trials,
    int parallel,
    boolean random,
    Optional<Fit> fit) {
  private static final int MOST_TRIALS = 10_000;
  private static final int STANDARD_TRIALS = 20;
  private static final String GRID = "grid";
  private static final String RANDOM = "random";
  private static final String FIT = "fit";
  private static final ParameterRecord SETTINGS = ParameterRecord.of(Settings.class);

  /** The members of a sweep that are no axes. */
  record Settings(
      @Parameter(description = "How many trials run at once", min = 1, max = 1024, value = "1")
          int parallel,
      @Parameter(
              description = "How many trials are drawn",
              min = 1,
              max = MOST_TRIALS,
              value = "null")
          Integer trials,
      @Parameter(
              description =
                  "Draws a straight line through the values of each metric, as a function of the"
                      + " axis or of its logarithm, and tells its slope",
              value = "null")
          Fit fit) {}

  /** The same without one of the axes. */
  SweepPlan without(String axis) {
    return new SweepPlan(
        axes.stream().filter(each -> !each.equals(axis)).toList(), trials, parallel, random, fit);
  }

  /**
   * Reads the member {@code sweep}.
   *
   * @param source of the document, for messages
   * @param seed from which random values follow
   */
  static SweepPlan read(String source, JsonNode sweep, long seed) throws InvalidRequestException {
    Problems problems = new Problems(source);
    Place place = new Place("", problems).child(Sweeps.MEMBER);
    Optional<SweepPlan> plan = new Reader(place, seed).read(sweep);
    InvalidRequestException.throwIfAny(
        problems, JsonNodeFactory.instance.objectNode().set(Sweeps.MEMBER, sweep));
    return plan.orElseThrow();
  }

  private record Reader(Place place, long seed) {
    Optional<SweepPlan> read(JsonNode sweep) {
      if (!sweep.isObject()) {
        place.refuse("give an object with \"grid\" or \"random\"");
        return Optional.empty();
      }
      boolean random = sweep.has(RANDOM);
      if (random == sweep.has(GRID)) {
        place.refuse("give either \"grid\" or \"random\"");
        return Optional.empty();
      }
      Optional<Settings> settings =
          SETTINGS.bind(sweep, Set.of(GRID, RANDOM), place).map(bound -> (Settings) bound.value());
      if (!random && sweep.hasNonNull("trials")) {
        place.child("trials").refuse("a grid has as many trials as combinations; leave this out");
      }
      JsonNode axes = sweep.path(random ? RANDOM : GRID);
      Place placeOfAxes = place.child(random ? RANDOM : GRID);
      if (!axes.isObject() || axes.isEmpty()) {
        placeOfAxes.refuse("give an object with a JSON pointer for each axis");
        return Optional.empty();
      }
      List<String> names = new ArrayList<>();
      axes.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> checkName(name, placeOfAxes.child(name)));
      Optional<List<Map<String, JsonNode>>> trials =
          random
              ? draw(axes, names, settings.map(Settings::trials), placeOfAxes)
              : combine(axes, names, placeOfAxes);
      return settings.flatMap(
          all ->
              trials
                  .filter(values -> isFitting(all.fit(), names, values))
                  .map(
                      values ->
                          new SweepPlan(
                              names,
                              values,
                              all.parallel(),
                              random,
                              Optional.ofNullable(all.fit()))));
    }

    private boolean isFitting(Fit fit, List<String> names, List<Map<String, JsonNode>> trials) {
      if (fit == null) {
        return true;
      }
      List<String> axes = names.stream().filter(name -> !name.equals(Repeats.SEED)).toList();
      if (axes.size() != 1) {
        place
            .child(FIT)
            .refuse("a line is fitted over one axis beside the seed, but there are " + axes);
        return false;
      }
      for (Map<String, JsonNode> trial : trials) {
        JsonNode value = trial.get(axes.get(0));
        OptionalDouble number = Fit.number(value);
        if (number.isEmpty() || !Double.isFinite(fit.of(number.getAsDouble()))) {
          place
              .child(FIT)
              .refuse(
                  "a line needs numbers, or lists of them, of which the largest counts"
                      + (fit == Fit.LOGARITHMIC ? ", all above 0" : "")
                      + ", but "
                      + axes.get(0)
                      + " has the value "
                      + Words.shortened(value.toString()));
          return false;
        }
      }
      return true;
    }

    private static void checkName(String name, Place place) {
      if (!name.startsWith("/") || name.startsWith("/" + Sweeps.MEMBER)) {
        place.refuse(
            Words.quote(name)
                + " is no JSON pointer into the experiment; write for example /sde/beta");
      }
    }

    private static Optional<List<Map<String, JsonNode>>> combine(
        JsonNode axes, List<String> names, Place place) {
      List<Map<String, JsonNode>> trials = List.of(new LinkedHashMap<>());
      for (String name : names) {
        JsonNode values = axes.path(name);
        if (!values.isArray() || values.isEmpty()) {
          place.child(name).refuse("give a list of values");
          continue;
        }
        if ((long) trials.size() * values.size() > MOST_TRIALS) {
          place.refuse("more than " + MOST_TRIALS + " combinations; give fewer values");
          return Optional.empty();
        }
        List<Map<String, JsonNode>> longer = new ArrayList<>();
        for (Map<String, JsonNode> trial : trials) {
          for (JsonNode value : values) {
            Map<String, JsonNode> extended = new LinkedHashMap<>(trial);
            extended.put(name, value);
            longer.add(extended);
          }
        }
        trials = longer;
      }
      return Optional.of(trials);
    }

    private Optional<List<Map<String, JsonNode>>> draw(
        JsonNode axes, List<String> names, Optional<Integer> count, Place place) {
      List<RandomAxis> ranges = new ArrayList<>();
      for (String name : names) {
        RandomAxis.read(axes.path(name), place.child(name)).ifPresent(ranges::add);
      }
      if (ranges.size() < names.size()) {
        return Optional.empty();
      }
      List<Map<String, JsonNode>> trials = new ArrayList<>();
      for (int trial = 0; trial < count.orElse(STANDARD_TRIALS); trial++) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (int axis = 0; axis < names.size(); axis++) {
          double u = RandomStream.of(seed, Sweeps.MEMBER, trial, axis).nextDouble();
          values.put(names.get(axis), ranges.get(axis).value(u));
        }
        trials.add(values);
      }
      return Optional.of(trials);
    }
  }
}
