package org.langevin.workbench.internal.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.langevin.binding.Bound;
import org.langevin.binding.ParameterRecord;
import org.langevin.binding.Place;
import org.langevin.binding.Spelling;
import org.langevin.binding.Words;
import org.langevin.workbench.Expectation;
import org.langevin.workbench.internal.findings.Claim.Figure;
import org.langevin.workbench.internal.findings.Measured.Found;

/**
 * An experiment's {@code expect}: what its metrics must come to, so that it shows what its title
 * says.
 *
 * @param list in the order of the document, without those about which was complained
 * @param place where they stand
 */
public record Claims(List<Claim> list, Place place) {
  /** The experiment's member. */
  public static final String MEMBER = "expect";

  private static final ParameterRecord FIGURE = ParameterRecord.of(Figure.class);
  private static final Set<String> OTHERS = Set.of(Claim.BETTER_THAN, Claim.AT);

  /** Reads the member; complains about all that is wrong with it by itself. */
  public static Claims read(JsonNode json, Place place) {
    List<Claim> claims = new ArrayList<>();
    if (!json.isMissingNode() && !json.isNull() && !json.isArray()) {
      place.refuse("give an array of claims: [{\"metric\": \"a name\", \"atMost\": 0.1}]");
    }
    if (json.isArray()) {
      for (int i = 0; i < json.size(); i++) {
        claim(json.get(i), place.child(i)).ifPresent(claims::add);
      }
    }
    return new Claims(List.copyOf(claims), place);
  }

  private static Optional<Claim> claim(JsonNode json, Place place) {
    if (!json.isObject()) {
      place.refuse("give an object: {\"metric\": \"a name\", \"atMost\": 0.1}");
      return Optional.empty();
    }
    int before = place.problems().count();
    Optional<Bound> bound = FIGURE.bind(json, OTHERS, place);
    JsonNode better = json.path(Claim.BETTER_THAN);
    Map<String, JsonNode> at = values(json.path(Claim.AT), place.child(Claim.AT));
    Map<String, JsonNode> betterTrial =
        better.isTextual() ? Map.of() : values(better, place.child(Claim.BETTER_THAN));
    if (bound.isEmpty() || place.problems().count() > before) {
      return Optional.empty();
    }
    Claim claim =
        new Claim(
            place.pointer(),
            (Figure) bound.get().value(),
            better.isTextual() ? better.textValue() : "",
            at,
            betterTrial);
    check(claim, place);
    return place.problems().count() > before ? Optional.empty() : Optional.of(claim);
  }

  private static Map<String, JsonNode> values(JsonNode json, Place place) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    if (json.isObject() && !json.isEmpty()) {
      json.fields().forEachRemaining(member -> values.put(member.getKey(), member.getValue()));
    } else if (!json.isMissingNode() && !json.isNull()) {
      place.refuse(
          place.pointer().endsWith(Claim.AT)
              ? "give the values of a sweep's trials: {\"/loss/count\": 10}"
              : "give a sampler's name or the values of a sweep's trial: {\"/loss/count\": 10}");
    }
    return values;
  }

  private static void check(Claim claim, Place place) {
    Figure figure = claim.figure();
    boolean compares = !claim.better().isEmpty() || !claim.betterTrial().isEmpty();
    if (figure.atMost() == null && figure.atLeast() == null && !compares) {
      place.refuse("say what is expected: atMost, atLeast or betterThan");
    }
    if (figure.atMost() != null && figure.atLeast() != null && figure.atLeast() > figure.atMost()) {
      place.child("atLeast").refuse(figure.atLeast() + " is more than atMost, " + figure.atMost());
    }
    if (figure.by() != null && !compares) {
      place.child("by").refuse("a factor needs another figure: give betterThan, or leave this out");
    }
    if (compares && figure.value() != null) {
      place
          .child("value")
          .refuse(
              "which way is better is known of a metric's main figure only: use atMost or atLeast"
                  + " for this one");
    }
    if (!claim.better().isEmpty() && claim.better().equals(figure.sampler())) {
      place.child(Claim.BETTER_THAN).refuse("no sampler is better than itself; name another");
    }
    if (!claim.better().isEmpty() && figure.sampler() == null) {
      place.child("sampler").refuse("say which sampler is better than " + claim.better());
    }
    if (!claim.betterTrial().isEmpty() && claim.at().isEmpty()) {
      place.child(Claim.AT).refuse("say which trials are better: {\"/loss/count\": 20}");
    }
  }

  /**
   * Complains about claims that the experiment cannot meet.
   *
   * @param metrics their names
   * @param samplers the names of the samplers, or of the generator
   */
  public void check(Set<String> metrics, Set<String> samplers) {
    for (Claim claim : list) {
      Place at = new Place(claim.pointer(), place.problems());
      Figure figure = claim.figure();
      checkName("metric", figure.metric(), metrics, at.child("metric"));
      if (figure.sampler() != null) {
        checkName("sampler", figure.sampler(), samplers, at.child("sampler"));
      }
      if (!claim.better().isEmpty()) {
        checkName("sampler", claim.better(), samplers, at.child(Claim.BETTER_THAN));
      }
      if (claim.isOfSweep()) {
        at.child(claim.at().isEmpty() ? Claim.BETTER_THAN : Claim.AT)
            .refuse("this is about trials of a sweep, but the experiment is none; leave it out");
      }
    }
  }

  private static void checkName(String kind, String name, Set<String> names, Place place) {
    if (!names.contains(name)) {
      place.refuse(
          "there is no "
              + kind
              + " of the name "
              + Words.shortened(name)
              + Spelling.hintOrList(name, names, "the " + kind + "s are"));
    }
  }

  /**
   * Compares what was measured with what was expected.
   *
   * @param metrics the list of {@code metrics.json}
   */
  public static List<Expectation> evaluate(List<Claim> claims, JsonNode metrics) {
    Measured measured = new Measured(metrics);
    List<Expectation> expectations = new ArrayList<>();
    for (Claim claim : claims) {
      String named = claim.figure().sampler();
      List<String> samplers =
          named == null ? measured.samplers(claim.figure().metric()) : List.of(named);
      for (String sampler : samplers.isEmpty() ? List.of("") : samplers) {
        expectations.add(evaluate(claim, sampler, measured, Optional.empty()));
      }
    }
    return expectations;
  }

  /**
   * Compares one figure with what was expected.
   *
   * @param other the metrics of the trial that must be surpassed
   */
  static Expectation evaluate(
      Claim claim, String sampler, Measured measured, Optional<Measured> other) {
    Figure figure = claim.figure();
    Found found = measured.find(figure.metric(), sampler, figure.value());
    boolean holds = isWithin(found.value(), figure);
    String text = found.text();
    if (!claim.better().isEmpty()) {
      Found beside = measured.find(figure.metric(), claim.better(), null);
      holds &= isBetter(found, beside, figure.factor());
      text += " beside " + beside.text() + " of " + claim.better();
    }
    if (other.isPresent()) {
      Found beside = other.get().find(figure.metric(), sampler, null);
      holds &= isBetter(found, beside, figure.factor());
      text += " beside " + beside.text();
    }
    String subject =
        figure.name()
            + (sampler.isEmpty() ? "" : " of " + sampler)
            + (claim.at().isEmpty() ? "" : " at " + Claim.words(claim.at()));
    return new Expectation(claim.pointer(), subject, claim.expected(), text, holds);
  }

  private static boolean isWithin(double value, Figure figure) {
    return !Double.isNaN(value)
        && (figure.atMost() == null || value <= figure.atMost())
        && (figure.atLeast() == null || value >= figure.atLeast());
  }

  /** False if either is no number. */
  private static boolean isBetter(Found found, Found other, double factor) {
    return found.lowerIsBetter()
        ? found.value() * factor <= other.value() && found.value() < other.value()
        : found.value() >= factor * other.value() && found.value() > other.value();
  }
}
