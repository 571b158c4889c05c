package org.langevin.kit.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.kit.sampler.Start.Law;

class StartTest {
  private static String refused(Start start) {
    return assertThrows(InvalidExperimentException.class, () -> start.check(Shape.point(2)))
        .parameter();
  }

  @Test
  void whatAnotherLawWouldTakeIsRefused() {
    double[] point = {1, 2};
    assertEquals("/start/point", refused(new Start(Law.NORMAL, 0, 1, -1, 1, point)));
    assertEquals("/start/high", refused(new Start(Law.NORMAL, 0, 1, -1, 15, null)));
    assertEquals("/start/deviation", refused(new Start(Law.UNIFORM, 0, 20, -1, 1, null)));
    assertEquals("/start/low", refused(new Start(Law.POINT, 0, 1, -5, 1, point)));
    new Start(Law.NORMAL, 3, 2, -1, 1, null).check(Shape.point(2));
    new Start(Law.UNIFORM, 0, 1, -5, 15, null).check(Shape.point(2));
    new Start(Law.POINT, 0, 1, -1, 1, point).check(Shape.point(2));
  }
}
