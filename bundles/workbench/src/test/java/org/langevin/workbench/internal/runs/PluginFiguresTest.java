package org.langevin.workbench.internal.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.LineChart;
import org.langevin.workbench.figures.FigureFiles;

class PluginFiguresTest {
  @TempDir private Path folder;

  private Origin metric(String name, double height) throws IOException {
    Origin origin = Origin.metric(name, "ula");
    Figure chart =
        new LineChart(
            "error",
            "Error",
            "",
            Axis.of("x"),
            Axis.of("y"),
            List.of(LineChart.Curve.of("a", new double[] {1}, new double[] {height})));
    FigureFiles.write(
        new RunFolder(folder).figureParts(origin), Map.of(origin.fileName("error"), chart));
    return origin;
  }

  @Test
  void whatTwoMetricsDrawAlikeIsThereOnce() throws IOException {
    List<Origin> origins = List.of(metric("first", 1), metric("second", 1), metric("third", 2));
    Map<String, Figure> figures = new LinkedHashMap<>();
    PluginFigures.read(new RunFolder(folder), origins).addTo(figures);
    assertEquals(
        List.of("metric.first.ula.error", "metric.third.ula.error"), List.copyOf(figures.keySet()));
  }
}
