package org.langevin.workbench.internal.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.langevin.binding.StrictJson;
import org.langevin.workbench.Comparison;
import org.langevin.workbench.RunInfo;

class RunComparisonTest {
  private final RunComparison comparison = new RunComparison();

  private void add(String name, String dataset, String metric, double value) throws Exception {
    RunInfo run = new RunInfo(name, Path.of(name), "", "", RunInfo.State.DONE, Instant.EPOCH, 1);
    comparison.add(
        name,
        run,
        json(
            "{'experiment': {'title': '"
                + name
                + "', 'dataset': "
                + dataset
                + ", 'samplers': [{'use': '"
                + name
                + "@1', 'step': 1, 'name': 's'}], 'metrics': ["
                + metric
                + "]}}"),
        json(
            "{'threads': 2, 'samplers': [{'name': 's', 'count': 5, 'evaluations': 10, 'seconds': 2}]}"),
        json(
            "{'metrics': [{'name': 'w', 'sampler': 's', 'value': "
                + value
                + ", 'better': 'lower', 'values': {'standard-error': 0.5}}]}"));
  }

  private static JsonNode json(String text) throws Exception {
    return StrictJson.parse(text.replace('\'', '"'));
  }

  @Test
  void figuresOfTheSameDataStandInOneRow() throws Exception {
    add("a", "{'use': 'x'}", "{'name': 'w', 'order': 1, 'reference': 3}", 4);
    add("b", "{'use': 'x'}", "{'name': 'w', 'order': 1}", 3);
    Comparison result = comparison.result();
    assertEquals(1, result.rows().size());
    Comparison.Row row = result.rows().get(0);
    assertEquals("w, s", row.name());
    assertEquals("lower", row.better());
    assertTrue(row.isBest("b"));
    assertFalse(row.isBest("a"));
    assertEquals(0.5, row.figures().get("a").error());
    assertEquals(10, result.samplers().get("s").get("b").evaluations());
  }

  @Test
  void whatWasMeasuredOtherwiseIsNotCompared() throws Exception {
    add("a", "{'use': 'x', 'scale': 1}", "{'name': 'w', 'order': 1}", 4);
    add("b", "{'use': 'x', 'scale': 2}", "{'name': 'w', 'order': 1}", 3);
    add("c", "{'use': 'x', 'scale': 2}", "{'name': 'w', 'order': 2}", 2);
    Comparison result = comparison.result();
    assertEquals(
        List.of("w, s (a)", "w, s (b)", "w, s (c)"),
        result.rows().stream().map(Comparison.Row::name).toList());
    assertFalse(result.rows().get(2).isBest("c"));
  }

  @Test
  void whatDiffersInTheDocumentsIsTold() throws Exception {
    add("a", "{'use': 'x', 'scale': 1}", "{'name': 'w', 'order': 1}", 4);
    add("b", "{'use': 'x', 'scale': 2}", "{'name': 'w', 'order': 1}", 3);
    assertEquals(
        "{/dataset/scale={a=1, b=2}, /samplers/0={a=\"a@1\", b=\"b@1\"}}",
        comparison.result().differences().toString());
  }
}
