package org.langevin.kit.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.langevin.api.random.RandomStream;

class MinibatchesTest {
  private static final int[] POOL = {10, 11, 12, 13, 14, 15, 16};

  private static Minibatches minibatches(int batch) {
    return new Minibatches(POOL, batch, epoch -> RandomStream.of(1, "minibatches", epoch));
  }

  @Test
  void everyItemComesOnceInEachEpoch() {
    Minibatches minibatches = minibatches(3);
    int[] drawn = new int[7 * 3 * 2];
    int[] batch = new int[3];
    for (int step = 0; step < 14; step++) {
      minibatches.of(step, batch);
      System.arraycopy(batch, 0, drawn, step * 3, 3);
    }
    int[][] epochs = new int[6][];
    for (int epoch = 0; epoch < 6; epoch++) {
      epochs[epoch] = Arrays.copyOfRange(drawn, epoch * 7, epoch * 7 + 7);
      int[] sorted = epochs[epoch].clone();
      Arrays.sort(sorted);
      assertArrayEquals(POOL, sorted);
    }
    assertFalse(Arrays.equals(epochs[0], epochs[1]));
  }

  @Test
  void aStepDoesNotDependOnWhatWasDrawnBefore() {
    int[] inOrder = new int[3];
    int[] atOnce = new int[3];
    Minibatches minibatches = minibatches(3);
    for (int step = 0; step <= 9; step++) {
      minibatches.of(step, inOrder);
    }
    minibatches(3).of(9, atOnce);
    assertArrayEquals(inOrder, atOnce);
  }

  @Test
  void aMinibatchMayBeLargerThanTheDataset() {
    int[] batch = new int[21];
    minibatches(21).of(4, batch);
    for (int item : POOL) {
      assertEquals(3, Arrays.stream(batch).filter(i -> i == item).count());
    }
  }
}
