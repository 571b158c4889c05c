package org.langevin.nn;

import java.util.Arrays;
import org.langevin.api.Interruption;

/**
 * The squared distances of points from the nearest of all items, by looking at each: those of
 * differences, in double precision. Coordinates are left out where those before say that no item of
 * a panel is the nearest. For one thread.
 */
public final class NearestItems {
  private static final int WIDTH = ItemPanels.WIDTH;
  private static final int POINTS = PanelKernels.POINTS;

  /** Coordinates after which it is looked whether a nearer item was found. */
  private static final int STRETCH = 32;

  /** Points that meet an item while it is in the caches. */
  private static final int TOGETHER = 64;

  private final ItemPanels items;
  private final int dimension;
  private final double[] squares = new double[POINTS * WIDTH];

  /** For these items. */
  public NearestItems(ItemPanels items) {
    this.items = items;
    dimension = items.dimension();
  }

  /**
   * Measures some points.
   *
   * @param points one after the other
   * @param first of those to be measured
   * @param count how many
   * @param nearest receives min_i |y_i - u|^2 of each, from the index {@code first} on
   */
  public void squares(double[] points, int first, int count, double[] nearest) {
    Arrays.fill(nearest, first, first + count, Double.POSITIVE_INFINITY);
    for (int begin = first; begin < first + count; begin += TOGETHER) {
      together(points, begin, Math.min(TOGETHER, first + count - begin), nearest);
    }
  }

  private void together(double[] points, int first, int count, double[] nearest) {
    int groups = (count + POINTS - 1) / POINTS;
    double[][] columns = new double[groups][POINTS * dimension];
    for (int i = 0; i < groups * POINTS; i++) {
      int from = (first + Math.min(i, count - 1)) * dimension;
      for (int j = 0; j < dimension; j++) {
        columns[i / POINTS][j * POINTS + i % POINTS] = points[from + j];
      }
    }
    for (int panel = items.begin(-1); panel < items.end(-1); panel++) {
      Interruption.check();
      for (int g = 0; g < groups; g++) {
        int at = first + g * POINTS;
        meet(panel, columns[g], Math.min(POINTS, first + count - at), nearest, at);
      }
    }
  }

  private void meet(int panel, double[] columns, int some, double[] nearest, int at) {
    Arrays.fill(squares, 0);
    int filled = items.filled(panel);
    boolean nearer = true;
    for (int j = 0; j < dimension && nearer; j += STRETCH) {
      PanelKernels.addSquares(
          items.values(),
          (panel * dimension + j) * WIDTH,
          columns,
          j * POINTS,
          Math.min(STRETCH, dimension - j),
          squares,
          0,
          WIDTH);
      nearer = false;
      for (int p = 0; p < some; p++) {
        nearer |= least(p, filled) < nearest[at + p];
      }
    }
    for (int p = 0; p < some && nearer; p++) {
      nearest[at + p] = Math.min(nearest[at + p], least(p, filled));
    }
  }

  private double least(int point, int filled) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < filled; i++) {
      least = Math.min(least, squares[point * WIDTH + i]);
    }
    return least;
  }
}
