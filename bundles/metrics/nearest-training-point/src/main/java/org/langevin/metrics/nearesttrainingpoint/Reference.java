package org.langevin.metrics.nearesttrainingpoint;

import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.metric.Tasks;
import org.langevin.kit.metric.Values;
import org.langevin.nn.ItemPanels;
import org.langevin.nn.NearestItems;

/**
 * Items from which distances are measured.
 *
 * @param panels the items
 */
record Reference(ItemPanels panels) {
  /** Points that meet all items together. */
  private static final int PIECE = 64;

  /**
   * Some items.
   *
   * @param most how many are taken at most, chosen at random
   */
  static Reference of(Items items, int most, RandomStream random) {
    if (items.size() <= most) {
      return new Reference(ItemPanels.of(items));
    }
    float[] chosen = Values.sample(items.toArray(), items.shape().dimension(), most, random);
    return new Reference(ItemPanels.of(Items.of(items.shape(), chosen)));
  }

  /** Of each point the distance from the nearest item. */
  double[] distances(Points points, MetricInput input) {
    double[] distances = new double[points.count()];
    Tasks.run(
        1 + (distances.length - 1) / PIECE,
        "pieces of distances",
        input,
        piece -> {
          int begin = piece * PIECE;
          int count = Math.min(PIECE, distances.length - begin);
          new NearestItems(panels).squares(points.values(), begin, count, distances);
          for (int i = begin; i < begin + count; i++) {
            distances[i] = Math.sqrt(distances[i]);
          }
        });
    return distances;
  }
}
