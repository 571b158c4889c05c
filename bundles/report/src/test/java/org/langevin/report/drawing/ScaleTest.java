package org.langevin.report.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.langevin.api.figure.Axis;

class ScaleTest {
  private static List<String> labels(Axis axis, double low, double high, int most) {
    return Ticks.of(Scale.of(axis, new Extent().add(low).add(high), 0), most).stream()
        .map(Ticks.Tick::label)
        .filter(label -> !label.isEmpty())
        .toList();
  }

  @Test
  void marksAreRoundNumbers() {
    assertEquals(
        List.of("−0.50", "−0.25", "0.00", "0.25", "0.50").size(),
        labels(Axis.of(""), -.5, .5, 5).size());
    assertEquals(List.of("0.0", "0.5", "1.0"), labels(Axis.of(""), 0, 1, 3));
    assertEquals(List.of("−2", "0", "2", "4"), labels(Axis.of(""), -2, 5, 4));
    assertEquals(
        List.of("0", "2·10⁵", "4·10⁵", "6·10⁵", "8·10⁵", "10⁶"), labels(Axis.of(""), 0, 1e6, 5));
    assertEquals(List.of("0", "10⁻⁶", "2·10⁻⁶"), labels(Axis.of(""), 0, 2e-6, 3));
    assertEquals(List.of("1000", "1001", "1002"), labels(Axis.of(""), 1000, 1002, 3));
  }

  @Test
  void decadesAreMarkedOnLogarithmicScales() {
    assertEquals(List.of("10⁻²", "10⁻¹", "10⁰", "10¹"), labels(Axis.logarithmic(""), .01, 30, 6));
    assertEquals(List.of("10⁻⁴", "10⁰", "10⁴"), labels(Axis.logarithmic(""), 1e-6, 1e6, 4));
    assertEquals(List.of("2", "5", "10", "20"), labels(Axis.logarithmic(""), 2, 30, 4));
    assertEquals(List.of("1.0", "1.5", "2.0"), labels(Axis.logarithmic(""), 1, 2, 3));
  }

  @Test
  void openEndsFitTheData() {
    Scale scale = Scale.of(Axis.of("x"), new Extent().add(0, 10), 0.1);
    assertEquals(-1, scale.low());
    assertEquals(11, scale.high());
    Scale half = Scale.of(new Axis("x", 0, Double.NaN, false), new Extent().add(2, 10), 0.1);
    assertEquals(0, half.low());
    assertEquals(11, half.high(), 1e-12);
    Scale logarithmic = Scale.of(Axis.logarithmic("x"), new Extent().add(-5, 0, .01, 100), 0);
    assertEquals(.01, logarithmic.low());
    assertEquals(.5, logarithmic.fraction(1), 1e-12);
    assertEquals(1, logarithmic.value(.5), 1e-12);
    assertTrue(Double.isNaN(logarithmic.shown(0)));
  }

  @Test
  void oneValueOrNoneStillMakesAScale() {
    for (Axis axis : List.of(Axis.of("x"), Axis.logarithmic("x"), Axis.of("x", 5, 5))) {
      for (Extent extent : List.of(new Extent(), new Extent().add(3), new Extent().add(0))) {
        Scale scale = Scale.of(axis, extent, 0.05);
        assertTrue(scale.low() < scale.high(), axis + " " + scale);
      }
    }
  }

  @Test
  void histogramsHaveAreaOneAndCountWhatLiesOutside() {
    float[] values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 500f;
    }
    Bins bins = Bins.of(new Scale("", 0, 1, false, List.of()), List.of(values));
    double area = 0;
    double[] densities = bins.densities(values);
    for (int i = 0; i < densities.length; i++) {
      area += densities[i] * (bins.edge(i + 1) - bins.edge(i));
    }
    assertEquals(.501, area, 1e-6);
    assertEquals(.5, densities[3], .05);
  }

  @Test
  void wholeNumbersGetABinEach() {
    float[] values = {1, 2, 2, 3, 3, 3};
    Bins bins = Bins.of(new Scale("", 0.8, 3.2, false, List.of()), List.of(values));
    assertEquals(3, bins.count());
    assertArrayEquals(new double[] {1 / 6.0, 2 / 6.0, 3 / 6.0}, bins.densities(values), 1e-12);
  }
}
