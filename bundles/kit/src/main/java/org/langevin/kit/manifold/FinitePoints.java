package org.langevin.kit.manifold;

import java.util.List;
import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.Sizes;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.metric.Values;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A dataset of given points, few of them on a known set, with as many others to compare samples
 * with. The held-out ones are all of those, in their order, or some of them, chosen at random.
 */
@ConsumerType
public class FinitePoints implements Dataset {
  private final Manifold manifold;
  private final float[] training;
  private final float[] others;

  /**
   * A dataset.
   *
   * @param manifold on which the points lie
   * @param training the points to learn from, one after the other
   * @param others those to compare with
   */
  public FinitePoints(Manifold manifold, float[] training, float[] others) {
    this.manifold = manifold;
    this.training = training.clone();
    this.others = others.clone();
  }

  /** What {@code rotation} is, for parameters that tell it. */
  public static final String ROTATION =
      "By what angle the held-out points are turned from those to learn from; left out, half the"
          + " angle between neighbours";

  /**
   * Points at equal angles on circles of the plane, and as many turned by another angle.
   *
   * @param circles at least one
   * @param points on each circle
   * @param rotation by which the held-out points are turned, in radians; null for half the angle
   *     between neighbours
   */
  public static FinitePoints onCircles(List<Sphere> circles, int points, Double rotation) {
    double turned = rotation == null ? Math.PI / points : rotation;
    return new FinitePoints(
        new Union(List.copyOf(circles)),
        atEqualAngles(circles, points, 0),
        atEqualAngles(circles, points, turned));
  }

  private static float[] atEqualAngles(List<Sphere> circles, int points, double first) {
    float[] all =
        new float[Sizes.length("/points", "points", Float.BYTES, 2, circles.size(), points)];
    int next = 0;
    for (Sphere circle : circles) {
      double[] centre = circle.centre();
      for (int i = 0; i < points; i++) {
        double angle = first + 2 * Math.PI * i / points;
        all[next++] = (float) (centre[0] + circle.radius() * StrictMath.cos(angle));
        all[next++] = (float) (centre[1] + circle.radius() * StrictMath.sin(angle));
      }
    }
    return all;
  }

  @Override
  public Shape shape() {
    return Shape.point(manifold.dimension());
  }

  @Override
  public Items training() {
    return Items.of(shape(), training.clone());
  }

  @Override
  public Items heldOut(int count, RandomStream random) {
    return Items.of(shape(), Values.sample(others.clone(), manifold.dimension(), count, random));
  }

  @Override
  public Range range() {
    double[] reach = manifold.reach();
    // Points lie on the border of what the manifold reaches.
    double margin = 0.1 * (reach[1] - reach[0]);
    return new Range(reach[0] - margin, reach[1] + margin);
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    return Capable.offer(type, manifold, this);
  }
}
