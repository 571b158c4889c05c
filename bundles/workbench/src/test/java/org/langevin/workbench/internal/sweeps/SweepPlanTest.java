package org.langevin.workbench.internal.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.binding.Problem;
import org.langevin.workbench.InvalidRequestException;

class SweepPlanTest {
  private static SweepPlan plan(String json) throws Exception {
    return SweepPlan.read("file.json", new ObjectMapper().readTree(json), 7);
  }

  private static List<Problem> problems(String json) {
    return assertThrows(InvalidRequestException.class, () -> plan(json)).problems();
  }

  @Test
  void aGridHasAllCombinationsWithTheLastAxisFastest() throws Exception {
    SweepPlan plan = plan("{\"grid\": {\"/a\": [1, 2], \"/b/c\": [\"x\", \"y\", \"z\"]}}");
    assertEquals(6, plan.trials().size());
    assertEquals("{/a=1, /b/c=\"y\"}", plan.trials().get(1).toString());
    assertEquals("{/a=2, /b/c=\"x\"}", plan.trials().get(3).toString());
    assertEquals(1, plan.parallel());
  }

  @Test
  void aRandomSearchDrawsFromItsIntervals() throws Exception {
    SweepPlan plan =
        plan(
            "{\"random\": {\"/rate\": {\"low\": 1e-4, \"high\": 1, \"logarithmic\": true},"
                + " \"/count\": {\"low\": 1, \"high\": 9, \"whole\": true}, \"/kind\": [\"p\", \"q\"]},"
                + " \"trials\": 2000, \"parallel\": 2}");
    assertEquals(2000, plan.trials().size());
    double below = 0;
    for (Map<String, JsonNode> trial : plan.trials()) {
      double rate = trial.get("/rate").doubleValue();
      assertTrue(rate >= 1e-4 && rate < 1);
      below += rate < 1e-2 ? 1 : 0;
      assertTrue(trial.get("/count").isIntegralNumber());
    }
    // half of the draws lie below the geometric mean, to five standard errors
    assertEquals(0.5, below / 2000, 5 * 0.5 / Math.sqrt(2000));
    assertEquals(plan, planAgain());
  }

  private static SweepPlan planAgain() throws Exception {
    return plan(
        "{\"random\": {\"/rate\": {\"low\": 1e-4, \"high\": 1, \"logarithmic\": true},"
            + " \"/count\": {\"low\": 1, \"high\": 9, \"whole\": true}, \"/kind\": [\"p\", \"q\"]},"
            + " \"trials\": 2000, \"parallel\": 2}");
  }

  @Test
  void everyProblemIsReportedWithItsPointer() {
    List<Problem> problems =
        problems(
            "{\"grid\": {\"a\": [1], \"/b\": 3}, \"trials\": 4, \"parallel\": 0, \"extra\": 1}");
    assertEquals(
        List.of(
            "/sweep/grid/a", "/sweep/grid/~1b", "/sweep/trials", "/sweep/parallel", "/sweep/extra"),
        problems.stream().map(Problem::pointer).toList());
  }

  @Test
  void anIntervalMustHaveALength() {
    assertEquals(
        "/sweep/random/~1a",
        problems("{\"random\": {\"/a\": {\"low\": 2, \"high\": 1}}}").get(0).pointer());
    assertEquals(
        1,
        problems("{\"random\": {\"/a\": {\"low\": 0, \"high\": 1, \"logarithmic\": true}}}")
            .size());
  }

  @Test
  void switchesAreTrueOrFalse() {
    assertEquals(
        "/sweep/random/~1a/whole",
        problems("{\"random\": {\"/a\": {\"low\": 1, \"high\": 2, \"whole\": \"yes\"}}}")
            .get(0)
            .pointer());
  }

  @Test
  void boundsAreNumbersThatLieNotTooFarApart() {
    for (String interval :
        List.of(
            "\"low\": \"1\", \"high\": 2",
            "\"low\": 1, \"high\": \"wide\"",
            "\"low\": 1, \"high\": 1e999",
            "\"low\": 1",
            "\"low\": -1.7e308, \"high\": 1.7e308",
            "\"low\": 1e-300, \"high\": 1e300, \"logarithmic\": true",
            "\"low\": 0.5, \"high\": 2, \"whole\": true")) {
      List<Problem> found = problems("{\"random\": {\"/a\": {" + interval + "}}}");
      assertEquals(1, found.size(), interval);
      assertTrue(found.get(0).pointer().startsWith("/sweep/random/~1a"), interval);
    }
    assertEquals(
        "this is the text \"1\"; give a number, without quotes",
        problems("{\"random\": {\"/a\": {\"low\": \"1\", \"high\": 2}}}").get(0).message());
  }

  @Test
  void gridAndRandomExcludeEachOther() {
    assertEquals(1, problems("{\"grid\": {\"/a\": [1]}, \"random\": {\"/a\": [1]}}").size());
    assertEquals(1, problems("{}").size());
    assertEquals(1, problems("[]").size());
  }

  @Test
  void aLineNeedsOneAxisOfNumbers() {
    assertRefused("{'fit': 'linear', 'grid': {'/a': [1, 2], '/b': [1, 2]}}", "one axis");
    assertRefused("{'fit': 'linear', 'grid': {'/a': [1, 'x']}}", "lists of them");
    assertRefused("{'fit': 'logarithmic', 'grid': {'/a': [1, 0]}}", "above 0");
    assertRefused("{'fit': 'cubic', 'grid': {'/a': [1, 2]}}", "logarithmic");
  }

  private static void assertRefused(String json, String words) {
    List<Problem> found = problems(json.replace('\'', '"'));
    assertEquals("/sweep/fit", found.get(0).pointer());
    assertTrue(found.get(0).message().contains(words), found.get(0).message());
  }
}
