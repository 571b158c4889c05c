package org.langevin.api.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.langevin.api.Shape;

class ItemsTest {
  private static final Shape SHAPE = Shape.point(2);

  @Test
  void whatIsHandedOutMayBeChanged() {
    for (Items items :
        new Items[] {
          Items.of(SHAPE, new float[] {3, 1, 2, 4}), Items.of(SHAPE, new double[] {3, 1, 2, 4})
        }) {
      Arrays.sort(items.toArray());
      Arrays.sort(items.toDoubles());
      assertArrayEquals(new float[] {3, 1, 2, 4}, items.toArray());
      assertArrayEquals(new double[] {3, 1, 2, 4}, items.toDoubles());
    }
  }

  @Test
  void doublesKeepWhatFloatsRound() {
    double[] values = {1e9 + 1, 1e-60, 1e300, .1};
    Items items = Items.of(SHAPE, values);
    assertEquals(2, items.size());
    assertArrayEquals(values, items.toDoubles());
    assertArrayEquals(new float[] {1e9f, 0, Float.POSITIVE_INFINITY, .1f}, items.toArray());
    double[] second = new double[3];
    items.copy(1, second, 1);
    assertArrayEquals(new double[] {0, 1e300, .1}, second);
  }

  @Test
  void floatsAreTheSameNumbersInBothViews() {
    Items items = Items.of(SHAPE, new float[] {.1f, .2f, 3, 4});
    assertArrayEquals(new double[] {.1f, .2f, 3, 4}, items.toDoubles());
    Items compact =
        new Items() {
          @Override
          public int size() {
            return 3;
          }

          @Override
          public Shape shape() {
            return SHAPE;
          }

          @Override
          public void copy(int index, float[] target, int offset) {
            target[offset] = index;
            target[offset + 1] = .1f * index;
          }
        };
    assertArrayEquals(new double[] {0, 0, 1, .1f, 2, .2f}, compact.toDoubles());
  }

  @Test
  void aPartOfAnItemIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Items.of(SHAPE, new float[3]));
    assertThrows(IllegalArgumentException.class, () -> Items.of(SHAPE, new double[3]));
  }
}
