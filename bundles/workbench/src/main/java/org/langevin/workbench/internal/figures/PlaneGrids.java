package org.langevin.workbench.internal.figures;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.langevin.api.Interruption;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Grid;

/** Densities on the cells of a rectangle in the plane. */
final class PlaneGrids {
  /** A cell's mean density is that of a square of so many points on a side. */
  private static final int POINTS_IN_CELL = 2;

  private PlaneGrids() {}

  /** The density's mean over each cell, as the samples' share is one. */
  static Grid meanDensity(
      ToDoubleFunction<float[]> logDensity, Window first, Window second, int cells) {
    double[] x = first.centres(cells * POINTS_IN_CELL);
    double[] y = second.centres(cells * POINTS_IN_CELL);
    double[] means = new double[cells * cells];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < x.length; j++) {
        Interruption.check();
        double value = Math.exp(logDensity.applyAsDouble(new float[] {(float) x[j], (float) y[i]}));
        means[i / POINTS_IN_CELL * cells + j / POINTS_IN_CELL] +=
            value / (POINTS_IN_CELL * POINTS_IN_CELL);
      }
    }
    return new Grid(first.centres(cells), second.centres(cells), means);
  }

  /** The same in units of its highest value. */
  static Grid shareOfHighest(Grid grid) {
    double highest = Arrays.stream(grid.values()).max().orElse(0);
    return new Grid(
        grid.x(),
        grid.y(),
        Arrays.stream(grid.values()).map(value -> highest > 0 ? value / highest : 0).toArray());
  }

  /** The share of items in each cell, divided by its area. */
  static Grid share(Items items, Window first, Window second, int cells) {
    double width = (first.high() - first.low()) / cells;
    double height = (second.high() - second.low()) / cells;
    double[] densities = new double[cells * cells];
    float[] point = new float[2];
    for (int i = 0; i < items.size(); i++) {
      items.copy(i, point, 0);
      int column = (int) Math.floor((point[0] - first.low()) / width);
      int row = (int) Math.floor((point[1] - second.low()) / height);
      if (column >= 0 && column < cells && row >= 0 && row < cells) {
        densities[row * cells + column] += 1 / (items.size() * width * height);
      }
    }
    return new Grid(first.centres(cells), second.centres(cells), densities);
  }

  /** The share of items that the rectangle does not hold. */
  static double shareOutside(Items items, Window first, Window second) {
    float[] point = new float[items.shape().dimension()];
    int outside = 0;
    for (int i = 0; i < items.size(); i++) {
      items.copy(i, point, 0);
      outside += first.contains(point[0]) && second.contains(point[1]) ? 0 : 1;
    }
    return items.size() == 0 ? 0 : (double) outside / items.size();
  }
}
