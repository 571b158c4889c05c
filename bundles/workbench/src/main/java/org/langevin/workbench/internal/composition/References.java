package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.langevin.binding.Doubles;
import org.langevin.binding.Place;
import org.langevin.binding.Spelling;
import org.langevin.binding.Words;

/**
 * The paper's values of a metric.
 *
 * @param values by sampler name; under the empty name, for all samplers
 * @param place where they stand
 */
record References(Map<String, Double> values, Place place) {
  /** The member of a metric that gives them: a number, or an object by sampler name. */
  static final String MEMBER = "reference";

  static References read(JsonNode json, Place place) {
    Map<String, Double> values = new LinkedHashMap<>();
    if (json.isObject() && !json.isEmpty()) {
      json.fields()
          .forEachRemaining(
              member ->
                  putNamed(
                      values, member.getKey(), member.getValue(), place.child(member.getKey())));
    } else if (!json.isMissingNode() && !json.isNull()) {
      put(values, "", json, place);
    }
    return new References(values, place);
  }

  /** Complains about names that no sampler has. */
  void check(Set<String> samplers) {
    for (String name : values.keySet()) {
      if (!name.isEmpty() && !samplers.contains(name)) {
        place
            .child(name)
            .refuse(
                "there is no sampler of the name "
                    + Words.shortened(name)
                    + Spelling.hintOrList(name, samplers, "the samplers are"));
      }
    }
  }

  private static void putNamed(
      Map<String, Double> values, String name, JsonNode json, Place place) {
    if (name.isEmpty()) {
      place.refuse("a sampler's name is not empty; for one value for all samplers give the number");
      return;
    }
    put(values, name, json, place);
  }

  private static void put(Map<String, Double> values, String name, JsonNode json, Place place) {
    if (json.isNumber() && Doubles.objection(json).isEmpty()) {
      values.put(name, json.doubleValue());
    } else {
      place.refuse(
          "a reference is the value that a paper gives: a number, or an object with a number for"
              + " each sampler's name");
    }
  }
}
