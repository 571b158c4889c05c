package org.langevin.kit.manifold;

import org.langevin.api.random.RandomStream;

/**
 * The points within some distance from a centre, with the uniform law: a segment on the line, a
 * disc in the plane; a single point if the radius is 0.
 *
 * @param centre the coordinates of the centre
 * @param radius not negative
 */
public record Ball(double[] centre, double radius) implements Manifold {
  /** Copies the centre. */
  public Ball {
    centre = centre.clone();
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
    return Math.max(0, Vectors.distance(x, offset, centre) - radius);
  }

  /** A direction, and the share of the volume that lies within the point's radius. */
  @Override
  public void draw(RandomStream random, double[] target, int offset) {
    Vectors.direction(random, target, offset, centre.length);
    double length = radius * StrictMath.pow(random.nextDouble(), 1.0 / centre.length);
    for (int i = 0; i < centre.length; i++) {
      target[offset + i] = centre[i] + length * target[offset + i];
    }
  }

  @Override
  public double[] reach() {
    return Vectors.reach(centre, radius);
  }
}
