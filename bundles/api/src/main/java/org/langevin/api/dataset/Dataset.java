package org.langevin.api.dataset;

import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.ExtensionPoint;
import org.langevin.api.Shape;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Transition;
import org.osgi.annotation.versioning.ConsumerType;

/** A source of items, all of one shape. Safe for use by several threads. */
@ConsumerType
@ExtensionPoint(id = Dataset.POINT, one = "a dataset", title = "Sources of items to learn from")
public interface Dataset extends Capable {
  /** The name of the extension point. */
  String POINT = "dataset";

  /** The shape of each item. */
  Shape shape();

  /** The items to learn from: the same ones at each call. Loads or draws them at the first call. */
  Items training();

  /**
   * Items that no network is trained on, to compare samples with.
   *
   * @param count how many; a finite dataset gives at most as many as it holds out
   * @param random the stream that a synthetic dataset draws from, or that a finite one chooses with
   */
  Items heldOut(int count, RandomStream random);

  /** The range of the values, for drawing: of an image's pixels, of a point's coordinates. */
  default Range range() {
    return Range.UNKNOWN;
  }

  /**
   * The exact density of M X + b + L Z, where X is an item, Z is standard normal and (M, b, L) is a
   * transition: the items' own {@link Density} for {@link Marginal#START}, otherwise what {@link
   * PerturbedDensity} says.
   *
   * @return empty if the density is not known
   */
  default Optional<Density> density(Transition transition) {
    Optional<Density> own = ability(Density.class);
    Optional<Marginal> scalar = transition.scalar();
    if (scalar.isPresent()
        && (scalar.get().equals(Marginal.START)
            || (scalar.get().deviation() == 0 && own.isEmpty()))) {
      return own;
    }
    return ability(PerturbedDensity.class).flatMap(perturbed -> perturbed.under(transition));
  }

  /**
   * The interval in which values lie.
   *
   * @param low the smallest value worth drawing
   * @param high the largest
   */
  record Range(double low, double high) {
    /** To be taken from the data. */
    public static final Range UNKNOWN = new Range(Double.NaN, Double.NaN);

    /** Whether the range is known. */
    public boolean isKnown() {
      return low < high;
    }
  }
}
