package org.langevin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final String ESCAPES = "\u001B\\[[0-9]*m";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private static Table table() {
    Table table = new Table("nothing", "Id", "Value", "What it is");
    table.addRow().addContent("a-rather-long-id", 9.5, "A text that is too long for a line of 40");
    table.addRow().addContent(List.of("b", "10.25", "short"));
    return table;
  }

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void withoutATerminalNothingIsWrappedAndNumbersAreToTheRight() {
    table().print(out, 0);
    assertEquals(
        List.of(
            "Id               | Value | What it is",
            "-----------------+-------+-----------------------------------------",
            "a-rather-long-id |   9.5 | A text that is too long for a line of 40",
            "b                | 10.25 | short"),
        lines());
  }

  @Test
  void onATerminalTextsAreWrappedAndHeadsAreBold() {
    table().print(out, 40);
    assertTrue(lines().get(0).matches("\u001B\\[1m.*" + ESCAPES), lines().get(0));
    assertEquals(
        List.of(
            "Id               | Value | What it is",
            "-----------------+-------+--------------",
            "a-rather-long-id |   9.5 | A text that",
            "                 |       | is too long",
            "                 |       | for a line of",
            "                 |       | 40",
            "b                | 10.25 | short"),
        lines().stream().map(line -> line.replaceAll(ESCAPES, "")).toList());
  }

  @Test
  void whereTextsAreNotEnoughIdsAreBroken() {
    table().print(out, 24);
    assertTrue(
        lines().stream().allMatch(line -> line.replaceAll(ESCAPES, "").length() <= 24),
        lines().toString());
  }

  @Test
  void programsGetCellsAndTabs() {
    table().printPlain(out);
    assertEquals("b\t10.25\tshort", lines().get(1));
  }

  @Test
  void anEmptyTableSaysSo() {
    new Table("nothing", "Id").print(out, 80);
    assertEquals(List.of("nothing"), lines());
  }
}
