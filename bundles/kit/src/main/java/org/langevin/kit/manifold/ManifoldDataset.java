package org.langevin.kit.manifold;

import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.dataset.DrawnDataset;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A dataset that draws its items from a set, and may add normal noise to each coordinate. It knows
 * its {@link org.langevin.api.dataset.Support}, which is the set without noise.
 */
@ConsumerType
public class ManifoldDataset extends DrawnDataset {
  private final Manifold manifold;
  private final double noise;

  /**
   * A dataset.
   *
   * @param noise the standard deviation of the noise; 0 for none
   * @param count how many items there are to learn from
   * @param context gives the random numbers
   * @throws org.langevin.api.InvalidExperimentException at the parameter {@code count}, if there is
   *     not enough memory
   */
  public ManifoldDataset(Manifold manifold, double noise, int count, DatasetContext context) {
    super(Shape.point(manifold.dimension()), count, context);
    this.manifold = manifold;
    this.noise = noise;
  }

  @Override
  protected final void draw(RandomStream random, float[] target, int offset) {
    double[] point = new double[manifold.dimension()];
    manifold.draw(random, point, 0);
    for (int i = 0; i < point.length; i++) {
      double error = noise == 0 ? 0 : noise * random.nextGaussian();
      target[offset + i] = (float) (point[i] + error);
    }
  }

  @Override
  public Range range() {
    double[] reach = manifold.reach();
    return new Range(reach[0] - 3 * noise, reach[1] + 3 * noise);
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    return Capable.offer(type, manifold, this);
  }
}
