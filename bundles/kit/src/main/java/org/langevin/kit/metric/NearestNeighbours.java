package org.langevin.kit.metric;

import java.util.Arrays;

/**
 * The distances of points from their nearest neighbours in a sample, exactly, by a k-d tree
 * (Bentley 1975): quick for samples of few dimensions, and no slower than looking at all for those
 * of many. Immutable, and safe for several threads.
 */
public final class NearestNeighbours {
  /** Points that are looked at one by one. */
  private static final int LEAF = 16;

  private final int dimension;

  /** The points in the order of the tree, one after the other. */
  private final double[] points;

  /** The index of each point in the sample. */
  private final int[] order;

  /** The axis along which a point parts its node, if it does. */
  private final int[] axes;

  /**
   * Arranges a sample.
   *
   * @param sample finite points, one after the other; not changed
   * @param dimension the number of values of a point
   */
  public NearestNeighbours(double[] sample, int dimension) {
    this.dimension = dimension;
    order = new int[sample.length / dimension];
    axes = new int[order.length];
    Arrays.setAll(order, i -> i);
    arrange(sample, 0, order.length);
    points = DataPair.select(sample, dimension, order);
  }

  /** How many points there are. */
  public int size() {
    return order.length;
  }

  /**
   * The distance from a point to its k-th nearest neighbour.
   *
   * @param point an array that holds the point
   * @param offset where it begins
   * @param k from 1 to the number of points, one less if one is left out
   * @param leftOut the index of a point of the sample that is no neighbour, such as the point
   *     itself; -1 for none
   */
  public double distance(double[] point, int offset, int k, int leftOut) {
    int there = leftOut < 0 ? order.length : order.length - 1;
    if (k < 1 || k > there) {
      throw new IllegalArgumentException("there is no neighbour " + k + " of " + there);
    }
    Search search = new Search(point, offset, k, leftOut);
    search.among(0, order.length);
    return Math.sqrt(search.nearest[k - 1]);
  }

  /**
   * A node is a range of the order, whose middle is the median along the axis on which the range is
   * widest; the halves on both sides of it are its children.
   */
  private void arrange(double[] sample, int from, int to) {
    if (to - from <= LEAF) {
      return;
    }
    int axis = widest(sample, from, to);
    int middle = (from + to) >>> 1;
    axes[middle] = axis;
    select(sample, axis, from, to - 1, middle);
    arrange(sample, from, middle);
    arrange(sample, middle + 1, to);
  }

  private int widest(double[] sample, int from, int to) {
    int widest = 0;
    double width = -1;
    for (int j = 0; j < dimension; j++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        double value = sample[order[i] * dimension + j];
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      if (high - low > width) {
        width = high - low;
        widest = j;
      }
    }
    return widest;
  }

  /** Hoare's selection: what is before the middle is not larger there, what follows not smaller. */
  private void select(double[] sample, int axis, int first, int last, int middle) {
    int low = first;
    int high = last;
    while (low < high) {
      double pivot = sample[order[(low + high) >>> 1] * dimension + axis];
      int i = low;
      int j = high;
      while (i <= j) {
        while (sample[order[i] * dimension + axis] < pivot) {
          i++;
        }
        while (sample[order[j] * dimension + axis] > pivot) {
          j--;
        }
        if (i <= j) {
          int moved = order[i];
          order[i++] = order[j];
          order[j--] = moved;
        }
      }
      if (middle <= j) {
        high = j;
      } else if (middle >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  /** A search for one point. */
  private final class Search {
    private final double[] point;
    private final int offset;
    private final int leftOut;

    /** Squares of distances, rising. */
    private final double[] nearest;

    Search(double[] point, int offset, int k, int leftOut) {
      this.point = point;
      this.offset = offset;
      this.leftOut = leftOut;
      nearest = new double[k];
      Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    }

    void among(int from, int to) {
      if (to - from <= LEAF) {
        for (int i = from; i < to; i++) {
          meet(i);
        }
        return;
      }
      int middle = (from + to) >>> 1;
      int axis = axes[middle];
      double difference = point[offset + axis] - points[middle * dimension + axis];
      boolean below = difference < 0;
      among(below ? from : middle + 1, below ? middle : to);
      if (difference * difference < nearest[nearest.length - 1]) {
        meet(middle);
        among(below ? middle + 1 : from, below ? to : middle);
      }
    }

    private void meet(int i) {
      if (order[i] == leftOut) {
        return;
      }
      double most = nearest[nearest.length - 1];
      double square = 0;
      int at = i * dimension;
      for (int j = 0; j < dimension && square < most; j++) {
        double difference = points[at + j] - point[offset + j];
        square += difference * difference;
      }
      if (square < most) {
        int place = nearest.length - 1;
        while (place > 0 && nearest[place - 1] > square) {
          nearest[place] = nearest[place - 1];
          place--;
        }
        nearest[place] = square;
      }
    }
  }
}
