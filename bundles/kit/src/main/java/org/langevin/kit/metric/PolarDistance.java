package org.langevin.kit.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.langevin.api.metric.MetricResult;

/**
 * How far two laws on the plane are apart in their radii and in their angles.
 *
 * @param radius W_1 of the radii, in the unit of the data
 * @param angle W_1 of the angles, in radians
 */
public record PolarDistance(double radius, double angle) {
  /** The sum of both as the main figure, and each: {@code value}, {@code radius}, {@code angle}. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(MetricResult.VALUE, radius + angle);
    figures.put("radius", radius);
    figures.put("angle", angle);
    return figures;
  }
}
