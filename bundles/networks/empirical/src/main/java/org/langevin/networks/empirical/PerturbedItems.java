package org.langevin.networks.empirical;

import java.util.Arrays;
import org.langevin.api.dataset.Density;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Transition;
import org.langevin.nn.ItemPanels;
import org.langevin.nn.KernelMeans;

/**
 * The mixture (1/n) sum_i N(M y_i + b, L L^T) of items y_i. With v = L^-1 (x - b) and a = L^-1 M,
 * vectors of k numbers for each component j of an item,
 *
 * <pre>
 * |v_j - a_j y_j|^2 = q_j (y_j - u_j)^2 + |v_j - a_j u_j|^2,  q_j = |a_j|^2, u_j = a_j v_j / q_j,
 * </pre>
 *
 * <p>so that only a Gaussian kernel about u, in the space of items, depends on the item: for the
 * weighted mean y of the items the score is -L^-T L^-1 (x - b - M y).
 */
final class PerturbedItems implements Density {
  /** States that are worked on at once. */
  private static final int TOGETHER = 256;

  /** A precision below it says nothing about an item, and its root would leave the range. */
  private static final double NOTHING = 1e-280;

  private final ItemPanels items;
  private final int label;
  private final int blocks;
  private final int dimension;
  private final BlockMatrix signal;
  private final BlockMatrix shift;

  /** L^-1. */
  private final BlockMatrix inverse;

  /** a. */
  private final BlockMatrix scaled;

  /** q. */
  private final double[] precisions;

  /** Log of the density's constant. */
  private final double logPeak;

  /**
   * A density.
   *
   * @param label the class whose items are taken; -1 for all
   * @throws IllegalArgumentException if the noise is 0 in some direction
   */
  PerturbedItems(ItemPanels items, Transition law, int label) {
    this.items = items;
    this.label = label;
    blocks = law.blocks();
    int components = items.dimension();
    dimension = blocks * components;
    signal = law.signal();
    shift = law.shift();
    double sum = 0;
    for (int j = 0; j < components; j++) {
      for (int i = 0; i < blocks; i++) {
        double deviation = law.root().get(j, i, i);
        if (!(deviation > 0)) {
          throw new IllegalArgumentException(
              "training items have no density under a law without noise in some direction: "
                  + law.root());
        }
        sum += StrictMath.log(deviation);
      }
    }
    inverse = law.root().lowerInverse();
    scaled = inverse.times(signal);
    precisions = new double[scaled.components()];
    for (int j = 0; j < precisions.length; j++) {
      double square = 0;
      for (int i = 0; i < blocks; i++) {
        square += scaled.get(j, i, 0) * scaled.get(j, i, 0);
      }
      precisions[j] = square < NOTHING ? 0 : square;
    }
    int count = label < 0 ? items.size() : items.size(label);
    logPeak = -sum - 0.5 * dimension * StrictMath.log(2 * Math.PI) - StrictMath.log(count);
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public double logDensity(float[] x, int offset) {
    double[] logDensity = new double[1];
    new Work(1).logDensities(x, offset, 1, logDensity, 0);
    return logDensity[0];
  }

  @Override
  public void score(float[] x, int offset, float[] score) {
    new Work(1).scores(x, offset, 1, score);
  }

  @Override
  public void logDensities(float[] x, int first, int count, double[] logDensities) {
    Work work = new Work(Math.min(count, TOGETHER));
    for (int i = first; i < first + count; i += TOGETHER) {
      int some = Math.min(TOGETHER, first + count - i);
      work.logDensities(x, i * dimension, some, logDensities, i);
    }
  }

  @Override
  public void scores(float[] x, int first, int count, float[] scores) {
    Work work = new Work(Math.min(count, TOGETHER));
    for (int i = first; i < first + count; i += TOGETHER) {
      work.scores(x, i * dimension, Math.min(TOGETHER, first + count - i), scores);
    }
  }

  /** A few states, for one thread. */
  private final class Work {
    private final KernelMeans kernel = new KernelMeans(items);
    private final double[] points;
    private final double[] means;
    private final double[] logSums;

    /** What of a state no item explains: the sum of |v_j - a_j u_j|^2. */
    private final double[] rests;

    private final double[] vector = new double[blocks];

    Work(int capacity) {
      points = new double[capacity * items.dimension()];
      means = new double[points.length];
      logSums = new double[capacity];
      rests = new double[capacity];
    }

    void logDensities(float[] x, int offset, int count, double[] target, int to) {
      project(x, offset, count);
      kernel.evaluate(points, count, precisions, label, logSums, null);
      for (int p = 0; p < count; p++) {
        target[to + p] = logPeak + logSums[p] - rests[p] / 2;
      }
    }

    void scores(float[] x, int offset, int count, float[] target) {
      project(x, offset, count);
      kernel.evaluate(points, count, precisions, label, logSums, means);
      int components = items.dimension();
      for (int p = 0; p < count; p++) {
        for (int j = 0; j < components; j++) {
          int at = offset + p * dimension + j * blocks;
          whiten(x, at, j, means[p * components + j]);
          for (int i = 0; i < blocks; i++) {
            double sum = 0;
            for (int l = i; l < blocks; l++) {
              sum += inverse.get(j, l, i) * vector[l];
            }
            target[at + i] = (float) -sum;
          }
        }
      }
    }

    /** points := u, and the rests. */
    private void project(float[] x, int offset, int count) {
      int components = items.dimension();
      Arrays.fill(rests, 0);
      for (int p = 0; p < count; p++) {
        for (int j = 0; j < components; j++) {
          int at = offset + p * dimension + j * blocks;
          double precision = precisions[precisions.length == 1 ? 0 : j];
          double u = 0;
          if (precision > 0) {
            whiten(x, at, j, 0);
            double product = 0;
            for (int i = 0; i < blocks; i++) {
              product += scaled.get(j, i, 0) * vector[i];
            }
            u = product / precision;
          }
          points[p * components + j] = u;
          if (blocks > 1 || precision == 0) {
            whiten(x, at, j, u);
            for (double v : vector) {
              rests[p] += v * v;
            }
          }
        }
      }
    }

    /** vector := L^-1 (x - b - M y) of one component. */
    private void whiten(float[] x, int at, int j, double y) {
      for (int i = 0; i < blocks; i++) {
        double sum = 0;
        for (int l = 0; l <= i; l++) {
          double difference = x[at + l] - shift.get(j, l, 0) - signal.get(j, l, 0) * y;
          sum += inverse.get(j, i, l) * difference;
        }
        vector[i] = sum;
      }
    }
  }
}
