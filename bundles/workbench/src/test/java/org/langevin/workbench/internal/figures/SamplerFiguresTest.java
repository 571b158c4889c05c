package org.langevin.workbench.internal.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.BarChart;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;

class SamplerFiguresTest {
  private static final Axis MODES = Axis.named("mode", List.of("1", "2"));

  private static BarChart bars(double... shares) {
    return new BarChart(
        "shares",
        "Shares",
        "c",
        MODES,
        Axis.of("share"),
        List.of(
            new BarChart.Group("exact", new double[] {.2, .8}),
            new BarChart.Group("samples", shares, new double[] {.01, .02})));
  }

  private static Map<String, Figure> of(Figure first, Figure second) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("mala", first);
    figures.put("ula", second);
    return figures;
  }

  @Test
  void barsOfAllSamplersAreOneChartWithWhatIsCommonOnce() {
    BarChart merged =
        assertInstanceOf(
            BarChart.class, SamplerFigures.merged(of(bars(.3, .7), bars(.5, .5))).orElseThrow());
    assertEquals(
        List.of("exact", "mala", "ula"),
        merged.groups().stream().map(BarChart.Group::label).toList());
    assertArrayEquals(new double[] {.5, .5}, merged.groups().get(2).heights());
    assertArrayEquals(new double[] {.01, .02}, merged.groups().get(2).errors());
  }

  @Test
  void curvesOfAllSamplersAreOneChart() {
    Axis axis = Axis.of("x");
    double[] x = {0, 1};
    LineChart first =
        new LineChart("l", "L", "", axis, axis, List.of(LineChart.Curve.of("rho", x, x)));
    LineChart second =
        new LineChart(
            "l", "L", "", axis, axis, List.of(LineChart.Curve.of("rho", x, new double[] {1, 0})));
    LineChart merged =
        assertInstanceOf(LineChart.class, SamplerFigures.merged(of(first, second)).orElseThrow());
    assertEquals(
        List.of("mala", "ula"), merged.curves().stream().map(LineChart.Curve::label).toList());
  }

  @Test
  void whatHasOtherAxesStaysApartAndHasItsSamplersName() {
    BarChart other =
        new BarChart(
            "shares",
            "Shares",
            "c",
            Axis.named("mode", List.of("1")),
            Axis.of("share"),
            List.of(new BarChart.Group("exact", new double[] {1})));
    assertEquals(Optional.empty(), SamplerFigures.merged(of(bars(.3, .7), other)));
    Panels named = assertInstanceOf(Panels.class, SamplerFigures.named(other, "mala"));
    assertEquals("Shares, mala", named.title());
    assertEquals(List.of(other), named.panels());
    assertEquals(other, SamplerFigures.named(other, ""));
  }
}
