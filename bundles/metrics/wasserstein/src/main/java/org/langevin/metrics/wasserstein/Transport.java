package org.langevin.metrics.wasserstein;

import java.util.Arrays;

/**
 * Exact optimal transport between two uniform laws on n and m points for any costs: the transport
 * problem, by the primal network simplex method (Ahuja, Magnanti and Orlin 1993, chapter 11).
 *
 * <p>A plan is a spanning tree of the points, along whose edges mass flows. Points have potentials
 * with u_i + v_j = c_ij on the tree; an edge off the tree with c_ij - u_i - v_j &lt; 0 makes a
 * better plan, and when there is none, the plan is the best. Mass is counted in whole units,
 * slightly perturbed so that no edge of any tree is without flow: then each step lowers the cost,
 * and the method ends.
 *
 * <p>How good a plan is follows from duality: if no reduced cost is below -e, no plan is cheaper by
 * more than e. The method ends when e is {@value #ACCURACY} of the plan's cost, however small that
 * is beside the costs of edges that the plan does not use. Where the potentials are so much larger
 * than it that doubles cannot tell, they are computed to twice as many digits.
 */
final class Transport {
  /** How far above the least cost the result may be, relative to it. */
  private static final double ACCURACY = 1e-10;

  /** Rounding of a reduced cost, relative to the potentials. */
  private static final double ROUNDING = 1e-12;

  /** Rounding of a reduced cost of exact potentials that is computed from their first digits. */
  private static final double DOUBT = 1e-15;

  /** Rounding of exact potentials, relative to the largest and for each edge of a path. */
  private static final double FINE_ROUNDING = 1e-31;

  /** Pivots after which a caller is asked whether to go on. */
  private static final int BREATH = 500;

  private final int rows;
  private final int columns;
  private final double[] cost;
  private final double[] potential;

  /** What the potentials have beyond the digits of a double; kept up to date where exact. */
  private final double[] remainder;

  private boolean exact;
  private double largestPotential;

  // The tree. Points are numbered rows first; the edge of a point leads to its parent.
  private final int[] parent;
  private final int[] depth;
  private final long[] flow;
  private final int[] firstChild;
  private final int[] next;
  private final int[] previous;
  private final int[] stack;

  private Transport(int rows, int columns, double[] cost) {
    this.rows = rows;
    this.columns = columns;
    this.cost = cost;
    int points = rows + columns;
    potential = new double[points];
    remainder = new double[points];
    parent = new int[points];
    depth = new int[points];
    flow = new long[points];
    firstChild = new int[points];
    next = new int[points];
    previous = new int[points];
    stack = new int[points];
  }

  /**
   * A first plan, in which each row in turn takes what costs it least.
   *
   * @param rows n
   * @param columns m
   * @param cost n x m costs, row by row, not negative; not copied: new ones may be put in before
   *     the plan is improved
   */
  static Transport greedy(int rows, int columns, double[] cost) {
    Transport transport = new Transport(rows, columns, cost);
    transport.start(new Start(rows, columns, cost));
    return transport;
  }

  /**
   * Makes the plan the best for the costs as they are now.
   *
   * @param step called again and again, to stop by throwing
   */
  void improve(Runnable step) {
    exact = false;
    renewPotentials();
    improve(ROUNDING * largestPotential, step);
    double mean = meanCost();
    if (mean > 0 && ROUNDING * largestPotential > ACCURACY * mean) {
      exact = true;
      improve(FINE_ROUNDING * (rows + columns) * largestPotential, step);
    }
  }

  /**
   * Improves the plan until no reduced cost is below -tolerance.
   *
   * @param least the tolerance, unless that of the accuracy is larger
   */
  private void improve(double least, Runnable step) {
    double tolerance = Math.max(least, ACCURACY * meanCost());
    int pivots = 0;
    int searched = 0;
    boolean fresh = true;
    while (true) {
      int entering = improving(searched, tolerance);
      if (entering < 0) {
        if (fresh) {
          return;
        }
      } else {
        searched = (entering / columns + 1) % rows;
        pivot(entering / columns, rows + entering % columns);
        pivots++;
        fresh = false;
        if (pivots % BREATH == 0) {
          step.run();
        }
      }
      if (entering < 0 || pivots % (rows + columns) == 0) {
        renewPotentials();
        tolerance = Math.max(least, ACCURACY * meanCost());
        fresh = true;
        step.run();
      }
    }
  }

  private boolean isRow(int point) {
    return point < rows;
  }

  private double cost(int point, int other) {
    return isRow(point)
        ? cost[point * columns + other - rows]
        : cost[other * columns + point - rows];
  }

  /** Hangs the edges of a first plan on row 0. */
  private void start(Start plan) {
    int points = rows + columns;
    int[][] neighbours = new int[points][];
    int[] degree = new int[points];
    for (int edge = 0; edge < plan.count; edge++) {
      degree[plan.row[edge]]++;
      degree[rows + plan.column[edge]]++;
    }
    for (int i = 0; i < points; i++) {
      neighbours[i] = new int[degree[i]];
    }
    Arrays.fill(degree, 0);
    for (int edge = 0; edge < plan.count; edge++) {
      int row = plan.row[edge];
      int column = rows + plan.column[edge];
      neighbours[row][degree[row]++] = edge;
      neighbours[column][degree[column]++] = edge;
    }
    Arrays.fill(firstChild, -1);
    parent[0] = -1;
    int top = 0;
    stack[top++] = 0;
    while (top > 0) {
      int point = stack[--top];
      for (int edge : neighbours[point]) {
        int other = isRow(point) ? rows + plan.column[edge] : plan.row[edge];
        if (other != parent[point]) {
          attach(other, point);
          flow[other] = plan.amount[edge];
          stack[top++] = other;
        }
      }
    }
    renewPotentials();
  }

  private void attach(int child, int to) {
    parent[child] = to;
    previous[child] = -1;
    next[child] = firstChild[to];
    if (next[child] >= 0) {
      previous[next[child]] = child;
    }
    firstChild[to] = child;
  }

  private void detach(int child) {
    if (previous[child] >= 0) {
      next[previous[child]] = next[child];
    } else {
      firstChild[parent[child]] = next[child];
    }
    if (next[child] >= 0) {
      previous[next[child]] = previous[child];
    }
  }

  /** Computes all potentials and depths afresh, so that rounding does not pile up. */
  private void renewPotentials() {
    potential[0] = 0;
    remainder[0] = 0;
    depth[0] = 0;
    largestPotential = 0;
    int top = 0;
    stack[top++] = 0;
    while (top > 0) {
      int point = stack[--top];
      for (int child = firstChild[point]; child >= 0; child = next[child]) {
        double value = cost(child, point);
        double difference = value - potential[point];
        double lost = lost(value, -potential[point], difference) - remainder[point];
        potential[child] = difference + lost;
        remainder[child] = lost(difference, lost, potential[child]);
        largestPotential = Math.max(largestPotential, Math.abs(potential[child]));
        depth[child] = depth[point] + 1;
        stack[top++] = child;
      }
    }
  }

  /** What rounding took from a sum of two numbers (Knuth 1997, section 4.2.2, theorem B). */
  private static double lost(double a, double b, double sum) {
    double second = sum - a;
    return (a - (sum - second)) + (b - second);
  }

  /** The edge of least reduced cost in the first row, from a given one on, that has a negative. */
  private int improving(int from, double tolerance) {
    double doubt = exact ? DOUBT * largestPotential : 0;
    for (int k = 0; k < rows; k++) {
      int row = (from + k) % rows;
      int offset = row * columns;
      double least = doubt - tolerance;
      double own = potential[row];
      int best = -1;
      for (int j = 0; j < columns; j++) {
        double reduced = cost[offset + j] - own - potential[rows + j];
        if (reduced < least) {
          least = reduced;
          best = offset + j;
        }
      }
      if (best >= 0 && least >= -doubt - tolerance) {
        best = exactly(row, doubt, tolerance);
      }
      if (best >= 0) {
        return best;
      }
    }
    return -1;
  }

  /** The edge of least reduced cost of a row where doubles cannot tell. */
  private int exactly(int row, double doubt, double tolerance) {
    double least = -tolerance;
    int best = -1;
    for (int j = 0; j < columns; j++) {
      int edge = row * columns + j;
      if (cost[edge] - potential[row] - potential[rows + j] < doubt - tolerance) {
        double reduced = reduced(row, rows + j);
        if (reduced < least) {
          least = reduced;
          best = edge;
        }
      }
    }
    return best;
  }

  /** The reduced cost, to a double's digits if the potentials are exact. */
  private double reduced(int row, int column) {
    double value = cost(row, column);
    double first = value - potential[row];
    double second = first - potential[column];
    double lost = lost(value, -potential[row], first) + lost(first, -potential[column], second);
    return second + (lost - remainder[row] - remainder[column]);
  }

  /**
   * Sends as much as possible along an edge and back through the tree. Where flow falls to zero the
   * tree is cut, and the part that hung there is hung on the new edge.
   */
  private void pivot(int row, int column) {
    int leaving = leaving(row, column);
    long amount = flow[leaving];
    boolean columnSide = change(row, column, amount, leaving);
    int end = columnSide ? column : row;
    int other = columnSide ? row : column;
    double reduced = reduced(row, column);
    turn(end, leaving);
    attach(end, other);
    flow[end] = amount;
    shift(end, isRow(end) ? reduced : -reduced);
  }

  /** The edge on the cycle whose flow reaches zero first, named by its lower point. */
  private int leaving(int row, int column) {
    int best = -1;
    int i = row;
    int j = column;
    while (i != j) {
      // Mass runs up from the column and down to the row, against the edges at these points.
      if (depth[i] >= depth[j]) {
        if (isRow(i) && (best < 0 || flow[i] < flow[best])) {
          best = i;
        }
        i = parent[i];
      } else {
        if (!isRow(j) && (best < 0 || flow[j] < flow[best])) {
          best = j;
        }
        j = parent[j];
      }
    }
    return best;
  }

  /** Changes the flow around the cycle; whether the leaving edge lies on the column's side. */
  private boolean change(int row, int column, long amount, int leaving) {
    boolean columnSide = false;
    int i = row;
    int j = column;
    while (i != j) {
      if (depth[i] >= depth[j]) {
        flow[i] += isRow(i) ? -amount : amount;
        i = parent[i];
      } else {
        flow[j] += isRow(j) ? amount : -amount;
        columnSide |= j == leaving;
        j = parent[j];
      }
    }
    return columnSide;
  }

  /** Cuts off the part of the tree below an edge, and makes one of its points the root of it. */
  private void turn(int root, int cut) {
    int point = root;
    int above = parent[point];
    long carried = flow[point];
    detach(point);
    while (point != cut) {
      int further = parent[above];
      long kept = flow[above];
      detach(above);
      attach(above, point);
      flow[above] = carried;
      carried = kept;
      point = above;
      above = further;
    }
  }

  /** Adds to the potentials of rows below a point, subtracts from those of columns. */
  private void shift(int root, double amount) {
    int top = 0;
    stack[top++] = root;
    while (top > 0) {
      int point = stack[--top];
      add(point, isRow(point) ? amount : -amount);
      depth[point] = depth[parent[point]] + 1;
      for (int child = firstChild[point]; child >= 0; child = next[child]) {
        stack[top++] = child;
      }
    }
  }

  private void add(int point, double amount) {
    double sum = potential[point] + amount;
    if (exact) {
      double lost = lost(potential[point], amount, sum) + remainder[point];
      potential[point] = sum + lost;
      remainder[point] = lost(sum, lost, potential[point]);
    } else {
      potential[point] = sum;
    }
    largestPotential = Math.max(largestPotential, Math.abs(sum));
  }

  /** The mean cost of the plan. */
  double meanCost() {
    double[] sum = new double[1];
    used((row, column, mass) -> sum[0] += mass * cost[row * columns + column]);
    return sum[0] / ((long) rows * columns);
  }

  /** Gets the edges of a plan. */
  @FunctionalInterface
  interface Edges {
    /**
     * Gets an edge.
     *
     * @param mass what flows along it, in units of 1 / (n m); not 0
     */
    void edge(int row, int column, long mass);
  }

  /** Shows the edges that the plan uses, with the mass as it is, not perturbed. */
  void used(Edges edges) {
    int points = rows + columns;
    int[] order = new int[points];
    int count = 0;
    int top = 0;
    stack[top++] = 0;
    while (top > 0) {
      int point = stack[--top];
      order[count++] = point;
      for (int child = firstChild[point]; child >= 0; child = next[child]) {
        stack[top++] = child;
      }
    }
    // What a point's part of the tree has too much: rows give m each, columns take n each.
    long[] excess = new long[points];
    for (int k = points - 1; k > 0; k--) {
      int point = order[k];
      int above = parent[point];
      excess[point] += isRow(point) ? columns : -rows;
      if (excess[point] != 0) {
        edges.edge(
            isRow(point) ? point : above,
            (isRow(point) ? above : point) - rows,
            Math.abs(excess[point]));
      }
      excess[above] += excess[point];
    }
  }

  /**
   * A first plan: each row in turn gives to the columns that cost it least among those that still
   * want some. Row i has m (n + 1) + 1 units, columns take n (n + 1) each, the last n more: no part
   * of the rows has as much as a part of the columns, so that the plan is a tree.
   */
  private static final class Start {
    private final int[] row;
    private final int[] column;
    private final long[] amount;
    private int count;

    Start(int rows, int columns, double[] cost) {
      row = new int[rows + columns - 1];
      column = new int[rows + columns - 1];
      amount = new long[rows + columns - 1];
      long[] demand = new long[columns];
      Arrays.fill(demand, rows * (rows + 1L));
      demand[columns - 1] += rows;
      for (int i = 0; i < rows; i++) {
        long supply = columns * (rows + 1L) + 1;
        while (supply > 0) {
          int j = cheapest(i, demand, cost);
          long given = Math.min(supply, demand[j]);
          row[count] = i;
          column[count] = j;
          amount[count++] = given;
          supply -= given;
          demand[j] -= given;
        }
      }
    }

    private static int cheapest(int row, long[] demand, double[] cost) {
      int best = -1;
      for (int j = 0; j < demand.length; j++) {
        if (demand[j] > 0
            && (best < 0 || cost[row * demand.length + j] < cost[row * demand.length + best])) {
          best = j;
        }
      }
      return best;
    }
  }
}
