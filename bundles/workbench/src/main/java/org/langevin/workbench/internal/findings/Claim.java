package org.langevin.workbench.internal.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.langevin.api.Parameter;

/**
 * One element of an experiment's {@code expect}: what a metric must come to.
 *
 * @param pointer where it stands in the document
 * @param figure which figure it is about, and between which bounds that must be
 * @param better the name of the sampler whose figure must be surpassed; empty for none
 * @param at the values of the trials that it is about; empty unless it is about a sweep
 * @param betterTrial the values of the trial whose figure must be surpassed; empty for none
 */
public record Claim(
    String pointer,
    Figure figure,
    String better,
    Map<String, JsonNode> at,
    Map<String, JsonNode> betterTrial) {
  static final String BETTER_THAN = "betterThan";
  static final String AT = "at";

  /**
   * The members that are plain parameters.
   *
   * @param metric the metric's name in the experiment
   * @param sampler the sampler's name; null for every sampler
   * @param value the name of one of the metric's figures; null for the main one
   * @param atMost the largest value allowed; null for any
   * @param atLeast the smallest value allowed; null for any
   * @param by by which factor another figure must be surpassed; null for 1
   */
  public record Figure(
      @Parameter(description = "The name of a metric of the experiment") String metric,
      @Parameter(description = "The name of a sampler; by default it is every one", value = "null")
          String sampler,
      @Parameter(
              description = "The name of one of the metric's figures; by default the main one",
              value = "null")
          String value,
      @Parameter(description = "The largest value that is as expected", value = "null")
          Double atMost,
      @Parameter(description = "The smallest value that is as expected", value = "null")
          Double atLeast,
      @Parameter(description = "The factor by which it must be better", value = "null", min = 1)
          Double by) {
    /** For example {@code mode-1 of mode-weights}. */
    String name() {
      return value == null ? metric : value + " of " + metric;
    }

    double factor() {
      return by == null ? 1 : by;
    }
  }

  /** Whether it is about trials of a sweep, and not about a run by itself. */
  boolean isOfSweep() {
    return !at.isEmpty() || !betterTrial.isEmpty();
  }

  /** For example {@code at most 0.05, better than that of mala by a factor of 3}. */
  String expected() {
    List<String> parts = new ArrayList<>();
    if (figure.atLeast() != null) {
      parts.add("at least " + Measured.text(figure.atLeast()));
    }
    if (figure.atMost() != null) {
      parts.add("at most " + Measured.text(figure.atMost()));
    }
    String factor = figure.factor() > 1 ? " by a factor of " + Measured.text(figure.factor()) : "";
    if (!better.isEmpty()) {
      parts.add("better than that of " + better + factor);
    }
    if (!betterTrial.isEmpty()) {
      parts.add("better than at " + words(betterTrial) + factor);
    }
    return String.join(", ", parts);
  }

  /** For example {@code /loss/count = 2}. */
  static String words(Map<String, JsonNode> values) {
    List<String> parts = new ArrayList<>();
    values.forEach((axis, value) -> parts.add(axis + " = " + value));
    return String.join(", ", parts);
  }
}
