package org.langevin.datasets.swissroll;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Support;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DatasetContract;
import org.langevin.testkit.Parameters;

class SwissRollTest {
  private static Dataset dataset(String json) {
    SwissRoll factory = new SwissRoll();
    return factory.create(Parameters.parse(factory, json), Contexts.dataset(3));
  }

  /** u, where the radius is 3 pi/2 (1 + 2 u). */
  private static double length(float x, float y) {
    return (Math.hypot(x, y) / (1.5 * Math.PI) - 1) / 2;
  }

  @Test
  void keepsTheContract() {
    SwissRoll factory = new SwissRoll();
    DatasetContract.verify(factory, Parameters.of(factory));
    DatasetContract.verify(
        factory, Parameters.parse(factory, "{'dimension': 3, 'noise': 0.5, 'gap': 0.3}"));
  }

  @Test
  void pointsLieOnTheSpiral() {
    float[] items = dataset("{'scale': 2}").training().toArray();
    assertEquals(2 * 10000, items.length);
    int[] thirds = new int[3];
    for (int i = 0; i < items.length; i += 2) {
      double x = items[i] / 2.0;
      double y = items[i + 1] / 2.0;
      double t = Math.hypot(x, y);
      assertEquals(t * Math.cos(t), x, 1e-4);
      assertEquals(t * Math.sin(t), y, 1e-4);
      thirds[(int) Math.min(2, 3 * length((float) x, (float) y))]++;
    }
    for (int third : thirds) {
      assertEquals(10000 / 3.0, third, 4 * Math.sqrt(10000 * 2 / 9.0));
    }
  }

  @Test
  void inThreeDimensionsTheSheetHasItsHeightInTheMiddle() {
    Dataset dataset = dataset("{'dimension': 3}");
    assertEquals(Shape.point(3), dataset.shape());
    float[] items = dataset.training().toArray();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < items.length; i += 3) {
      double t = Math.hypot(items[i], items[i + 2]);
      assertEquals(t * Math.cos(t), items[i], 1e-4);
      sum += items[i + 1] / 10000;
      squares += items[i + 1] * items[i + 1] / 10000;
      assertTrue(items[i + 1] >= 0 && items[i + 1] <= 21);
    }
    double deviation = 21 / Math.sqrt(12);
    assertEquals(10.5, sum, 4 * deviation / 100);
    assertEquals(deviation, Math.sqrt(squares - sum * sum), 0.1);
  }

  @Test
  void aGapIsEmptyAndTheRestIsFull() {
    float[] spiral = dataset("{'gap': 0.2}").training().toArray();
    for (int i = 0; i < spiral.length; i += 2) {
      assertTrue(Math.abs(length(spiral[i], spiral[i + 1]) - 0.5) > 0.0999);
    }
    float[] sheet = dataset("{'gap': 0.5, 'dimension': 3}").training().toArray();
    int besides = 0;
    for (int i = 0; i < sheet.length; i += 3) {
      boolean middle = Math.abs(length(sheet[i], sheet[i + 2]) - 0.5) < 0.2499;
      boolean height = Math.abs(sheet[i + 1] / 21 - 0.5) < 0.2499;
      assertTrue(!middle || !height);
      besides += middle ? 1 : 0;
    }
    // A quarter of the square is missing; a quarter lies above and below the hole.
    assertEquals(1 / 3.0, besides / 10000.0, 0.02);
  }

  @Test
  void noiseHasItsDeviation() {
    float[] clean = dataset("{}").training().toArray();
    float[] noisy = dataset("{'noise': 0.5}").training().toArray();
    double squares = 0;
    for (int i = 0; i < clean.length; i += 2) {
      // The first coordinate's noise is drawn after the same angle.
      squares += Math.pow(noisy[i] - clean[i], 2) / 10000;
    }
    assertEquals(0.5, Math.sqrt(squares), 0.015);
  }

  @Test
  void fewerItemsAreTheBeginningOfMore() {
    float[] many = dataset("{'count': 9}").training().toArray();
    float[] few = dataset("{'count': 4}").training().toArray();
    assertArrayEquals(few, Arrays.copyOf(many, few.length));
  }

  @Test
  void aRollThatIsAllGapIsRefused() {
    assertThrows(InvalidExperimentException.class, () -> dataset("{'gap': 1}"));
    assertThrows(InvalidExperimentException.class, () -> dataset("{'dimension': 4}"));
  }

  /** The items without noise are at no distance, those with noise at about its size. */
  @Test
  void knowsItsSupport() {
    Dataset noisy = dataset("{'noise': 0.1, 'dimension': 3, 'gap': 0.2}");
    Support support = noisy.ability(Support.class).orElseThrow();
    float[] items = noisy.training().toArray();
    double sum = 0;
    for (int i = 0; i < 3000; i += 3) {
      sum += support.distance(new double[] {items[i], items[i + 1], items[i + 2]}, 0) / 1000;
    }
    // Within the sheet the distance is that along its normal, E |N(0, s^2)| = s sqrt(2 / pi).
    assertEquals(0.1 * Math.sqrt(2 / Math.PI), sum, 0.008);
  }
}
