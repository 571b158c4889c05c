package org.langevin.kit.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;

class ValuesTest {
  @Test
  void choosesItemsWithoutRepetition() {
    float[] items = new float[200];
    for (int i = 0; i < 100; i++) {
      items[2 * i] = i;
      items[2 * i + 1] = i + .5f;
    }
    int[] chosen = new int[100];
    for (int seed = 0; seed < 2000; seed++) {
      float[] some = Values.sample(items, 2, 10, RandomStream.of(seed, "choice"));
      assertEquals(20, some.length);
      Set<Float> seen = new HashSet<>();
      for (int i = 0; i < 10; i++) {
        assertTrue(seen.add(some[2 * i]));
        assertEquals(some[2 * i] + .5f, some[2 * i + 1]);
        chosen[(int) some[2 * i]]++;
      }
    }
    for (int count : chosen) {
      // Binomial with mean 200 and deviation 13.4.
      assertEquals(200, count, 67);
    }
    assertSame(items, Values.sample(items, 2, 100, RandomStream.of(0, "choice")));
  }

  @Test
  void theSameItemsAreChosenInDoublePrecision() {
    float[] items = new float[60];
    double[] precise = new double[60];
    for (int i = 0; i < 60; i++) {
      items[i] = i;
      precise[i] = i;
    }
    float[] some = Values.sample(items, 3, 7, RandomStream.of(5, "choice"));
    double[] same = Values.sample(precise, 3, 7, RandomStream.of(5, "choice"));
    assertArrayEquals(Items.of(Shape.point(3), some).toDoubles(), same);
    assertSame(precise, Values.sample(precise, 3, 20, RandomStream.of(5, "choice")));
  }

  @Test
  void refusesWhatIsNotFiniteAndWhatIsNotThere() {
    Shape shape = Shape.point(2);
    assertArrayEquals(new float[] {1, 2}, Values.of(Items.of(shape, new float[] {1, 2}), "real"));
    Items infinite = Items.of(shape, new float[] {1, 2, 3, Float.NEGATIVE_INFINITY});
    var thrown = assertThrows(InvalidExperimentException.class, () -> Values.of(infinite, "real"));
    assertTrue(
        thrown.getMessage().startsWith("real item 1 has the value -Infinity at position 1"),
        thrown.getMessage());
    Items huge = Items.of(shape, new double[] {1, 2, 1e300, Double.NaN});
    thrown = assertThrows(InvalidExperimentException.class, () -> Values.doubles(huge, "real"));
    assertTrue(
        thrown.getMessage().startsWith("real item 1 has the value NaN at position 1"),
        thrown.getMessage());
    Items none = Items.of(shape, new float[0]);
    assertThrows(InvalidExperimentException.class, () -> Values.of(none, "real"));
  }
}
