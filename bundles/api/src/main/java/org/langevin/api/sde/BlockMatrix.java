package org.langevin.api.sde;

import java.util.Arrays;

/**
 * A linear map between states of which each component j is mapped by itself, by a block of k rows
 * and l columns: either the same block for all components, or one of its own for each of d.
 *
 * <p>A 1 x 1 block is a scalar, which stands for the scalar times the identity of any size; d of
 * them are a diagonal matrix; with 2 x 2 blocks a component has a position and a velocity. In a
 * state of k blocks the numbers of a component are neighbours: block i of component j is {@code
 * state[j * k + i]}, so that an image of c channels with velocities is an image of 2 c channels.
 *
 * <p>Immutable. Where two of them meet, one that is the same for all components fits any number.
 */
public final class BlockMatrix {
  private final int rows;
  private final int columns;
  private final double[] entries;

  private BlockMatrix(int rows, int columns, double[] entries) {
    this.rows = rows;
    this.columns = columns;
    this.entries = entries;
  }

  /** A number, times the identity. */
  public static BlockMatrix scalar(double value) {
    return new BlockMatrix(1, 1, new double[] {value});
  }

  /** A diagonal matrix: one number for each component. */
  public static BlockMatrix diagonal(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a diagonal has at least one number");
    }
    return new BlockMatrix(1, 1, values.clone());
  }

  /** The same block for all components, row by row. */
  public static BlockMatrix of(double[]... block) {
    return of(new double[][][] {block});
  }

  /** A block for each component, each row by row. */
  public static BlockMatrix of(double[][]... blocks) {
    int rows = blocks.length == 0 ? 0 : blocks[0].length;
    int columns = rows == 0 ? 0 : blocks[0][0].length;
    if (columns == 0) {
      throw new IllegalArgumentException("a block has at least one row and one column");
    }
    double[] entries = new double[blocks.length * rows * columns];
    int at = 0;
    for (double[][] block : blocks) {
      for (int i = 0; i < rows; i++) {
        if (block.length != rows || block[i].length != columns) {
          throw new IllegalArgumentException("blocks are of one size: " + rows + " x " + columns);
        }
        System.arraycopy(block[i], 0, entries, at, columns);
        at += columns;
      }
    }
    return new BlockMatrix(rows, columns, entries);
  }

  /** The identity of so many rows. */
  public static BlockMatrix identity(int rows) {
    double[] entries = new double[rows * rows];
    for (int i = 0; i < rows; i++) {
      entries[i * rows + i] = 1;
    }
    return new BlockMatrix(rows, rows, entries);
  }

  /** Zeros. */
  public static BlockMatrix zero(int rows, int columns) {
    return new BlockMatrix(rows, columns, new double[rows * columns]);
  }

  /** k. */
  public int rows() {
    return rows;
  }

  /** l. */
  public int columns() {
    return columns;
  }

  /** d, or 1 if the block is the same for all components. */
  public int components() {
    return entries.length / (rows * columns);
  }

  /** Whether it is one number, the same for all components. */
  public boolean isScalar() {
    return entries.length == 1;
  }

  /**
   * The number that it is.
   *
   * @throws IllegalStateException if it is not {@link #isScalar}
   */
  public double scalar() {
    if (!isScalar()) {
      throw new IllegalStateException("a block matrix that is no scalar: " + this);
    }
    return entries[0];
  }

  /** Whether all entries are finite. */
  public boolean isFinite() {
    return Arrays.stream(entries).allMatch(Double::isFinite);
  }

  /**
   * An entry of the block of a component.
   *
   * @param component from 0; without a meaning if the block is the same for all
   */
  public double get(int component, int row, int column) {
    return entries[at(component) + row * columns + column];
  }

  private int at(int component) {
    int size = rows * columns;
    return entries.length == size ? 0 : component * size;
  }

  /** Checks that it fits states of so many components. */
  public void check(int dimension) {
    if (components() != 1 && components() != dimension) {
      throw new IllegalArgumentException(
          "a block matrix of " + components() + " components does not fit " + dimension);
    }
  }

  /** The product of this and another one: of a scalar, the same multiple of the other. */
  public BlockMatrix times(BlockMatrix other) {
    if (isScalar()) {
      return other.scaled(entries[0]);
    }
    if (other.isScalar()) {
      return scaled(other.entries[0]);
    }
    if (columns != other.rows) {
      throw new IllegalArgumentException(
          columns + " columns do not fit the " + other.rows + " rows of the other");
    }
    int count = common(other);
    double[] product = new double[count * rows * other.columns];
    int to = 0;
    for (int c = 0; c < count; c++) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < other.columns; j++) {
          double sum = 0;
          for (int m = 0; m < columns; m++) {
            sum += get(c, i, m) * other.get(c, m, j);
          }
          product[to++] = sum;
        }
      }
    }
    return new BlockMatrix(rows, other.columns, product);
  }

  /** The sum: a scalar is added on the diagonal of square blocks. */
  public BlockMatrix plus(BlockMatrix other) {
    if (isScalar() && other.rows == other.columns && other.rows > 1) {
      return identity(other.rows).scaled(entries[0]).plus(other);
    }
    if (other.isScalar() && rows == columns && rows > 1) {
      return plus(identity(rows).scaled(other.entries[0]));
    }
    if (rows != other.rows || columns != other.columns) {
      throw new IllegalArgumentException(
          rows + " x " + columns + " does not fit " + other.rows + " x " + other.columns);
    }
    int size = rows * columns;
    double[] sum = new double[common(other) * size];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = entries[i % entries.length] + other.entries[i % other.entries.length];
    }
    return new BlockMatrix(rows, columns, sum);
  }

  private int common(BlockMatrix other) {
    int count = Math.max(components(), other.components());
    check(count);
    other.check(count);
    return count;
  }

  /** This times a number. */
  public BlockMatrix scaled(double factor) {
    double[] scaled = new double[entries.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = factor * entries[i];
    }
    return new BlockMatrix(rows, columns, scaled);
  }

  /** The transpose. */
  public BlockMatrix transposed() {
    double[] transposed = new double[entries.length];
    int to = 0;
    for (int c = 0; c < components(); c++) {
      for (int j = 0; j < columns; j++) {
        for (int i = 0; i < rows; i++) {
          transposed[to++] = get(c, i, j);
        }
      }
    }
    return new BlockMatrix(columns, rows, transposed);
  }

  /**
   * The lower triangular L with L L^T = this, by Cholesky's method.
   *
   * @throws IllegalArgumentException if this is not symmetric and positive semidefinite, up to
   *     rounding
   */
  public BlockMatrix root() {
    requireSquare();
    double[] lower = new double[entries.length];
    for (int c = 0; c < components(); c++) {
      int at = at(c);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j <= i; j++) {
          double sum = entries[at + i * rows + j];
          for (int m = 0; m < j; m++) {
            sum -= lower[at + i * rows + m] * lower[at + j * rows + m];
          }
          lower[at + i * rows + j] =
              i == j ? pivot(sum, entries[at + i * rows + i]) : over(sum, lower[at + j * rows + j]);
        }
      }
    }
    return new BlockMatrix(rows, rows, lower);
  }

  private static double pivot(double square, double size) {
    if (!(square >= -1e-9 * Math.abs(size))) {
      throw new IllegalArgumentException(
          "a matrix that is not positive semidefinite has no root: " + square);
    }
    return Math.sqrt(Math.max(0, square));
  }

  /** Where the pivot is 0, so is all that it divides. */
  private static double over(double sum, double pivot) {
    return pivot == 0 ? 0 : sum / pivot;
  }

  /**
   * The inverse of a lower triangular matrix with a diagonal of numbers that are not 0, such as a
   * {@link #root}; what stands above the diagonal is not looked at.
   */
  public BlockMatrix lowerInverse() {
    requireSquare();
    double[] inverse = new double[entries.length];
    for (int c = 0; c < components(); c++) {
      int at = at(c);
      for (int j = 0; j < rows; j++) {
        for (int i = j; i < rows; i++) {
          double sum = i == j ? 1 : 0;
          for (int m = j; m < i; m++) {
            sum -= entries[at + i * rows + m] * inverse[at + m * rows + j];
          }
          inverse[at + i * rows + j] = sum / entries[at + i * rows + i];
        }
      }
    }
    return new BlockMatrix(rows, rows, inverse);
  }

  private void requireSquare() {
    if (rows != columns) {
      throw new IllegalStateException("blocks of " + rows + " x " + columns + " are not square");
    }
  }

  /**
   * target += factor (this) x for one state.
   *
   * @param x a state with {@link #columns} numbers a component
   * @param from where it begins
   * @param target a state with {@link #rows} numbers a component; not x
   * @param to where it begins
   * @param dimension how many components there are
   */
  public void add(double factor, float[] x, int from, float[] target, int to, int dimension) {
    for (int c = 0; c < dimension; c++) {
      int block = at(c);
      for (int i = 0; i < rows; i++) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
          sum += entries[block + i * columns + j] * x[from + c * columns + j];
        }
        target[to + c * rows + i] += (float) (factor * sum);
      }
    }
  }

  /** A scalar as its number; otherwise the size, and the blocks row by row. */
  @Override
  public String toString() {
    return isScalar()
        ? Double.toString(entries[0])
        : rows + " x " + columns + " " + Arrays.toString(entries);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockMatrix matrix
        && rows == matrix.rows
        && columns == matrix.columns
        && Arrays.equals(entries, matrix.entries);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(entries);
  }
}
