package org.langevin.workbench.internal.findings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.langevin.binding.Place;
import org.langevin.binding.Problems;
import org.langevin.binding.Spelling;
import org.langevin.binding.Words;
import org.langevin.workbench.Expectation;
import org.langevin.workbench.InvalidRequestException;

/**
 * What a sweep expects of its trials, as far as a trial cannot tell by itself.
 *
 * @param claims those that are about certain trials
 */
public record SweepClaims(List<Claim> claims) {
  private static final int MOST_LISTED = 12;

  /**
   * Reads the claims of a sweep.
   *
   * @param axes what varies
   * @param trials the values of each trial
   * @param random whether these were drawn
   * @throws InvalidRequestException if a claim is about trials that there are not
   */
  public static SweepClaims read(
      String source,
      ObjectNode document,
      List<String> axes,
      List<Map<String, JsonNode>> trials,
      boolean random)
      throws InvalidRequestException {
    Problems problems = new Problems(source);
    Place place = new Place("", problems).child(Claims.MEMBER);
    List<Claim> claims =
        Claims.read(document.path(Claims.MEMBER), place).list().stream()
            .filter(Claim::isOfSweep)
            .toList();
    for (Claim claim : claims) {
      Place at = new Place(claim.pointer(), problems);
      if (random) {
        at.child(Claim.AT).refuse("the values of a random search are drawn: leave this out");
        continue;
      }
      check(claim.at(), axes, trials, at.child(Claim.AT));
      check(claim.betterTrial(), axes, trials, at.child(Claim.BETTER_THAN));
    }
    InvalidRequestException.throwIfAny(problems, document);
    return new SweepClaims(claims);
  }

  private static void check(
      Map<String, JsonNode> values,
      List<String> axes,
      List<Map<String, JsonNode>> trials,
      Place place) {
    values.forEach(
        (axis, value) -> {
          if (!axes.contains(axis)) {
            place
                .child(axis)
                .refuse(
                    "this does not vary in the sweep"
                        + Spelling.hintOrList(axis, axes, "what varies is"));
          } else if (trials.stream().noneMatch(trial -> equal(trial.get(axis), value))) {
            List<String> known =
                trials.stream()
                    .map(trial -> Words.shortened(trial.get(axis).toString()))
                    .distinct()
                    .toList();
            place
                .child(axis)
                .refuse(
                    "this is "
                        + Words.shortened(value.toString())
                        + ", which no trial has; they have "
                        + String.join(", ", known.subList(0, Math.min(MOST_LISTED, known.size())))
                        + (known.size() > MOST_LISTED ? ", ..." : ""));
          }
        });
  }

  /** What a trial's document expects: what is about each trial by itself. */
  public static void keepForTrial(ObjectNode document) {
    change(document, false);
  }

  /**
   * A document that is wrong, at the same places, if a claim about trials names metrics or samplers
   * that there are not.
   */
  public static void keepNames(ObjectNode document) {
    change(document, true);
  }

  private static void change(ObjectNode document, boolean names) {
    if (!document.path(Claims.MEMBER).isArray()) {
      return;
    }
    ArrayNode list = document.arrayNode();
    for (JsonNode claim : document.path(Claims.MEMBER)) {
      if (!claim.has(Claim.AT) && !claim.path(Claim.BETTER_THAN).isObject()) {
        list.add(claim);
      } else if (names) {
        ObjectNode named = list.addObject();
        named.put("atLeast", 0);
        claim
            .fields()
            .forEachRemaining(
                member -> {
                  if (List.of("metric", "sampler").contains(member.getKey())) {
                    named.set(member.getKey(), member.getValue());
                  }
                });
        JsonNode better = claim.path(Claim.BETTER_THAN);
        if (better.isTextual()) {
          named.set(Claim.BETTER_THAN, better);
        }
      }
    }
    if (list.isEmpty()) {
      document.remove(Claims.MEMBER);
    } else {
      document.set(Claims.MEMBER, list);
    }
  }

  /**
   * Compares the trials with what is expected of them.
   *
   * @param trials the values of each
   * @param metrics what {@code metrics.json} of each holds; a trial that failed has none
   */
  public List<Expectation> evaluate(List<Map<String, JsonNode>> trials, List<JsonNode> metrics) {
    List<Expectation> expectations = new ArrayList<>();
    for (Claim claim : claims) {
      for (int i = 0; i < trials.size(); i++) {
        if (matches(trials.get(i), claim.at())) {
          expectations.addAll(evaluate(claim, trials, metrics, i));
        }
      }
    }
    return expectations;
  }

  private static List<Expectation> evaluate(
      Claim claim, List<Map<String, JsonNode>> trials, List<JsonNode> metrics, int trial) {
    Measured measured = new Measured(metrics.get(trial));
    Optional<Measured> other = Optional.empty();
    if (!claim.betterTrial().isEmpty()) {
      Map<String, JsonNode> wanted = new LinkedHashMap<>(trials.get(trial));
      wanted.putAll(claim.betterTrial());
      for (int i = 0; i < trials.size(); i++) {
        if (matches(trials.get(i), wanted)) {
          other = Optional.of(new Measured(metrics.get(i)));
        }
      }
    }
    Claim named =
        new Claim(
            claim.pointer(),
            claim.figure(),
            claim.better(),
            trials.get(trial),
            claim.betterTrial());
    String sampler = claim.figure().sampler();
    List<String> samplers =
        sampler == null ? measured.samplers(claim.figure().metric()) : List.of(sampler);
    List<Expectation> expectations = new ArrayList<>();
    for (String each : samplers.isEmpty() ? List.of("") : samplers) {
      expectations.add(Claims.evaluate(named, each, measured, other));
    }
    return expectations;
  }

  private static boolean matches(Map<String, JsonNode> trial, Map<String, JsonNode> values) {
    return values.entrySet().stream()
        .allMatch(value -> equal(trial.get(value.getKey()), value.getValue()));
  }

  /** 1 and 1.0 are one number. */
  private static boolean equal(JsonNode first, JsonNode second) {
    return first != null
        && (first.isNumber() && second.isNumber()
            ? first.doubleValue() == second.doubleValue()
            : first.equals(second));
  }
}
