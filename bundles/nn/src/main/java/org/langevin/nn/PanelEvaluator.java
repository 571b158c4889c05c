package org.langevin.nn;

import java.lang.ref.Reference;
import java.util.Arrays;
import org.langevin.api.Interruption;
import org.langevin.api.network.ScoreEvaluator;

/** Evaluates a score panel by panel. */
final class PanelEvaluator implements ScoreEvaluator {
  private final PanelLayer layer;
  private final int dimension;
  private final int capacity;
  private final OutputDeviation deviation;
  private final Arena arena;
  private final ItemPanel input;
  private final ItemPanel output;
  private final float[] conditions = new float[ItemPanel.size()];
  private final float[] inverse;
  private boolean open = true;

  /**
   * An evaluator.
   *
   * @param arena the layer's, closed in the end
   */
  PanelEvaluator(
      PanelLayer layer, int dimension, int capacity, OutputDeviation deviation, Arena arena) {
    this.layer = layer;
    this.dimension = dimension;
    this.capacity = capacity;
    this.deviation = deviation;
    this.arena = arena;
    this.input = new ItemPanel(dimension);
    this.output = new ItemPanel(dimension);
    this.inverse = new float[capacity];
  }

  @Override
  public void forward(int count, float[] x, float[] condition, float[] score) {
    ScoreCore.check(open, count, capacity);
    deviation.writeInverses(count, condition, inverse);
    for (int first = 0; first < count; first += ItemPanel.size()) {
      Interruption.check();
      int n = Math.min(ItemPanel.size(), count - first);
      System.arraycopy(condition, first, conditions, 0, n);
      Arrays.fill(conditions, n, conditions.length, conditions[n - 1]);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < dimension; j++) {
          input.put(i, j, x[(first + i) * dimension + j]);
        }
      }
      layer.apply(conditions, input, output);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < dimension; j++) {
          score[(first + i) * dimension + j] = output.get(i, j) * inverse[first + i];
        }
      }
    }
    Reference.reachabilityFence(this);
  }

  @Override
  public void close() {
    open = false;
    arena.close();
  }
}
