package org.langevin.kit.manifold;

import java.util.ArrayList;
import java.util.List;
import org.langevin.api.random.RandomStream;

/**
 * The Swiss roll (Marsland 2009, chapter 6), in the proportions that have become usual:
 *
 * <pre>c (t cos t, 21 v, t sin t), with t = 3 pi/2 (1 + 2 u) and u, v uniform on [0, 1]</pre>
 *
 * <p>In two dimensions the middle coordinate is left out. A gap of g takes away the u with |u -
 * 1/2| &lt; g/2, in three dimensions only where |v - 1/2| &lt; g/2 as well: a hole in the sheet.
 */
public final class SwissRoll implements Manifold {
  private static final double INNER = 1.5 * Math.PI;
  private static final double OUTER = 4.5 * Math.PI;
  private static final double HEIGHT = 21;

  private final int dimension;
  private final double scale;
  private final double gap;
  private final List<Sheet> sheets = new ArrayList<>();

  /** A stretch of the spiral at all heights between two. */
  private record Sheet(Spiral spiral, double bottom, double top) {
    double distance(double px, double height, double py) {
      double beyond = Math.max(0, Math.max(bottom - height, height - top));
      return StrictMath.hypot(spiral.distance(px, py), beyond);
    }
  }

  /**
   * A roll.
   *
   * @param dimension 2 for the spiral, 3 for the rolled sheet
   * @param scale c, positive
   * @param gap g, not negative and below 1
   */
  public SwissRoll(int dimension, double scale, double gap) {
    this.dimension = dimension;
    this.scale = scale;
    this.gap = gap;
    double from = INNER + (OUTER - INNER) * (1 - gap) / 2;
    double to = INNER + (OUTER - INNER) * (1 + gap) / 2;
    if (gap == 0) {
      sheets.add(new Sheet(new Spiral(INNER, OUTER), 0, HEIGHT));
      return;
    }
    sheets.add(new Sheet(new Spiral(INNER, from), 0, HEIGHT));
    sheets.add(new Sheet(new Spiral(to, OUTER), 0, HEIGHT));
    if (dimension == 3) {
      Spiral middle = new Spiral(from, to);
      sheets.add(new Sheet(middle, 0, HEIGHT * (1 - gap) / 2));
      sheets.add(new Sheet(middle, HEIGHT * (1 + gap) / 2, HEIGHT));
    }
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public double distance(double[] x, int offset) {
    double height = dimension == 3 ? x[offset + 1] / scale : 0;
    double nearest = Double.POSITIVE_INFINITY;
    for (Sheet sheet : sheets) {
      double distance =
          sheet.distance(x[offset] / scale, height, x[offset + dimension - 1] / scale);
      nearest = Math.min(nearest, distance);
    }
    return scale * nearest;
  }

  @Override
  public void draw(RandomStream random, double[] target, int offset) {
    boolean sheet = dimension == 3;
    double u;
    double v;
    do {
      u = random.nextDouble();
      v = sheet ? random.nextDouble() : 0.5;
    } while (inGap(u) && inGap(v));
    double t = INNER + (OUTER - INNER) * u;
    target[offset] = scale * (t * StrictMath.cos(t));
    if (sheet) {
      target[offset + 1] = scale * (HEIGHT * v);
    }
    target[offset + dimension - 1] = scale * (t * StrictMath.sin(t));
  }

  private boolean inGap(double u) {
    return Math.abs(u - 0.5) < gap / 2;
  }

  @Override
  public double[] reach() {
    return new double[] {-scale * OUTER, scale * (dimension == 3 ? HEIGHT : OUTER)};
  }
}
