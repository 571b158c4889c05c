package org.langevin.kit.manifold;

import org.langevin.api.random.RandomStream;

/**
 * A set in some of the coordinates of a larger space; the others have one value.
 *
 * @param inner the set
 * @param axes which coordinate of the space each of its own is
 * @param origin a point of the space, of which the coordinates that are no axes count
 */
public record Embedded(Manifold inner, int[] axes, double[] origin) implements Manifold {
  /** Copies the arrays. */
  public Embedded {
    axes = axes.clone();
    origin = origin.clone();
    if (axes.length != inner.dimension()) {
      throw new IllegalArgumentException("an axis is needed for each coordinate of the set");
    }
  }

  @Override
  public int[] axes() {
    return axes.clone();
  }

  @Override
  public double[] origin() {
    return origin.clone();
  }

  @Override
  public int dimension() {
    return origin.length;
  }

  @Override
  public double distance(double[] x, int offset) {
    double[] own = new double[axes.length];
    double[] rest = origin.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] = x[offset + i];
    }
    for (int k = 0; k < axes.length; k++) {
      own[k] = x[offset + axes[k]];
      rest[axes[k]] = origin[axes[k]];
    }
    return StrictMath.hypot(inner.distance(own, 0), Vectors.distance(rest, 0, origin));
  }

  @Override
  public void draw(RandomStream random, double[] target, int offset) {
    double[] own = new double[axes.length];
    inner.draw(random, own, 0);
    System.arraycopy(origin, 0, target, offset, origin.length);
    for (int k = 0; k < axes.length; k++) {
      target[offset + axes[k]] = own[k];
    }
  }

  @Override
  public double[] reach() {
    double[] reach = inner.reach();
    for (int i = 0; i < origin.length; i++) {
      if (!isAxis(i)) {
        reach[0] = Math.min(reach[0], origin[i]);
        reach[1] = Math.max(reach[1], origin[i]);
      }
    }
    return reach;
  }

  private boolean isAxis(int coordinate) {
    for (int axis : axes) {
      if (axis == coordinate) {
        return true;
      }
    }
    return false;
  }
}
