package org.langevin.kit.manifold;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.random.RandomStream;

/**
 * The points at one distance from a centre, with the uniform law: a circle in the plane, a sphere
 * in space.
 *
 * @param centre the coordinates of the centre
 * @param radius positive
 */
public record Sphere(double[] centre, double radius) implements Manifold {
  /** Copies the centre. */
  public Sphere {
    centre = centre.clone();
  }

  /**
   * A circle of the plane, as a parameter tells its centre.
   *
   * @param pointer the parameter
   * @throws InvalidExperimentException if the centre is no point of the plane
   */
  public static Sphere circle(double[] centre, double radius, String pointer) {
    if (centre.length != 2) {
      throw new InvalidExperimentException(
          pointer, "a point of the plane has 2 coordinates, not " + centre.length);
    }
    return new Sphere(centre, radius);
  }

  @Override
  public double[] centre() {
    return centre.clone();
  }

  @Override
  public int dimension() {
    return centre.length;
  }

  @Override
  public double distance(double[] x, int offset) {
    return Math.abs(Vectors.distance(x, offset, centre) - radius);
  }

  @Override
  public void draw(RandomStream random, double[] target, int offset) {
    Vectors.direction(random, target, offset, centre.length);
    for (int i = 0; i < centre.length; i++) {
      target[offset + i] = centre[i] + radius * target[offset + i];
    }
  }

  @Override
  public double[] reach() {
    return Vectors.reach(centre, radius);
  }
}
