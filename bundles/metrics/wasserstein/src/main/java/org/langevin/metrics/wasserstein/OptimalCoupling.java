package org.langevin.metrics.wasserstein;

import org.langevin.api.Sizes;
import org.langevin.api.metric.MetricInput;
import org.langevin.kit.metric.QuantileCoupling;
import org.langevin.kit.metric.Tasks;
import org.langevin.kit.metric.TransportCost;

/**
 * The cheapest coupling of two samples in space, for the cost |x - y|^p.
 *
 * <p>Distances are measured in the longest one that a plan uses, not in the longest that there is:
 * two items far from all others and near to each other change nothing. An edge whose cost is beyond
 * that of the whole plan carries nothing in the best plan, and how far beyond does not matter: its
 * cost is cut off, so that no number is too large. When a better plan uses shorter distances only,
 * they are measured anew.
 */
final class OptimalCoupling {
  /** Squares of shorter distances, in units of the samples' extent, would lose digits. */
  private static final double SHORT = 0x1p-400;

  private final double[] first;
  private final double[] second;
  private final int dimension;
  private final int rows;
  private final int columns;
  private final double order;
  private final MetricInput input;
  private final double unit;

  /** Squared distances, which are turned into costs. */
  private final double[] matrix;

  private OptimalCoupling(
      double[] first, double[] second, int dimension, double order, MetricInput input) {
    this.dimension = dimension;
    this.rows = first.length / dimension;
    this.columns = second.length / dimension;
    this.order = order;
    this.input = input;
    this.unit = 2 * TransportCost.unit(halfExtent(first, second, dimension));
    this.first = scaled(first, 1 / unit);
    this.second = scaled(second, 1 / unit);
    this.matrix = new double[Sizes.length("/items", "distances", Double.BYTES, rows, columns)];
  }

  /**
   * Finds it.
   *
   * @param first one item after the other
   * @param second one item after the other
   * @param order p, at least 1
   * @param input gives threads and hears of the progress
   */
  static TransportCost cost(
      double[] first, double[] second, int dimension, double order, MetricInput input) {
    return new OptimalCoupling(first, second, dimension, order, input).find();
  }

  /** Half of the largest extent along a coordinate: the whole need not be a number. */
  private static double halfExtent(double[] first, double[] second, int dimension) {
    double largest = 0;
    for (int k = 0; k < dimension; k++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double[] items : new double[][] {first, second}) {
        for (int i = k; i < items.length; i += dimension) {
          low = Math.min(low, items[i]);
          high = Math.max(high, items[i]);
        }
      }
      largest = Math.max(largest, high / 2 - low / 2);
    }
    return largest;
  }

  private static double[] scaled(double[] items, double factor) {
    double[] result = new double[items.length];
    for (int i = 0; i < items.length; i++) {
      result[i] = items[i] * factor;
    }
    return result;
  }

  private TransportCost find() {
    double measure = 1;
    squares(measure);
    Transport plan = Transport.greedy(rows, columns, matrix);
    // The least share of the mass that flows along an edge of a tree.
    double share = gcd(rows, columns) / ((double) rows * columns);
    double longest = longest(plan);
    boolean fresh = longest > SHORT;
    while (longest > 0) {
      if (!fresh) {
        measure = TransportCost.unit(longest);
        squares(measure);
      }
      double scale = order == 1 || order == 2 ? TransportCost.unit(longest) : longest;
      costs(measure / scale, 4 / share);
      plan.improve(() -> input.progress(rows, rows));
      fresh = false;
      double mean = plan.meanCost();
      double before = longest;
      longest = longest(plan);
      if (mean >= share / 4 || longest >= before) {
        return new TransportCost(mean, scale * unit, order);
      }
    }
    return new TransportCost(0, 1, order);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** The longest distance that a plan uses. */
  private double longest(Transport plan) {
    double[] longest = new double[1];
    plan.used((row, column, mass) -> longest[0] = Math.max(longest[0], distance(row, column)));
    return longest[0];
  }

  /** A distance whose square need not be a number. */
  private double distance(int row, int column) {
    double largest = 0;
    for (int k = 0; k < dimension; k++) {
      largest =
          Math.max(largest, Math.abs(first[row * dimension + k] - second[column * dimension + k]));
    }
    if (largest == 0) {
      return 0;
    }
    double square = 0;
    for (int k = 0; k < dimension; k++) {
      double share = (first[row * dimension + k] - second[column * dimension + k]) / largest;
      square += share * share;
    }
    return largest * Math.sqrt(square);
  }

  /** Fills the matrix with the squares of distances. */
  private void squares(double measure) {
    double factor = 1 / measure;
    Tasks.run(
        rows,
        input,
        row -> {
          for (int column = 0; column < columns; column++) {
            double square = 0;
            for (int k = 0; k < dimension; k++) {
              double difference =
                  (first[row * dimension + k] - second[column * dimension + k]) * factor;
              square += difference * difference;
            }
            matrix[row * columns + column] = square;
          }
        });
  }

  /**
   * Turns squares of distances into costs.
   *
   * @param factor by which distances are multiplied
   * @param most where costs are cut off
   */
  private void costs(double factor, double most) {
    Tasks.run(
        rows,
        input,
        row -> {
          for (int edge = row * columns; edge < (row + 1) * columns; edge++) {
            double cost =
                order == 2
                    ? matrix[edge] * (factor * factor)
                    : QuantileCoupling.power(Math.sqrt(matrix[edge]) * factor, order);
            matrix[edge] = Math.min(cost, most);
          }
        });
  }
}
