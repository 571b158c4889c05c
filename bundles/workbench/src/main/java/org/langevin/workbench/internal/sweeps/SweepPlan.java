package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Problem;
import org.langevin.workbench.Sweeps;

/**
 * What a sweep varies and which values its trials have.
 *
 * @param axes the JSON pointers that vary
 * @param trials the values of each trial, by pointer
 * @param parallel how many trials run at once
 * @param random whether the values were drawn
 */
record SweepPlan(
    List<String> axes, List<Map<String, JsonNode>> trials, int parallel, boolean random) {
  private static final int MOST_TRIALS = 10_000;
  private static final Set<String> MEMBERS = Set.of("grid", "random", "trials", "parallel");
  private static final Set<String> SWITCHES = Set.of("logarithmic", "whole");
  private static final Set<String> INTERVAL_MEMBERS = Set.of("low", "high", "logarithmic", "whole");

  /**
   * Reads the member {@code sweep}.
   *
   * @param source of the document, for messages
   * @param seed from which random values follow
   */
  static SweepPlan read(String source, JsonNode sweep, long seed) throws InvalidRequestException {
    Reader reader = new Reader(source, seed);
    SweepPlan plan = reader.read(sweep);
    if (!reader.problems.isEmpty()) {
      throw new InvalidRequestException(reader.problems);
    }
    return plan;
  }

  private static final class Reader {
    private final List<Problem> problems = new ArrayList<>();
    private final String source;
    private final long seed;

    Reader(String source, long seed) {
      this.source = source;
      this.seed = seed;
    }

    private void problem(String pointer, String message) {
      problems.add(new Problem(source, "/" + Sweeps.MEMBER + pointer, message));
    }

    SweepPlan read(JsonNode sweep) {
      if (!sweep.isObject()) {
        problem("", "give an object with \"grid\" or \"random\"");
        return null;
      }
      sweep
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!MEMBERS.contains(name)) {
                  problem("/" + name, "unknown; there are " + MEMBERS.stream().sorted().toList());
                }
              });
      boolean random = sweep.has("random");
      if (random == sweep.has("grid")) {
        problem("", "give either \"grid\" or \"random\"");
        return null;
      }
      JsonNode axes = sweep.path(random ? "random" : "grid");
      if (!axes.isObject() || axes.isEmpty()) {
        problem(random ? "/random" : "/grid", "give an object with a JSON pointer for each axis");
        return null;
      }
      List<String> names = new ArrayList<>();
      axes.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (!name.startsWith("/") || name.startsWith("/" + Sweeps.MEMBER)) {
          problem(
              (random ? "/random/" : "/grid/") + escaped(name),
              "\""
                  + name
                  + "\" is no JSON pointer into the experiment; write for example /sde/beta");
        }
      }
      int parallel = whole(sweep, "parallel", 1, 1, 1024);
      int count = whole(sweep, "trials", 20, 1, MOST_TRIALS);
      if (!random && sweep.has("trials")) {
        problem("/trials", "a grid has as many trials as combinations; leave this out");
      }
      return new SweepPlan(
          names, random ? draw(axes, names, count) : combine(axes, names), parallel, random);
    }

    private int whole(JsonNode sweep, String name, int standard, int least, int most) {
      JsonNode node = sweep.path(name);
      if (node.isMissingNode()) {
        return standard;
      }
      if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
        problem(
            "/" + name,
            node + " is out of range; give a whole number from " + least + " to " + most);
        return standard;
      }
      return node.intValue();
    }

    private List<Map<String, JsonNode>> combine(JsonNode axes, List<String> names) {
      List<Map<String, JsonNode>> trials = List.of(new LinkedHashMap<>());
      for (String name : names) {
        JsonNode values = axes.path(name);
        if (!values.isArray() || values.isEmpty()) {
          problem("/grid/" + escaped(name), "give a list of values");
          continue;
        }
        if ((long) trials.size() * values.size() > MOST_TRIALS) {
          problem("/grid", "more than " + MOST_TRIALS + " combinations; give fewer values");
          return List.of();
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
      return trials;
    }

    private List<Map<String, JsonNode>> draw(JsonNode axes, List<String> names, int count) {
      List<Map<String, JsonNode>> trials = new ArrayList<>();
      for (int trial = 0; trial < count; trial++) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (int axis = 0; axis < names.size(); axis++) {
          double u = RandomStream.of(seed, Sweeps.MEMBER, trial, axis).nextDouble();
          JsonNode range = axes.path(names.get(axis));
          boolean first = trial == 0;
          values.put(
              names.get(axis), value("/random/" + escaped(names.get(axis)), range, u, first));
        }
        trials.add(values);
      }
      return trials;
    }

    /** The quantile u of an axis; complains only when asked for the first time. */
    private JsonNode value(String pointer, JsonNode range, double u, boolean first) {
      if (range.isArray() && !range.isEmpty()) {
        return range.get((int) (u * range.size()));
      }
      double low = range.path("low").asDouble(Double.NaN);
      double high = range.path("high").asDouble(Double.NaN);
      boolean logarithmic = range.path("logarithmic").asBoolean(false);
      if (first) {
        check(pointer, range, low, high, logarithmic);
      }
      double value = logarithmic ? low * Math.pow(high / low, u) : low + u * (high - low);
      return range.path("whole").asBoolean(false)
          ? JsonNodeFactory.instance.numberNode(Math.round(value))
          : JsonNodeFactory.instance.numberNode(value);
    }

    private void check(
        String pointer, JsonNode range, double low, double high, boolean logarithmic) {
      if (!(low < high) || (logarithmic && !(low > 0))) {
        problem(
            pointer,
            "give a list of values, or {\"low\": ..., \"high\": ...} with low < high"
                + (logarithmic ? " and, as it is logarithmic, low > 0" : ""));
      }
      range
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (SWITCHES.contains(name) && !range.path(name).isBoolean()) {
                  problem(pointer + "/" + name, range.path(name) + ": give true or false");
                }
                if (!INTERVAL_MEMBERS.contains(name)) {
                  problem(
                      pointer + "/" + name,
                      "unknown; there are " + INTERVAL_MEMBERS.stream().sorted().toList());
                }
              });
    }

    private static String escaped(String name) {
      return name.replace("~", "~0").replace("/", "~1");
    }
  }
}
