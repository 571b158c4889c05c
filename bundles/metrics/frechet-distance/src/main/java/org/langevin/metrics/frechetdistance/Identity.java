package org.langevin.metrics.frechetdistance;

import org.langevin.api.Shape;
import org.langevin.api.metric.MetricInput;

/** The values themselves: coordinates of points, pixels of images. */
record Identity(Shape shape) implements FeatureExtractor {
  @Override
  public Features extract(float[] items, MetricInput input) {
    return new Features(items, shape.dimension());
  }

  @Override
  public String description() {
    return "the values themselves";
  }
}
