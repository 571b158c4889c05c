package org.langevin.kit.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

class PolarCoordinatesTest {
  private static final Shape PLANE = Shape.point(2);

  @Test
  void knowsRadiiAndAngles() {
    double[] points = {3, 4, 0, 2, -1, 0, 0, -1, 1, -1e-20, 0, 0};
    PolarCoordinates.Points polar =
        PolarCoordinates.about(new double[] {0, 0}, PLANE).of(Items.of(PLANE, points), "real");
    assertArrayEquals(new double[] {5, 2, 1, 1, 1, 0}, polar.radii(), 1e-15);
    double[] angles = {Math.acos(.6), Math.PI / 2, Math.PI, 1.5 * Math.PI, 2 * Math.PI, 0};
    assertArrayEquals(angles, polar.angles(), 1e-15);
    assertArrayEquals(new double[] {0, 1, 1, 1, 2, 5}, polar.sortedRadii(), 1e-15);
    PolarCoordinates.Points some = polar.select(new int[] {2, 0});
    assertArrayEquals(new double[] {1, 5}, some.radii(), 1e-15);
    assertArrayEquals(new double[] {Math.PI, Math.acos(.6)}, some.angles(), 1e-15);
  }

  @Test
  void measuresAboutTheCentre() {
    double[] points = {4, 2, 1, 2};
    PolarCoordinates.Points polar =
        PolarCoordinates.about(new double[] {1, -1}, PLANE).of(Items.of(PLANE, points), "real");
    assertArrayEquals(new double[] {Math.sqrt(18), 3}, polar.radii(), 1e-15);
    assertArrayEquals(new double[] {Math.PI / 4, Math.PI / 2}, polar.angles(), 1e-15);
  }

  /** Whatever the signs of its zeros, the centre is one point. */
  @Test
  void zerosHaveNoSigns() {
    double[] points = {-0.0, -0.0, -0.0, 0, 0, -0.0, 1, -0.0, -1, -0.0};
    PolarCoordinates.Points polar =
        PolarCoordinates.about(new double[] {0, 0}, PLANE).of(Items.of(PLANE, points), "real");
    assertArrayEquals(new double[] {0, 0, 0, 0, Math.PI}, polar.angles(), 0);
  }

  @Test
  void refusesOtherShapesAndCentres() {
    double[] origin = {0, 0};
    for (int dimension : new int[] {1, 3}) {
      Shape shape = Shape.point(dimension);
      var thrown = refused(() -> PolarCoordinates.about(origin, shape));
      assertEquals("", thrown.parameter());
      assertTrue(thrown.getMessage().contains("items have " + dimension), thrown.getMessage());
    }
    for (double[] centre : new double[][] {{}, {1}, {1, 2, 3}}) {
      var thrown = refused(() -> PolarCoordinates.about(centre, PLANE));
      assertEquals("/centre", thrown.parameter());
      assertTrue(thrown.getMessage().endsWith("has " + centre.length), thrown.getMessage());
    }
  }

  @Test
  void refusesWhatHasNoRadius() {
    PolarCoordinates polar = PolarCoordinates.about(new double[] {-1e308, 0}, PLANE);
    Items far = Items.of(PLANE, new double[] {1, 1, 1.5e308, 0});
    var thrown = refused(() -> polar.of(far, "generated"));
    assertTrue(thrown.getMessage().startsWith("generated item 1 is"), thrown.getMessage());
    Items none = Items.of(PLANE, new double[0]);
    refused(() -> polar.of(none, "generated"));
    Items nan = Items.of(PLANE, new double[] {Double.NaN, 0});
    refused(() -> polar.of(nan, "generated"));
  }

  private static InvalidExperimentException refused(Runnable work) {
    return assertThrows(InvalidExperimentException.class, work::run);
  }
}
