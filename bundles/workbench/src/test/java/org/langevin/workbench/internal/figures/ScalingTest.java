package org.langevin.workbench.internal.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.sde.Marginal;

class ScalingTest {
  /** Two items whose components have the means 1 and 5 and the variances 1 and 1. */
  private static final float[] VALUES = {0, 4, 2, 6};

  private static Stage stage(Shape shape, Marginal law, float... values) {
    return new Stage("", "", Optional.of(law), Items.of(shape, values));
  }

  @Test
  void withoutNoiseThingsStayAsTheyAre() {
    Shape shape = Shape.point(2);
    Scaling scaling = Scaling.of(Items.of(shape, VALUES));
    assertArrayEquals(VALUES, scaling.scaled(stage(shape, Marginal.START, VALUES)), 1e-6f);
  }

  @Test
  void noiseHasTheSpreadOfTheDataAroundTheirMeans() {
    Shape shape = Shape.point(2);
    Scaling scaling = Scaling.of(Items.of(shape, VALUES));
    float[] scaled = scaling.scaled(stage(shape, new Marginal(0, 7, 10), 17, -3));
    assertArrayEquals(new float[] {2, 4}, scaled, 1e-5f);
  }

  @Test
  void noiseOfImagesDoesNotShowTheMeanImage() {
    Shape shape = Shape.image(1, 2, 1);
    Scaling scaling = Scaling.of(Items.of(shape, VALUES));
    assertEquals(5, scaling.variance());
    float[] scaled = scaling.scaled(stage(shape, new Marginal(0, 0, 1), 0, 0));
    assertArrayEquals(new float[] {3, 3}, scaled, 1e-5f);
  }
}
