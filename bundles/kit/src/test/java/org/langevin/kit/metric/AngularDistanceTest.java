package org.langevin.kit.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.langevin.api.random.RandomStream;

class AngularDistanceTest {
  /** The standard error of the mean is 0.2 % on the circle and 0.4 % on the line. */
  @ParameterizedTest
  @CsvSource({
    "CIRCLE, 1000, 0.007",
    "LINE, 1000, 0.012",
    "CIRCLE, 10, 0.015",
    "LINE, 10, 0.015",
    "CIRCLE, 1, 0.1",
    "LINE, 1, 0.08"
  })
  void knowsWhatUniformAnglesGive(AngularDistance kind, int count, double tolerance) {
    RandomStream random = RandomStream.of(3, "uniform angles");
    double sum = 0;
    int draws = 10_000;
    double[] angles = new double[count];
    for (int draw = 0; draw < draws; draw++) {
      Arrays.setAll(angles, i -> random.nextDouble() * 2 * Math.PI);
      sum += kind.toUniform(angles);
    }
    assertEquals(1, sum / draws / kind.floor(count), tolerance);
  }

  @ParameterizedTest
  @EnumSource
  void anglesOnBothSidesOfZero(AngularDistance kind) {
    double[] above = {0.2, 0.1};
    double[] below = {2 * Math.PI - 0.1, 2 * Math.PI - 0.2};
    double expected = kind == AngularDistance.CIRCLE ? 0.3 : 2 * Math.PI - 0.3;
    assertEquals(expected, kind.between(above, below), 1e-14);
    assertEquals(expected, kind.between(below, above), 1e-14);
    assertEquals(0, kind.between(above, new double[] {0.1, 0.2, 0.1, 0.2}), 1e-15);
  }
}
