package org.langevin.metrics.frechetdistance;

import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricInput;
import org.langevin.kit.metric.Values;

/** The values themselves, in double precision: coordinates of points, pixels of images. */
record Identity() implements FeatureExtractor {
  @Override
  public Items extract(Items items, String name, MetricInput input) {
    return Items.of(Shape.point(items.shape().dimension()), Values.doubles(items, name));
  }

  @Override
  public String description() {
    return "the values themselves";
  }
}
