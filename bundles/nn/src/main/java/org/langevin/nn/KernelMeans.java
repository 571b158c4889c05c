package org.langevin.nn;

import java.util.Arrays;
import org.langevin.api.Interruption;
import org.langevin.kit.dataset.Exponentials;

/**
 * Of a point u and all items y_i, or those of a group, under a Gaussian kernel with a factor for
 * each coordinate,
 *
 * <pre>w_i = exp(-sum_j q_j (y_ij - u_j)^2 / 2),  log sum_i w_i,  sum_i w_i y_i / sum_i w_i,</pre>
 *
 * <p>at any q: squares are those of differences, in double precision, and weights are taken
 * relative to the largest, which is found on the way. A block of items is met by many points while
 * it is in the caches, and left out where its weights vanish. What a point receives depends on
 * neither the points beside it nor the machine.
 *
 * <p>For one thread.
 */
public final class KernelMeans {
  private static final int WIDTH = ItemPanels.WIDTH;
  private static final int POINTS = PanelKernels.POINTS;

  /** Floats of a block of items, for the caches. */
  private static final int BLOCK = 1 << 17;

  private static final int MOST_PANELS = 32;

  /** Numbers of the sums of points. */
  private static final int MEMORY = 1 << 15;

  private static final int MOST_GROUPS = 16;

  /** Coordinates after which it is looked whether squares are beyond use. */
  private static final int STRETCH = 64;

  /** Below e to this, a weight is 0, and twice as much is surely none. */
  private static final double LEAST = -708;

  private final ItemPanels items;
  private final int dimension;
  private final int panels;
  private final int step;

  /** Groups of points that are worked on together. */
  private final Group[] groups;

  private final double[] terms;
  private final double[] work;
  private final double[] sums = new double[POINTS];
  private final double[] lanes = new double[POINTS * WIDTH];

  /** For these items. */
  public KernelMeans(ItemPanels items) {
    this.items = items;
    dimension = items.dimension();
    panels = Math.max(1, Math.min(Math.min(MOST_PANELS, items.end(-1)), BLOCK / WIDTH / dimension));
    step = panels * WIDTH;
    groups = new Group[Math.max(1, Math.min(MOST_GROUPS, MEMORY / POINTS / dimension))];
    terms = new double[step];
    work = new double[step];
  }

  /**
   * Evaluates some points.
   *
   * @param points u, one after the other
   * @param count how many
   * @param factors q, not negative: one for all coordinates, or one for each
   * @param group of items; -1 for all. There is at least one item
   * @param logSums receives log sum_i w_i of each point
   * @param means receives the weighted mean of the items for each point; null if it is not wanted
   */
  public void evaluate(
      double[] points, int count, double[] factors, int group, double[] logSums, double[] means) {
    for (int first = 0; first < count; first += groups.length * POINTS) {
      int some = Math.min(groups.length * POINTS, count - first);
      int used = (some + POINTS - 1) / POINTS;
      for (int g = 0; g < used; g++) {
        if (groups[g] == null) {
          groups[g] = new Group();
        }
        groups[g].begin(points, first + g * POINTS, count, means != null);
      }
      for (int panel = items.begin(group); panel < items.end(group); panel += panels) {
        Interruption.check();
        for (int g = 0; g < used; g++) {
          groups[g].meet(panel, Math.min(panels, items.end(group) - panel), factors);
        }
      }
      for (int g = 0; g < used; g++) {
        groups[g].end(first + g * POINTS, count, logSums, means);
      }
    }
  }

  /** A few points side by side. */
  private final class Group {
    /** Of each coordinate those of all points. */
    private final double[] points = new double[POINTS * dimension];

    /** Of each coordinate those of all points: sums of weights times items. */
    private final double[] weighted = new double[POINTS * dimension];

    private final double[] largest = new double[POINTS];
    private final double[] total = new double[POINTS];

    /** Squares, then weights: of each point those of the items of a block. */
    private final double[] weights = new double[POINTS * step];

    private boolean means;

    void begin(double[] source, int first, int count, boolean wanted) {
      means = wanted;
      for (int p = 0; p < POINTS; p++) {
        int from = Math.min(first + p, count - 1) * dimension;
        for (int j = 0; j < dimension; j++) {
          points[j * POINTS + p] = source[from + j];
        }
      }
      Arrays.fill(weighted, 0);
      Arrays.fill(total, 0);
      Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    }

    void meet(int firstPanel, int count, double[] factors) {
      Arrays.fill(weights, 0);
      boolean any = false;
      for (int panel = 0; panel < count; panel++) {
        boolean seen = measure(firstPanel + panel, panel * WIDTH, factors);
        any |= seen;
      }
      if (any && weigh(count) && means) {
        float[] values = items.values();
        int stride = dimension * WIDTH;
        for (int j = 0; j < dimension; j++) {
          int at = firstPanel * stride + j * WIDTH;
          PanelKernels.weightedSums(values, at, stride, count, weights, step, lanes, sums);
          for (int p = 0; p < POINTS; p++) {
            weighted[j * POINTS + p] += sums[p];
          }
        }
      }
    }

    /**
     * Logarithms of weights in the place of squares; negative infinity where there is no item, or
     * where they vanish for all points.
     *
     * @return whether there are others
     */
    private boolean measure(int panel, int to, double[] factors) {
      int at = panel * dimension * WIDTH;
      boolean single = factors.length == 1;
      for (int j = 0; j < dimension; j += STRETCH) {
        int some = Math.min(STRETCH, dimension - j);
        if (single) {
          PanelKernels.addSquares(
              items.values(), at + j * WIDTH, points, j * POINTS, some, weights, to, step);
        } else {
          PanelKernels.addSquares(
              items.values(), at + j * WIDTH, points, factors, j, some, weights, to, step);
        }
        if (j + some < dimension && beyondUse(to, single ? factors[0] : 1)) {
          for (int p = 0; p < POINTS; p++) {
            int from = p * step + to;
            Arrays.fill(weights, from, from + WIDTH, Double.NEGATIVE_INFINITY);
          }
          return false;
        }
      }
      double half = single ? -factors[0] / 2 : -0.5;
      int filled = items.filled(panel);
      for (int p = 0; p < POINTS; p++) {
        int from = p * step + to;
        for (int i = from; i < from + WIDTH; i++) {
          weights[i] *= half;
        }
        Arrays.fill(weights, from + filled, from + WIDTH, Double.NEGATIVE_INFINITY);
      }
      return true;
    }

    /** Whether the squares so far say that all weights of a panel vanish. */
    private boolean beyondUse(int to, double factor) {
      for (int p = 0; p < POINTS; p++) {
        double limit = 2 * (-LEAST - largest[p]);
        double least = Double.POSITIVE_INFINITY;
        for (int i = p * step + to; i < p * step + to + WIDTH; i++) {
          least = Math.min(least, weights[i]);
        }
        if (!(least * factor > limit)) {
          return false;
        }
      }
      return true;
    }

    /**
     * Weights in the place of their logarithms.
     *
     * @return whether one is more than 0
     */
    private boolean weigh(int count) {
      int n = count * WIDTH;
      boolean any = false;
      for (int p = 0; p < POINTS; p++) {
        int from = p * step;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + n; i++) {
          most = Math.max(most, weights[i]);
        }
        if (!(most > largest[p] + LEAST)) {
          Arrays.fill(weights, from, from + n, 0);
          continue;
        }
        any = true;
        if (most > largest[p]) {
          rescale(p, StrictMath.exp(largest[p] - most));
          largest[p] = most;
        }
        total[p] += exponentials(from, n, largest[p]);
      }
      return any;
    }

    private double exponentials(int from, int n, double shift) {
      for (int i = 0; i < n; i++) {
        double term = weights[from + i] - shift;
        terms[i] = term < LEAST ? 2 * LEAST : term;
      }
      Exponentials.exp(terms, work, n);
      System.arraycopy(terms, 0, weights, from, n);
      double sum = 0;
      for (int i = 0; i < n; i += WIDTH) {
        sum += PanelKernels.sum(terms, i);
      }
      return sum;
    }

    private void rescale(int p, double factor) {
      total[p] *= factor;
      for (int j = p; j < weighted.length; j += POINTS) {
        weighted[j] *= factor;
      }
    }

    void end(int first, int count, double[] logSums, double[] target) {
      for (int p = 0; p < POINTS && first + p < count; p++) {
        logSums[first + p] = largest[p] + StrictMath.log(total[p]);
        for (int j = 0; means && j < dimension; j++) {
          target[(first + p) * dimension + j] = weighted[j * POINTS + p] / total[p];
        }
      }
    }
  }
}
