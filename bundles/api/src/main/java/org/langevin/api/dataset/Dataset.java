package org.langevin.api.dataset;

import java.util.Optional;
import org.langevin.api.Shape;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.osgi.annotation.versioning.ConsumerType;

/** A source of items, all of one shape. Safe for use by several threads. */
@ConsumerType
public interface Dataset {
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
   * The exact density of m X + b + s Z, where X is an item, Z is standard normal and (m, b, s) is a
   * marginal; ask with {@link Marginal#START} for the density of the items themselves.
   *
   * @return empty if the density is not known
   */
  default Optional<Density> density(Marginal marginal) {
    return Optional.empty();
  }

  /** The modes of a mixture; empty if the dataset is not one. */
  default Optional<Modes> modes() {
    return Optional.empty();
  }

  /** Class labels; empty if the items have none. */
  default Optional<Labels> labels() {
    return Optional.empty();
  }

  /** What the components of an item mean; empty if the items are not rows of a table. */
  default Optional<Columns> columns() {
    return Optional.empty();
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
