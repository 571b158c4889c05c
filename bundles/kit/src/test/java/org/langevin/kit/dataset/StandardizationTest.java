package org.langevin.kit.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

class StandardizationTest {
  private static Standardization of(Shape shape, float... values) {
    return Standardization.of(Items.of(shape, values));
  }

  @Test
  void coordinatesOfPointsAreStandardisedEach() {
    // Means 2 and 100, deviations 1 and 50.
    Standardization points = of(Shape.point(2), 1, 50, 3, 150);
    assertEquals(-1, points.apply(1, 0));
    assertEquals(4, points.apply(6, 0));
    assertEquals(1, points.apply(150, 1));
    assertEquals(6, points.revert(4, 0));
    assertEquals(50, points.revert(-1, 1));
    assertEquals(50, points.deviation(1));
  }

  @Test
  void channelsOfImagesAreStandardisedOverAllPixels() {
    // Two images of two pixels, whose second channels are 10, 10, 10 and 30.
    Standardization images = of(Shape.image(1, 2, 3), 0, 10, 5, 0, 10, 5, 4, 10, 5, 4, 30, 5);
    assertEquals(1, images.apply(4, 0));
    assertEquals((30 - 15) / (float) Math.sqrt(75), images.apply(30, 1));
    assertEquals(2, images.apply(7, 2));
  }

  /** Rounding is no deviation: what is always the same number of tenths is constant. */
  @Test
  void whatDoesNotVaryKeepsItsUnit() {
    float[] tenths = new float[1000];
    Arrays.fill(tenths, .1f);
    Standardization constant = of(Shape.point(1), tenths);
    assertEquals(0, constant.apply(.1f, 0));
    assertEquals(2, constant.apply(2.1f, 0), 1e-6);
  }

  @Test
  void nothingOverflows() {
    Standardization tiny = of(Shape.point(1), 0, Float.MIN_VALUE);
    assertEquals(1e6f, tiny.apply(Float.MAX_VALUE, 0));
    assertEquals(-1e6f, tiny.apply(-Float.MAX_VALUE, 0));
    Standardization huge = of(Shape.point(1), -Float.MAX_VALUE, Float.MAX_VALUE);
    assertEquals(1, huge.apply(Float.MAX_VALUE, 0));
  }

  @Test
  void isRestored() {
    Standardization points = of(Shape.point(2), 1, 50, 3, 150);
    float[] written = new float[5];
    points.write(written);
    assertArrayEquals(new float[] {2, 100, 1, 50, 0}, written);
    Standardization restored = Standardization.read(written, 2);
    assertEquals(points.apply(7, 1), restored.apply(7, 1));
  }
}
