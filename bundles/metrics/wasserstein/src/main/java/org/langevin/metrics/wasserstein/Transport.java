package org.langevin.metrics.wasserstein;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Exact optimal transport between two uniform laws on n and m points for any costs: the transport
 * problem, by shortest augmenting paths with dual potentials (Edmonds and Karp 1972; for n = m it
 * is the assignment method of Jonker and Volgenant 1987). Mass is counted in whole units, 1 / n
 * being m / g of them and 1 / m being n / g, where g is the greatest common divisor, so that
 * nothing is rounded but the sums of costs.
 *
 * <p>Throughout, c_ij - u_i - v_j is not negative, and zero where mass flows: at the end that
 * proves the plan optimal.
 */
final class Transport {
  private final int rows;
  private final int columns;
  private final double[] cost;
  private final long[] supply;
  private final long[] demand;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final Flows[] flows;

  // The tree of shortest paths from one row.
  private final double[] distance;
  private final int[] rowBefore;
  private final boolean[] reached;
  private final double[] rowDistance;
  private final int[] columnBefore;
  private final boolean[] inTree;

  private Transport(int rows, int columns, double[] cost) {
    this.rows = rows;
    this.columns = columns;
    this.cost = cost;
    int divisor = greatestCommonDivisor(rows, columns);
    supply = new long[rows];
    Arrays.fill(supply, columns / divisor);
    demand = new long[columns];
    Arrays.fill(demand, rows / divisor);
    rowPotential = new double[rows];
    columnPotential = new double[columns];
    flows = new Flows[columns];
    distance = new double[columns];
    rowBefore = new int[columns];
    reached = new boolean[columns];
    rowDistance = new double[rows];
    columnBefore = new int[rows];
    inTree = new boolean[rows];
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /**
   * The least mean cost.
   *
   * @param rows n
   * @param columns m
   * @param cost n x m costs, row by row
   * @param progress hears how many rows have given away their mass
   */
  static double cost(int rows, int columns, double[] cost, IntConsumer progress) {
    Transport transport = new Transport(rows, columns, cost);
    transport.start();
    for (int row = 0; row < rows; row++) {
      while (transport.supply[row] > 0) {
        transport.augment(row);
      }
      progress.accept(row + 1);
    }
    return transport.meanCost();
  }

  /** Takes the largest potentials that are easily found, and sends mass where it costs least. */
  private void start() {
    Arrays.fill(columnPotential, Double.POSITIVE_INFINITY);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        columnPotential[j] = Math.min(columnPotential[j], cost[i * columns + j]);
      }
    }
    for (int j = 0; j < columns; j++) {
      flows[j] = new Flows();
    }
    for (int i = 0; i < rows; i++) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < columns; j++) {
        double reduced = cost[i * columns + j] - columnPotential[j];
        if (reduced < least || (reduced == least && demand[best] == 0)) {
          least = reduced;
          best = j;
        }
      }
      rowPotential[i] = least;
      long amount = Math.min(supply[i], demand[best]);
      if (amount > 0) {
        send(i, best, amount);
      }
    }
  }

  private void send(int row, int column, long amount) {
    flows[column].add(row, amount);
    supply[row] -= amount;
    demand[column] -= amount;
  }

  /** Sends mass from a row along the shortest path to a column that still wants some. */
  private void augment(int source) {
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    Arrays.fill(reached, false);
    Arrays.fill(inTree, false);
    grow(source, -1, 0);
    int column = nearest();
    while (demand[column] == 0) {
      Flows into = flows[column];
      for (int k = 0; k < into.count; k++) {
        if (!inTree[into.rows[k]]) {
          grow(into.rows[k], column, distance[column]);
        }
      }
      column = nearest();
    }
    updatePotentials(distance[column]);
    sendAlongPath(source, column);
  }

  /** Takes a row into the tree and sees what is near it. */
  private void grow(int row, int before, double from) {
    inTree[row] = true;
    rowDistance[row] = from;
    columnBefore[row] = before;
    int offset = row * columns;
    double base = from - rowPotential[row];
    for (int j = 0; j < columns; j++) {
      double candidate = base + cost[offset + j] - columnPotential[j];
      if (candidate < distance[j] && !reached[j]) {
        distance[j] = candidate;
        rowBefore[j] = row;
      }
    }
  }

  private int nearest() {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < columns; j++) {
      if (!reached[j] && (distance[j] < least || (distance[j] == least && demand[j] > 0))) {
        least = distance[j];
        best = j;
      }
    }
    reached[best] = true;
    return best;
  }

  private void updatePotentials(double length) {
    for (int i = 0; i < rows; i++) {
      if (inTree[i]) {
        rowPotential[i] += length - rowDistance[i];
      }
    }
    for (int j = 0; j < columns; j++) {
      if (reached[j]) {
        columnPotential[j] -= length - distance[j];
      }
    }
  }

  private void sendAlongPath(int source, int sink) {
    long amount = Math.min(supply[source], demand[sink]);
    for (int row = rowBefore[sink]; row != source; row = rowBefore[columnBefore[row]]) {
      amount = Math.min(amount, flows[columnBefore[row]].amount(row));
    }
    int column = sink;
    int row = rowBefore[column];
    flows[column].add(row, amount);
    while (row != source) {
      column = columnBefore[row];
      flows[column].add(row, -amount);
      row = rowBefore[column];
      flows[column].add(row, amount);
    }
    supply[source] -= amount;
    demand[sink] -= amount;
  }

  private double meanCost() {
    double sum = 0;
    long mass = 0;
    for (int j = 0; j < columns; j++) {
      Flows into = flows[j];
      for (int k = 0; k < into.count; k++) {
        sum += into.amounts[k] * cost[into.rows[k] * columns + j];
        mass += into.amounts[k];
      }
    }
    return sum / mass;
  }

  /** From where mass flows into a column; few rows, in no order. */
  private static final class Flows {
    private int[] rows = new int[2];
    private long[] amounts = new long[2];
    private int count;

    long amount(int row) {
      return amounts[find(row)];
    }

    void add(int row, long amount) {
      int index = find(row);
      if (index == count) {
        if (count == rows.length) {
          rows = Arrays.copyOf(rows, 2 * count);
          amounts = Arrays.copyOf(amounts, 2 * count);
        }
        rows[count] = row;
        amounts[count] = 0;
        count++;
      }
      amounts[index] += amount;
      if (amounts[index] == 0) {
        count--;
        rows[index] = rows[count];
        amounts[index] = amounts[count];
      }
    }

    private int find(int row) {
      int index = 0;
      while (index < count && rows[index] != row) {
        index++;
      }
      return index;
    }
  }
}
