package org.langevin.api.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BatchTest {
  @Test
  void itemsInARowAreAlikeInConditionAndClass() {
    float[] x = new float[5];
    float[] condition = {1, 1, 1, 2, 2};
    Batch unlabelled = new Batch(4, x, condition);
    assertEquals(3, unlabelled.alike(0));
    assertEquals(2, unlabelled.alike(1));
    assertEquals(1, unlabelled.alike(3));
    Batch labelled = new Batch(5, x, condition, new int[] {0, 0, 1, 1, 1});
    assertEquals(2, labelled.alike(0));
    assertEquals(1, labelled.alike(2));
    assertEquals(2, labelled.alike(3));
  }
}
