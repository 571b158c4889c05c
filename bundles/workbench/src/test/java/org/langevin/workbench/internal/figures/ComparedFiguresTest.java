package org.langevin.workbench.internal.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.ImageGrid;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;

class ComparedFiguresTest {
  private static final Axis AXIS = Axis.of("x");

  private static ImageGrid image(String title, float pixel) {
    return new ImageGrid("g", title, "", 1, 1, 1, 1, 0, 1, new float[] {pixel});
  }

  private static Panels panels(int columns, List<String> rows, Figure... panels) {
    return new Panels("samples", "Samples", "c", columns, List.of(panels), rows);
  }

  private static LineChart chart(int curves, double height) {
    List<LineChart.Curve> all = new ArrayList<>();
    for (int i = 0; i < curves; i++) {
      all.add(LineChart.Curve.of("curve " + i, new double[] {1}, new double[] {height + i}));
    }
    return new LineChart("loss", "Training", "c", AXIS, AXIS, all);
  }

  private static Figure compared(Figure first, Figure second) throws IOException {
    Map<String, Figure> byRun = new LinkedHashMap<>();
    byRun.put("a", first);
    byRun.put("b", second);
    return ComparedFigures.of(byRun);
  }

  private static List<String> titles(Panels panels) {
    return panels.panels().stream().map(Figure::title).toList();
  }

  @Test
  void fewCurvesAreOneChartAndManyAreSideBySide() throws IOException {
    LineChart merged = assertInstanceOf(LineChart.class, compared(chart(1, 0), chart(1, 5)));
    assertEquals(List.of("a", "b"), merged.curves().stream().map(c -> c.label()).toList());
    Panels apart = assertInstanceOf(Panels.class, compared(chart(3, 0), chart(3, 5)));
    assertEquals(List.of("a", "b"), titles(apart));
    assertEquals("Training", apart.title());
  }

  @Test
  void whatAllRunsHaveIsThereOnce() throws IOException {
    Figure compared =
        compared(
            panels(2, List.of(), image("real", .1f), image("ddpm", .2f)),
            panels(2, List.of(), image("real", .1f), image("ddpm", .3f)));
    Panels panels = assertInstanceOf(Panels.class, compared);
    assertEquals(List.of("real", "a", "b"), titles(panels));
    assertEquals(.3f, ((ImageGrid) panels.panels().get(2)).pixels()[0]);
    assertEquals(List.of(), panels.rows());
  }

  @Test
  void rowsOfWhatDiffersAreATableWithARunInEach() throws IOException {
    Figure compared =
        compared(
            panels(2, List.of(), image("real", .1f), image("ddpm", .2f)),
            panels(2, List.of(), image("real", .4f), image("ddpm", .3f)));
    Panels panels = assertInstanceOf(Panels.class, compared);
    assertEquals(List.of("real", "ddpm", "real", "ddpm"), titles(panels));
    assertEquals(List.of("a", "b"), panels.rows());
    assertEquals(2, panels.columns());
  }

  @Test
  void rowsThatHaveNamesKeepThem() throws IOException {
    Figure compared =
        compared(
            panels(1, List.of("Exact", "Learned"), image("", .1f), image("", .2f)),
            panels(1, List.of("Exact", "Learned"), image("", .1f), image("", .3f)));
    Panels panels = assertInstanceOf(Panels.class, compared);
    assertEquals(List.of("Exact", "Learned, a", "Learned, b"), panels.rows());
  }

  @Test
  void figuresOfOtherKindsOrShapesAreSideBySideWithTheirNames() throws IOException {
    Figure compared =
        compared(
            panels(2, List.of(), image("ula", .2f), image("mala", .3f)),
            panels(3, List.of(), image("ula", .4f), image("mala", .5f), image("hmc", .6f)));
    assertEquals(
        List.of("ula, a", "mala, a", "ula, b", "mala, b", "hmc, b"),
        titles(assertInstanceOf(Panels.class, compared)));
    Histogram histogram = new Histogram("loss", "Losses", "other", AXIS, List.of(), List.of());
    Panels mixed = assertInstanceOf(Panels.class, compared(chart(1, 0), histogram));
    assertEquals(List.of("a", "b"), titles(mixed));
    assertEquals("a: c b: other", mixed.caption());
  }
}
