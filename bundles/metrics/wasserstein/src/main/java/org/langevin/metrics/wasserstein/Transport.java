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
 */
final class Transport {
  /** Reduced costs above this, relative to the largest cost, are rounding. */
  private static final double TOLERANCE = 1e-12;

  private final int rows;
  private final int columns;
  private final double[] cost;
  private final double threshold;
  private final double[] potential;

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
    double largest = 0;
    for (double value : cost) {
      largest = Math.max(largest, Math.abs(value));
    }
    threshold = -TOLERANCE * largest;
    int points = rows + columns;
    potential = new double[points];
    parent = new int[points];
    depth = new int[points];
    flow = new long[points];
    firstChild = new int[points];
    next = new int[points];
    previous = new int[points];
    stack = new int[points];
  }

  /**
   * The least mean cost.
   *
   * @param rows n
   * @param columns m
   * @param cost n x m costs, row by row
   * @param step called again and again, to stop by throwing
   */
  static double cost(int rows, int columns, double[] cost, Runnable step) {
    Transport transport = new Transport(rows, columns, cost);
    transport.start(new Start(rows, columns, cost));
    int pivots = 0;
    int searched = 0;
    while (true) {
      int entering = transport.improving(searched);
      if (entering < 0) {
        break;
      }
      searched = (entering / columns + 1) % rows;
      transport.pivot(entering / columns, rows + entering % columns);
      pivots++;
      if (pivots % (rows + columns) == 0) {
        transport.renewPotentials();
        step.run();
      }
    }
    return transport.meanCost();
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
    depth[0] = 0;
    int top = 0;
    stack[top++] = 0;
    while (top > 0) {
      int point = stack[--top];
      for (int child = firstChild[point]; child >= 0; child = next[child]) {
        potential[child] = cost(child, point) - potential[point];
        depth[child] = depth[point] + 1;
        stack[top++] = child;
      }
    }
  }

  /** The edge of least reduced cost in the first row, from a given one on, that has a negative. */
  private int improving(int from) {
    for (int k = 0; k < rows; k++) {
      int row = (from + k) % rows;
      int offset = row * columns;
      double least = threshold;
      int best = -1;
      for (int j = 0; j < columns; j++) {
        double reduced = cost[offset + j] - potential[row] - potential[rows + j];
        if (reduced < least) {
          least = reduced;
          best = offset + j;
        }
      }
      if (best >= 0) {
        return best;
      }
    }
    return -1;
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
    double reduced = cost(row, column) - potential[row] - potential[column];
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
      potential[point] += isRow(point) ? amount : -amount;
      depth[point] = depth[parent[point]] + 1;
      for (int child = firstChild[point]; child >= 0; child = next[child]) {
        stack[top++] = child;
      }
    }
  }

  /** The cost of the tree's plan with the mass as it is, not perturbed. */
  private double meanCost() {
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
    double sum = 0;
    for (int k = points - 1; k > 0; k--) {
      int point = order[k];
      excess[point] += isRow(point) ? columns : -rows;
      sum += Math.abs(excess[point]) * cost(point, parent[point]);
      excess[parent[point]] += excess[point];
    }
    return sum / ((long) rows * columns);
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
