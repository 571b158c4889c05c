package org.langevin.kit.manifold;

import java.util.List;
import org.langevin.api.random.RandomStream;

/**
 * Several sets of one space, each as probable as the others.
 *
 * @param parts at least one
 */
public record Union(List<Manifold> parts) implements Manifold {
  /** Copies the list. */
  public Union {
    parts = List.copyOf(parts);
  }

  @Override
  public int dimension() {
    return parts.get(0).dimension();
  }

  @Override
  public double distance(double[] x, int offset) {
    double nearest = Double.POSITIVE_INFINITY;
    for (Manifold part : parts) {
      nearest = Math.min(nearest, part.distance(x, offset));
    }
    return nearest;
  }

  @Override
  public void draw(RandomStream random, double[] target, int offset) {
    parts.get(random.nextInt(parts.size())).draw(random, target, offset);
  }

  @Override
  public double[] reach() {
    double[] reach = parts.get(0).reach();
    for (Manifold part : parts) {
      reach[0] = Math.min(reach[0], part.reach()[0]);
      reach[1] = Math.max(reach[1], part.reach()[1]);
    }
    return reach;
  }
}
