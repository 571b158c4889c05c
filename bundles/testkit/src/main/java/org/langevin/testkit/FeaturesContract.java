package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Features;

/** What every kind of features must do. */
public final class FeaturesContract {
  private FeaturesContract() {}

  /**
   * Each item has one point of finite values, which is the same again, and the same wherever the
   * item stands and whichever items are beside it.
   *
   * @param items three or more
   * @param tolerance for other sums in other batches, in units of the largest feature
   */
  public static void followTheItems(Features features, Items items, double tolerance) {
    Items together = features.extract(items, "together", Comparison.of(items, items));
    assertEquals(items.size(), together.size(), "one point for each item");
    float[] points = together.toArray();
    int dimension = together.shape().dimension();
    double largest = 0;
    for (float value : points) {
      assertTrue(Float.isFinite(value), "a finite value: " + value);
      largest = Math.max(largest, Math.abs(value));
    }
    int[] chosen = {items.size() - 1, 0, items.size() / 2};
    float[] values = new float[chosen.length * items.shape().dimension()];
    for (int k = 0; k < chosen.length; k++) {
      items.copy(chosen[k], values, k * items.shape().dimension());
    }
    Items few = Items.of(items.shape(), values);
    float[] alone = features.extract(few, "a few", Comparison.of(few, few)).toArray();
    assertEquals(chosen.length * dimension, alone.length, "values of a few");
    for (int j = 0; j < alone.length; j++) {
      assertEquals(
          points[chosen[j / dimension] * dimension + j % dimension],
          alone[j],
          tolerance * largest,
          "value " + j % dimension + " of item " + chosen[j / dimension]);
    }
    assertFalse(features.description().isBlank(), "a description");
  }
}
