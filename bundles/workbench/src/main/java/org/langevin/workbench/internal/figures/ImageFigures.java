package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.ImageGrid;
import org.langevin.api.figure.Panels;
import org.langevin.workbench.internal.files.FileNames;

/** Samples as images, beside real ones. */
final class ImageFigures {
  private static final int COLUMNS = 8;
  private static final int COUNT = COLUMNS * COLUMNS;

  private ImageFigures() {}

  static List<Figure> of(Outcome outcome) {
    if (outcome.samples().isEmpty()) {
      return List.of();
    }
    float[] real = pixels(outcome.real());
    Dataset.Range range = range(outcome.dataset(), real);
    List<Figure> panels = new ArrayList<>();
    if (real.length > 0) {
      panels.add(grid("real", "Held-out images", outcome.dataset().shape(), range, real));
    }
    for (Map.Entry<String, Items> entry : outcome.samples().entrySet()) {
      panels.add(
          grid(
              FileNames.of("samples", entry.getKey()),
              entry.getKey(),
              outcome.dataset().shape(),
              range,
              pixels(entry.getValue())));
    }
    return List.of(
        new Panels(
            "samples",
            "Samples",
            "The first samples of each sampler, not selected, beside held-out images of the dataset.",
            panels.size() == 4 ? 2 : 3,
            panels));
  }

  /** What the dataset says of its values, or else what those of real images span. */
  static Dataset.Range range(Dataset dataset, float[] real) {
    if (dataset.range().isKnown()) {
      return dataset.range();
    }
    double[] sorted = Window.sorted(real);
    return sorted.length == 0
        ? new Dataset.Range(0, 1)
        : new Dataset.Range(sorted[0], sorted[sorted.length - 1]);
  }

  private static Figure grid(
      String name, String title, Shape shape, Dataset.Range range, float[] pixels) {
    return grid(name, title, shape, COLUMNS, range, pixels);
  }

  static Figure grid(
      String name, String title, Shape shape, int columns, Dataset.Range range, float[] pixels) {
    return new ImageGrid(
        name,
        title,
        "",
        shape.length(0),
        shape.length(1),
        shape.length(2),
        columns,
        range.low(),
        range.high(),
        pixels);
  }

  static float[] pixels(Items items) {
    int count = Math.min(COUNT, items.size());
    int dimension = items.shape().dimension();
    float[] pixels = new float[count * dimension];
    for (int i = 0; i < count; i++) {
      items.copy(i, pixels, i * dimension);
    }
    return pixels;
  }
}
