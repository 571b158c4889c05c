package org.langevin.workbench.internal.files;

import java.nio.file.Path;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

/**
 * Items of a file in double precision. Takes note when somebody reads them in float32, who then
 * sees rounded values.
 */
public final class FileItems implements Items {
  private final Path source;
  private final Shape shape;
  private final DoubleRows values;
  private volatile boolean narrowed;

  /**
   * Keeps an array.
   *
   * @param values one item after the other; not copied
   */
  FileItems(Path source, Shape shape, double[] values) {
    this(source, shape, DoubleRows.of(shape.dimension(), values));
  }

  /**
   * Keeps rows.
   *
   * @param values an item in each; not copied
   */
  FileItems(Path source, Shape shape, DoubleRows values) {
    this.source = source;
    this.shape = shape;
    this.values = values;
  }

  @Override
  public int size() {
    return values.count();
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public void copy(int index, double[] target, int offset) {
    values.copy(index, target, offset);
  }

  @Override
  public double[] toDoubles() {
    return values.toArray();
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidExperimentException if a value is beyond the range of float32
   */
  @Override
  public void copy(int index, float[] target, int offset) {
    narrowed = true;
    int dimension = shape.dimension();
    for (int i = 0; i < dimension; i++) {
      double value = values.get(index, i);
      target[offset + i] = (float) value;
      if (Float.isInfinite(target[offset + i])) {
        throw new InvalidExperimentException(
            source
                + ": item "
                + index
                + " has the value "
                + value
                + ", but what is asked for computes in float32, which ends at 3.4e38; scale the"
                + " values");
      }
    }
  }

  /** Whether anybody has read float32 values. */
  boolean isNarrowed() {
    return narrowed;
  }
}
