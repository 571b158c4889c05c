package org.langevin.nn;

import java.lang.ref.Reference;
import java.util.Arrays;
import org.langevin.api.Interruption;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.kit.score.OutputConversion;

/** Evaluates a score panel by panel. */
final class PanelEvaluator implements ScoreEvaluator {
  private final PanelLayer layer;
  private final int dimension;
  private final int capacity;
  private final OutputConversion.Pass conversion;
  private final Arena arena;
  private final ItemPanel input;
  private final ItemPanel output;
  private final float[] conditions = new float[ItemPanel.size()];
  private final int[] labels = new int[ItemPanel.size()];
  private final Batch told = new Batch(conditions.length, null, conditions);
  private final Batch toldClasses = new Batch(conditions.length, null, conditions, labels);
  private boolean open = true;

  /**
   * An evaluator.
   *
   * @param arena the layer's, closed in the end
   */
  PanelEvaluator(
      PanelLayer layer, int dimension, int capacity, OutputConversion conversion, Arena arena) {
    this.layer = layer;
    this.dimension = dimension;
    this.capacity = capacity;
    this.conversion = conversion.open(capacity, dimension);
    this.arena = arena;
    this.input = new ItemPanel(dimension);
    this.output = new ItemPanel(dimension);
  }

  @Override
  public void forward(Batch batch, float[] score) {
    int count = batch.size();
    float[] x = batch.x();
    ScoreCore.check(open, count, capacity);
    for (int first = 0; first < count; first += ItemPanel.size()) {
      Interruption.check();
      int n = Math.min(ItemPanel.size(), count - first);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < dimension; j++) {
          input.put(i, j, x[(first + i) * dimension + j]);
        }
      }
      layer.apply(told(batch, first, n), input, output);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < dimension; j++) {
          score[(first + i) * dimension + j] = output.get(i, j);
        }
      }
    }
    conversion.begin(batch);
    conversion.score(score);
    Reference.reachabilityFence(this);
  }

  /** What is told of a panel's items; of those that fill it up, the same as of the last. */
  private Batch told(Batch batch, int first, int n) {
    System.arraycopy(batch.condition(), first, conditions, 0, n);
    Arrays.fill(conditions, n, conditions.length, conditions[n - 1]);
    if (batch.label() == null) {
      return told;
    }
    System.arraycopy(batch.label(), first, labels, 0, n);
    Arrays.fill(labels, n, labels.length, labels[n - 1]);
    return toldClasses;
  }

  @Override
  public void close() {
    open = false;
    arena.close();
  }
}
