package org.langevin.metrics.frechetdistance;

import java.util.Arrays;
import org.langevin.api.Interruption;
import org.langevin.api.metric.MetricInput;
import org.langevin.kit.metric.Tasks;

/**
 * Sums of matrix products, in blocks that stay in the caches (Goto and van de Geijn 2008). Terms
 * are added in an order that depends on neither the number of threads nor the width of vectors.
 */
final class Products {
  /** Terms that are summed in registers before they are added to the result. */
  private static final int DEPTH = 256;

  /** Rows whose numbers stay in the second-level cache; a multiple of a tile's. */
  private static final int HEIGHT = 64;

  /** Columns that one task computes; a multiple of a tile's. */
  private static final int WIDTH = 128;

  /** Which entries are computed. */
  enum Entries {
    /** All of them. */
    ALL,
    /** Those on the diagonal and below; what is above is not to be used. */
    LOWER
  }

  private final Matrix a;
  private final Matrix b;
  private final Matrix c;
  private final double sign;
  private final Entries entries;

  private Products(Matrix a, Matrix b, Matrix c, double sign, Entries entries) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.sign = sign;
    this.entries = entries;
  }

  /** C += A B; C lies row by row. */
  static void add(Matrix a, Matrix b, Matrix c, Entries entries, MetricInput input) {
    new Products(a, b, c, 1, entries).run(input);
  }

  /** C -= A B; C lies row by row. */
  static void subtract(Matrix a, Matrix b, Matrix c, Entries entries, MetricInput input) {
    new Products(a, b, c, -1, entries).run(input);
  }

  /** A B. */
  static Matrix of(Matrix a, Matrix b, MetricInput input) {
    Matrix product = Matrix.zeros(a.rows(), b.columns());
    add(a, b, product, Entries.ALL, input);
    return product;
  }

  private void run(MetricInput input) {
    int tasks = (c.columns() + WIDTH - 1) / WIDTH;
    double[] left = new double[tiles(a.rows(), Tile.HEIGHT) * Tile.HEIGHT * depth(0)];
    for (int from = 0; from < a.columns(); from += DEPTH) {
      Interruption.check();
      int k = from;
      pack(a.transposed(), k, 0, a.rows(), Tile.HEIGHT, sign, left);
      Tasks.run(tasks, input, task -> columns(k, task * WIDTH, left));
    }
  }

  private int depth(int from) {
    return Math.min(DEPTH, a.columns() - from);
  }

  private static int tiles(int length, int width) {
    return (length + width - 1) / width;
  }

  /**
   * Copies rows k, k + 1, ... of some columns, for one tile's width of columns after the other,
   * with zeros where the last tile is wider.
   */
  private void pack(
      Matrix matrix, int k, int column, int count, int width, double factor, double[] target) {
    int depth = depth(k);
    double[] values = matrix.values();
    for (int first = 0; first < count; first += width) {
      int to = first * depth;
      int filled = Math.min(width, count - first);
      if (filled < width) {
        Arrays.fill(target, to, to + depth * width, 0);
      }
      int from = matrix.index(k, column + first);
      // Along the memory.
      if (matrix.columnStep() == 1) {
        for (int i = 0; i < depth; i++) {
          for (int j = 0; j < filled; j++) {
            target[to + i * width + j] = factor * values[from + i * matrix.rowStep() + j];
          }
        }
      } else {
        for (int j = 0; j < filled; j++) {
          int source = from + j * matrix.columnStep();
          for (int i = 0; i < depth; i++) {
            target[to + i * width + j] = factor * values[source + i * matrix.rowStep()];
          }
        }
      }
    }
  }

  private void columns(int k, int column, double[] left) {
    int depth = depth(k);
    int count = Math.min(WIDTH, c.columns() - column);
    int first = entries == Entries.LOWER ? column / HEIGHT * HEIGHT : 0;
    double[] right = new double[tiles(count, Tile.WIDTH) * Tile.WIDTH * depth];
    pack(b, k, column, count, Tile.WIDTH, 1, right);
    double[] tile = new double[Tile.HEIGHT * Tile.WIDTH];
    for (int top = first; top < c.rows(); top += HEIGHT) {
      int bottom = Math.min(c.rows(), top + HEIGHT);
      for (int j = 0; j < count; j += Tile.WIDTH) {
        for (int row = top; row < bottom; row += Tile.HEIGHT) {
          if (entries == Entries.ALL || row + Tile.HEIGHT > column + j) {
            Tile.multiply(depth, left, row * depth, right, j * depth, tile);
            add(tile, row, column + j);
          }
        }
      }
    }
  }

  private void add(double[] tile, int row, int column) {
    int height = Math.min(Tile.HEIGHT, c.rows() - row);
    int width = Math.min(Tile.WIDTH, c.columns() - column);
    if (height == Tile.HEIGHT && width == Tile.WIDTH) {
      Tile.add(tile, c.values(), c.index(row, column), c.rowStep());
      return;
    }
    for (int i = 0; i < height; i++) {
      int to = c.index(row + i, column);
      for (int j = 0; j < width; j++) {
        c.values()[to + j] += tile[i * Tile.WIDTH + j];
      }
    }
  }
}
