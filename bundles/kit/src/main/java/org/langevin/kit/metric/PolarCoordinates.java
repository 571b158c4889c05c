package org.langevin.kit.metric;

import java.util.Arrays;
import org.langevin.api.Interruption;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

/**
 * Polar coordinates of the plane about a centre.
 *
 * @param x the centre's first coordinate
 * @param y the centre's second coordinate
 */
public record PolarCoordinates(double x, double y) {
  /**
   * Coordinates about the centre that a parameter of this name tells.
   *
   * @param centre two numbers
   * @param shape of the items
   * @throws InvalidExperimentException if the items are no points of the plane, or the centre is
   *     none
   */
  public static PolarCoordinates about(double[] centre, Shape shape) {
    if (shape.dimension() != 2) {
      throw new InvalidExperimentException(
          "radii and angles are those of points in the plane, but items have "
              + shape.dimension()
              + (shape.dimension() == 1 ? " coordinate" : " coordinates")
              + "; take a dataset of two dimensions, or another metric");
    }
    if (centre.length != 2) {
      throw new InvalidExperimentException(
          "/centre",
          "the centre is a point of the plane, two numbers such as [0, 0], but this has "
              + centre.length);
    }
    return new PolarCoordinates(centre[0], centre[1]);
  }

  /**
   * The radii and angles of some items.
   *
   * @param items points of the plane, at least one
   * @param name what the items are, for messages, for example {@code generated}
   * @throws InvalidExperimentException if there are no items, or one is not finite or too far away
   */
  public Points of(Items items, String name) {
    double[] values = Values.doubles(items, name);
    double[] radii = new double[values.length / 2];
    double[] angles = new double[radii.length];
    for (int i = 0; i < radii.length; i++) {
      Interruption.check();
      // Without negative zeros, which would have other angles.
      double across = values[2 * i] - x + 0.0;
      double up = values[2 * i + 1] - y + 0.0;
      radii[i] = StrictMath.hypot(across, up);
      if (Double.isInfinite(radii[i])) {
        throw new InvalidExperimentException(
            name
                + " item "
                + i
                + " is further from the centre than any number: a sampler that diverged needs"
                + " smaller steps, a file needs the item removed");
      }
      double angle = StrictMath.atan2(up, across);
      angles[i] = angle < 0 ? angle + 2 * Math.PI : angle;
    }
    return new Points(radii, angles);
  }

  /**
   * Points in polar coordinates.
   *
   * @param radii the distances from the centre, in the unit of the data
   * @param angles against the first axis, within [0, 2 pi); 0 for the centre itself
   */
  public record Points(double[] radii, double[] angles) {
    /** The radii, rising, in a new array. */
    public double[] sortedRadii() {
      double[] sorted = radii.clone();
      Arrays.sort(sorted);
      return sorted;
    }

    /** Some of the points, by their indices. */
    public Points select(int[] items) {
      return new Points(DataPair.select(radii, 1, items), DataPair.select(angles, 1, items));
    }
  }
}
