package org.langevin.workbench.internal.sweeps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.langevin.api.figure.BarChart;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.ParallelCoordinates;
import org.langevin.workbench.Sweeps.Trial;

class SweepFigureTest {
  /** Trials whose metrics are their number, from 1, times 1, 10, ... */
  private static Figure figure(String sweep, String... metrics) throws Exception {
    SweepPlan plan = SweepPlan.read("file.json", new ObjectMapper().readTree(sweep), 1);
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < plan.trials().size(); i++) {
      Map<String, Double> values = new LinkedHashMap<>();
      for (String metric : metrics) {
        values.put(metric, (i + 1) * Math.pow(10, values.size()));
      }
      trials.add(new Trial(Path.of("trial"), plan.trials().get(i), values, List.of(), List.of()));
    }
    return SweepFigure.of("Title", plan, trials);
  }

  @Test
  void eachMetricHasAPanelWithItsOwnAxis() throws Exception {
    Panels panels =
        assertInstanceOf(
            Panels.class, figure("{\"grid\": {\"/loss/count\": [1, 2, 50]}}", "w", "fid"));
    assertEquals(List.of("w", "fid"), panels.panels().stream().map(Figure::title).toList());
    LineChart second = assertInstanceOf(LineChart.class, panels.panels().get(1));
    assertEquals("", second.vertical().label(), "that is the title");
    assertEquals("loss count", second.horizontal().label());
    assertTrue(second.horizontal().logarithmic());
    assertArrayEquals(new double[] {1, 2, 50}, second.curves().get(0).x());
    assertArrayEquals(new double[] {10, 20, 30}, second.curves().get(0).y());
  }

  /** Metrics are 1, 2, 3, 4, 5 at 1, 10, ..., 10000: a slope of 1 / ln 10. */
  @Test
  void aLineIsFittedToListsByTheirLargestNumber() throws Exception {
    LineChart chart =
        assertInstanceOf(
            LineChart.class,
            figure(
                "{\"fit\": \"logarithmic\", \"grid\": {\"/means\": [[[-1], [1]], [[-10], [1]], [[100]],"
                    + " [[1000]], [[10000]]]}}",
                "w"));
    assertEquals("means, largest", chart.horizontal().label());
    assertTrue(chart.horizontal().logarithmic());
    assertArrayEquals(new double[] {1, 10, 100, 1000, 10000}, chart.curves().get(0).x());
    LineChart.Curve line = chart.curves().get(1);
    for (int i = 0; i < line.x().length; i++) {
      assertEquals(1 + Math.log10(line.x()[i]), line.y()[i], 1e-9);
    }
    assertTrue(chart.caption().contains("w = 1.000 + 0.4343 ln x"), chart.caption());
  }

  @Test
  void aLineGoesThroughTheMeansOverSeeds() throws Exception {
    LineChart chart =
        assertInstanceOf(
            LineChart.class,
            figure(
                "{\"fit\": \"linear\", \"grid\": {\"/a\": [1, 2, 3, 4], \"/seed\": [1, 2]}}", "w"));
    // Means of 1 and 2, 3 and 4, ...
    assertTrue(chart.caption().contains("w = -0.5000 + 2.000 x"), chart.caption());
    assertArrayEquals(new double[] {1.5, 3.5, 5.5, 7.5}, chart.curves().get(0).y(), 1e-12);
  }

  /** y = 1, 3, 2, 4, 7 at x = 0 to 4: slope 1.3, s^2 = 4.3 / 3, t(3) = 3.1824. */
  @Test
  void aSlopeHasAnInterval() {
    FittedLine line =
        FittedLine.of(new double[] {0, 1, 2, 3, 4}, new double[] {1, 3, 2, 4, 7}).orElseThrow();
    assertEquals(1.3, line.slope(), 1e-12);
    assertEquals(0.8, line.intercept(), 1e-12);
    assertEquals(3.1824 * Math.sqrt(4.3 / 3 / 10), line.halfWidth(), 1e-9);
    assertEquals(line.slope(), (line.low() + line.high()) / 2, 1e-12);
    assertTrue(
        FittedLine.of(new double[] {1, 1, 2}, new double[] {1, 2, 3}).isEmpty(), "two places");
    double[] many = IntStream.range(0, 32).mapToDouble(i -> i).toArray();
    double[] odd = IntStream.range(0, 32).mapToDouble(i -> i % 2).toArray();
    FittedLine of32 = FittedLine.of(many, odd).orElseThrow();
    double rest = 8 - of32.slope() * of32.slope() * 2728;
    assertEquals(2.0423, of32.halfWidth() / Math.sqrt(rest / 30 / 2728), 1e-4, "t(30)");
  }

  @Test
  void valuesThatAreNoNumbersAreToldInFewWords() throws Exception {
    LineChart chart =
        assertInstanceOf(
            LineChart.class,
            figure(
                "{\"grid\": {\"/network/hidden\": [[16, 16, 16], [64, 32], [16, 16, 16, 16]],"
                    + " \"/training/steps\": [1000, 2000, 3000, 4000, 50000]}}",
                "w"));
    assertEquals(
        List.of("network hidden = 3 x 16", "network hidden = [64,32]", "network hidden = 4 x 16"),
        chart.curves().stream().map(LineChart.Curve::label).toList());
    assertTrue(chart.horizontal().logarithmic());
    BarChart bars =
        assertInstanceOf(
            BarChart.class,
            figure("{\"grid\": {\"/network\": [{\"use\": \"mlp\"}, {\"use\": \"ncsn\"}]}}", "w"));
    assertEquals(List.of("mlp", "ncsn"), bars.horizontal().names());
  }

  @Test
  void stepsAtEqualDistancesStayThere() throws Exception {
    StringBuilder steps = new StringBuilder("1000");
    for (int i = 2; i <= 30; i++) {
      steps.append(", ").append(1000 * i);
    }
    LineChart chart =
        assertInstanceOf(
            LineChart.class, figure("{\"grid\": {\"/training/steps\": [" + steps + "]}}", "w"));
    assertFalse(chart.horizontal().logarithmic());
  }

  @Test
  void theSecondAxisTellsTheCurvesApart() throws Exception {
    LineChart chart =
        assertInstanceOf(
            LineChart.class, figure("{\"grid\": {\"/a\": [1, 2], \"/b\": [\"x\", \"y\"]}}", "w"));
    assertEquals("Title", chart.title());
    assertEquals(
        List.of("b = x", "b = y"), chart.curves().stream().map(LineChart.Curve::label).toList());
    assertArrayEquals(new double[] {1, 3}, chart.curves().get(0).y());
  }

  @Test
  void twoLongRegularAxesMakeAMap() throws Exception {
    String five = "[3, 1, 2, 4, 5]";
    String first = "{\"grid\": {\"/a\": [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], \"/b\": ";
    HeatMap map = assertInstanceOf(HeatMap.class, figure(first + five + "}}", "w"));
    assertEquals("a", map.horizontal().label());
    assertEquals("w", map.quantity().label());
    assertTrue(map.quantity().logarithmic());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5}, map.values().y());
    // The first trial has a = 0.1 and b = 3, the last a = 0.6 and b = 5.
    assertEquals(1, map.values().values()[2 * 6]);
    assertEquals(30, map.values().values()[4 * 6 + 5]);
    assertInstanceOf(LineChart.class, figure(first + "[1, 2, 3, 4]}}", "w"));
    assertInstanceOf(LineChart.class, figure(first + "[1, 2, 3, 4, 6]}}", "w"));
  }

  @Test
  void wordsAreNamesOnTheirAxis() throws Exception {
    ParallelCoordinates search =
        assertInstanceOf(
            ParallelCoordinates.class,
            figure(
                "{\"grid\": {\"/n/use\": [\"ncsn\", \"mlp\"], \"/a\": [1, 2], \"/c\": [7]}}", "w"));
    assertEquals(List.of("mlp", "ncsn"), search.axes().get(0).names());
    assertEquals("w", search.axes().get(3).label());
    assertArrayEquals(new double[] {1, 1, 7, 1}, search.trials().get(0));
    assertArrayEquals(new double[] {0, 2, 7, 4}, search.trials().get(3));
  }

  @Test
  void valuesThatHaveNamesAreBars() throws Exception {
    BarChart bars =
        assertInstanceOf(
            BarChart.class,
            figure("{\"grid\": {\"/weighting\": [\"variance\", \"inverse\"]}}", "w"));
    assertEquals(List.of("variance", "inverse"), bars.horizontal().names());
    assertArrayEquals(new double[] {1, 2}, bars.groups().get(0).heights());
  }

  @Test
  void namesBesideNumbersAreCurves() throws Exception {
    LineChart chart =
        assertInstanceOf(
            LineChart.class,
            figure("{\"grid\": {\"/b\": [\"x\", \"y\"], \"/n\": [1, 2, 3]}}", "w"));
    assertEquals("b = y", chart.curves().get(1).label());
    assertArrayEquals(new double[] {4, 5, 6}, chart.curves().get(1).y());
  }

  /** Of 1 and 2 the deviation is the root of 1/2. */
  @Test
  void seedsAreAveraged() throws Exception {
    LineChart chart =
        assertInstanceOf(
            LineChart.class, figure("{\"grid\": {\"/n\": [1, 2], \"/seed\": [7, 8]}}", "w"));
    LineChart.Curve curve = chart.curves().get(0);
    assertArrayEquals(new double[] {1, 2}, curve.x());
    assertArrayEquals(new double[] {1.5, 3.5}, curve.y());
    assertArrayEquals(
        new double[] {1.5 + Math.sqrt(.5), 3.5 + Math.sqrt(.5)}, curve.upper(), 1e-15);
    assertTrue(chart.caption().contains("mean over the seeds"), chart.caption());
  }

  @Test
  void meansOfValuesThatHaveNamesHaveWhiskers() throws Exception {
    BarChart bars =
        assertInstanceOf(
            BarChart.class, figure("{\"grid\": {\"/w\": [\"x\", \"y\"], \"/seed\": [7, 8]}}", "w"));
    assertArrayEquals(new double[] {1.5, 3.5}, bars.groups().get(0).heights());
    assertArrayEquals(
        new double[] {Math.sqrt(.5), Math.sqrt(.5)}, bars.groups().get(0).errors(), 1e-15);
    assertTrue(bars.caption().contains("mean over the seeds"), bars.caption());
  }

  @Test
  void oneSeedIsNothingToAverage() throws Exception {
    BarChart bars =
        assertInstanceOf(
            BarChart.class, figure("{\"grid\": {\"/w\": [\"x\", \"y\"], \"/seed\": [7]}}", "w"));
    assertEquals(0, bars.groups().get(0).errors().length);
    assertFalse(bars.caption().contains("seeds"), bars.caption());
  }

  @Test
  void seedsAloneAreBars() throws Exception {
    BarChart bars =
        assertInstanceOf(BarChart.class, figure("{\"grid\": {\"/seed\": [7, 8, 9]}}", "w"));
    assertEquals(List.of("7", "8", "9"), bars.horizontal().names());
  }
}
