package org.langevin.workbench.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.BarChart;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Grid;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.ImageGrid;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.ParallelCoordinates;
import org.langevin.api.figure.Scatter;
import org.langevin.api.figure.VectorField;

class FigureFilesTest {
  private static final Axis X = Axis.of("x / m");
  private static final Axis Y = Axis.of("y", -1, 1);
  private static final Grid GRID =
      new Grid(
          new double[] {0, 1, 2},
          new double[] {0, 1},
          new double[] {1, 2, Double.NaN, Double.POSITIVE_INFINITY, -4.5, 1e-300});
  private static final float[] MANY = new float[1000];

  static {
    for (int i = 0; i < MANY.length; i++) {
      MANY[i] = (float) Math.sin(i);
    }
    MANY[17] = Float.NaN;
    MANY[18] = Float.NEGATIVE_INFINITY;
  }

  @TempDir Path folder;

  private static Map<String, Figure> all() {
    double[] x = new double[500];
    double[] y = new double[500];
    for (int i = 0; i < x.length; i++) {
      x[i] = i / 3.0;
      y[i] = i % 7 == 0 ? Double.NaN : Math.exp(-i);
    }
    HeatMap heatMap =
        new HeatMap("heat", "Heat", "", X, Y, Axis.logarithmic("error"), GRID, new float[0]);
    VectorField field =
        new VectorField("field", "Field", "", X, Y, Axis.of("norm"), GRID, GRID, MANY);
    List<Figure> figures =
        List.of(
            new Scatter("z-first", "S", "c", X, Y, List.of(new Scatter.Group("g", MANY))),
            new BarChart(
                "bars",
                "B",
                "c",
                Axis.named("shape", List.of("square", "circle")),
                Y,
                List.of(new BarChart.Group("real", new double[] {.5, Double.NaN}))),
            heatMap,
            new Histogram(
                "histogram",
                "H",
                "c",
                X,
                List.of(new Histogram.Sample("s", MANY)),
                List.of(LineChart.Curve.of("p", x, y))),
            new ImageGrid("images", "I", "c", 5, 10, 1, 4, -1, 1, MANY),
            new LineChart("lines", "L", "c", X, Y, List.of(new LineChart.Curve("a", x, y, x, x))),
            new Panels("panels", "P", "c", 2, List.of(heatMap, field)),
            new ParallelCoordinates(
                "a-search", "C", "c", List.of(X, Y), List.of(new double[] {1, Double.NaN})),
            field);
    Map<String, Figure> map = new LinkedHashMap<>();
    figures.forEach(figure -> map.put(figure.name(), figure));
    return map;
  }

  @Test
  void whatWasReadIsWrittenAgainToTheSameBytes() throws IOException {
    Map<String, Figure> figures = all();
    FigureFiles.write(folder, figures);
    assertEquals(List.copyOf(figures.keySet()), FigureFiles.names(folder));

    Map<String, Figure> read = new LinkedHashMap<>();
    for (String name : FigureFiles.names(folder)) {
      read.put(name, FigureFiles.read(folder, name));
      assertEquals(figures.get(name).getClass(), read.get(name).getClass());
      assertEquals(figures.get(name).title(), read.get(name).title());
    }
    Path second = folder.resolve("second");
    FigureFiles.write(second, read);
    for (String name : figures.keySet()) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve(name + ".json")),
          Files.readAllBytes(second.resolve(name + ".json")),
          name);
    }
  }

  @Test
  void numbersKeepAllTheirBits() throws IOException {
    FigureFiles.write(folder, all());
    Panels panels = assertInstanceOf(Panels.class, FigureFiles.read(folder, "panels"));
    HeatMap heatMap = assertInstanceOf(HeatMap.class, panels.panels().get(0));
    assertArrayEquals(GRID.values(), heatMap.values().values());
    assertTrue(heatMap.quantity().logarithmic());
    assertTrue(Double.isNaN(heatMap.quantity().low()));
    VectorField field = assertInstanceOf(VectorField.class, panels.panels().get(1));
    assertArrayEquals(MANY, field.points());
    LineChart lines = assertInstanceOf(LineChart.class, FigureFiles.read(folder, "lines"));
    assertEquals(Math.exp(-499), lines.curves().get(0).y()[499]);
    assertTrue(Double.isNaN(lines.curves().get(0).y()[7]));
    BarChart bars = assertInstanceOf(BarChart.class, FigureFiles.read(folder, "bars"));
    assertEquals(List.of("square", "circle"), bars.horizontal().names());
  }

  @Test
  void theNameOfTheFileWins() throws IOException {
    FigureFiles.write(folder, Map.of("mala-bars", all().get("bars")));
    assertEquals("mala-bars", FigureFiles.read(folder, "mala-bars").name());
  }

  @Test
  void formerFiguresAreRemovedAndOtherFilesKept() throws IOException {
    FigureFiles.write(folder, all());
    Files.writeString(folder.resolve("bars.png"), "picture");
    Files.writeString(folder.resolve("damaged.json"), "{\"position\": ");
    FigureFiles.write(folder, Map.of("bars", all().get("bars")));
    assertEquals(List.of("bars"), FigureFiles.names(folder));
    assertFalse(Files.exists(folder.resolve("damaged.json")));
    assertTrue(Files.exists(folder.resolve("bars.png")));
  }

  @Test
  void damagedFiguresComeLastAndAreRefused() throws IOException {
    FigureFiles.write(folder, all());
    Files.writeString(folder.resolve("aaa.json"), "{\"position\": ");
    Files.writeString(folder.resolve("aab.json"), "{\"position\": 0, \"kind\": \"bar-chart\"}");
    List<String> names = FigureFiles.names(folder);
    assertEquals("aaa", names.get(names.size() - 1));
    assertThrows(IOException.class, () -> FigureFiles.read(folder, "aaa"));
    assertThrows(IOException.class, () -> FigureFiles.read(folder, "aab"));
    assertThrows(IOException.class, () -> FigureFiles.read(folder, "none"));
  }

  @Test
  void noFolderHasNoFigures() throws IOException {
    assertEquals(List.of(), FigureFiles.names(folder.resolve("none")));
  }

  @Test
  void filesFromBeforeAMemberWasThereAreRead() throws IOException {
    Files.writeString(
        folder.resolve("old.json"),
        """
        {"position": 0, "kind": "panels", "name": "old", "title": "", "caption": "", "columns": 1,
         "panels": [
          {"kind": "line-chart", "name": "l", "title": "", "caption": "",
           "horizontal": {"label": "x", "low": "NaN", "high": "NaN", "logarithmic": false, "names": []},
           "vertical": {"label": "y", "low": "NaN", "high": "NaN", "logarithmic": false, "names": []},
           "curves": [{"label": "a", "x": [1], "y": [2], "lower": [], "upper": []}]},
          {"kind": "bar-chart", "name": "b", "title": "", "caption": "",
           "horizontal": {"label": "x", "low": "NaN", "high": "NaN", "logarithmic": false, "names": ["c"]},
           "vertical": {"label": "y", "low": "NaN", "high": "NaN", "logarithmic": false, "names": []},
           "groups": [{"label": "a", "heights": [2]}]}]}
        """);
    Panels panels = (Panels) FigureFiles.read(folder, "old");
    assertEquals(List.of(), panels.rows());
    assertEquals(false, ((LineChart) panels.panels().get(0)).curves().get(0).pale());
    assertEquals(0, ((BarChart) panels.panels().get(1)).groups().get(0).errors().length);
  }
}
