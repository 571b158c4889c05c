package org.langevin.kit.dataset;

import java.util.Optional;
import java.util.stream.IntStream;
import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.dataset.ClassDensities;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Labels;
import org.langevin.api.random.RandomStream;

/**
 * Points drawn from a Gaussian mixture, with its exact density and score after any linear SDE. The
 * class of a point is the component that it was drawn from.
 */
public final class MixtureDataset extends DrawnDataset {
  private static final double DRAWN_DEVIATIONS = 4;

  private final GaussianMixture mixture;
  private final Labels labels;

  /**
   * Points of a mixture.
   *
   * @param mixture that the points are drawn from
   * @param count how many items there are to learn from
   * @param context gives the random numbers
   */
  public MixtureDataset(GaussianMixture mixture, int count, DatasetContext context) {
    super(Shape.point(mixture.dimension()), count, context);
    this.mixture = mixture;
    this.labels =
        new Labels(
            IntStream.rangeClosed(1, mixture.count()).mapToObj(k -> "component " + k).toList());
  }

  @Override
  protected void draw(RandomStream random, float[] target, int offset) {
    drawLabelled(random, target, offset);
  }

  @Override
  protected int drawLabelled(RandomStream random, float[] target, int offset) {
    return mixture.draw(random, target, offset);
  }

  @Override
  public Range range() {
    return mixture.range(DRAWN_DEVIATIONS);
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    ClassDensities classes = mixture::component;
    if (type == PerturbedLaw.class && mixture.dimension() == 1) {
      PerturbedLaw laws = transition -> Optional.of(mixture.after(transition).onTheLine());
      return Capable.offer(type, laws);
    }
    if (type == NormalComponents.class && mixture.dimension() == 1) {
      NormalComponents components = mixture::components;
      return Capable.offer(type, components);
    }
    return Capable.offer(type, this, mixture, labels, classes);
  }
}
