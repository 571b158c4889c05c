package org.langevin.datasets.points;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Shape;
import org.langevin.api.Sizes;
import org.langevin.api.Unused;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Items;
import org.osgi.service.component.annotations.Component;

/**
 * Items of one's own: of a file, or written into the experiment. The items of a file have the shape
 * that they have there, and those of two axes are grey images: height x width becomes height x
 * width x 1.
 *
 * <p>Some of them, chosen at random by the experiment's seed, are held out and never learned from.
 * If none is, there are no others to compare with than those that are learned from, and the
 * held-out items are these.
 */
@Component
@Extension(
    point = Dataset.POINT,
    id = "points",
    title = "Items of one's own, from a file or written into the experiment")
public final class Points implements ExtensionFactory<Points.Parameters, DatasetContext, Dataset> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description =
                  "The path of the items: a table with one item in a row (.csv), an array whose"
                      + " first axis counts them (.npy), or several such arrays (.npz)",
              value = "null")
          String file,
      @Parameter(
              description = "Which array of a .npz file the items are; null for the only one",
              value = "null")
          String array,
      @Parameter(
              description = "Instead of a file: the items themselves, one in a row",
              unit = "data",
              value = "null")
          double[][] values,
      @Parameter(
              description =
                  "How many items are held out: below 1 their share, from 1 on their number; 0 for"
                      + " none, then samples are compared with the items that are learned from;"
                      + " null for a tenth of a file's items and none of values",
              value = "null",
              min = 0)
          Double heldOut) {}

  private static final String ARRAY = "/array";
  private static final String FILE = "/file";
  private static final String ITEMS = "items";

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    if ((parameters.file() == null) == (parameters.values() == null)) {
      throw new InvalidExperimentException(
          "give either a file or values, as in {\"use\": \"points\", \"file\": \"items.csv\"} or"
              + " {\"use\": \"points\", \"values\": [[0, 1], [2, 3]]}");
    }
    Items items = parameters.file() == null ? inline(parameters) : read(parameters, context);
    Shape shape = items.shape();
    HeldOut heldOut = HeldOut.of(parameters.heldOut(), items.size(), parameters.file() != null);
    return heldOut.split(
        shape.rank() == 2 ? Shape.image(shape.length(0), shape.length(1), 1) : shape,
        items,
        context.random("held-out items"));
  }

  private static Items read(Parameters parameters, DatasetContext context) {
    String file = parameters.file();
    if (!file.toLowerCase(Locale.ROOT).endsWith(".npz")) {
      Unused.check(ARRAY, parameters.array(), null, "a .npz file, which holds several");
    }
    try {
      return context.read(file, Optional.ofNullable(parameters.array()));
    } catch (IOException e) {
      InvalidExperimentException refusal = new InvalidExperimentException(FILE, e.getMessage());
      refusal.initCause(e);
      throw refusal;
    }
  }

  private static Items inline(Parameters parameters) {
    Unused.check(ARRAY, parameters.array(), null, "a .npz file");
    double[][] rows = parameters.values();
    if (rows.length == 0) {
      throw new InvalidExperimentException("/values", "give at least one item, as in [[0, 1]]");
    }
    int dimension = rows[0].length;
    float[] values = new float[Sizes.length("/values", ITEMS, Float.BYTES, rows.length, dimension)];
    for (int i = 0; i < rows.length; i++) {
      checkLength(i, rows[i].length, dimension);
      for (int j = 0; j < dimension; j++) {
        values[i * dimension + j] = value(rows[i][j], "/values/" + i + "/" + j);
      }
    }
    return Items.of(Shape.point(dimension), values);
  }

  private static void checkLength(int row, int length, int dimension) {
    if (length == 0) {
      throw new InvalidExperimentException("/values/" + row, "an item has at least one value");
    }
    if (length != dimension) {
      throw new InvalidExperimentException(
          "/values/" + row,
          "all items have as many values as the first one, "
              + dimension
              + ", but this one has "
              + length);
    }
  }

  private static float value(double value, String pointer) {
    if (Math.abs(value) > Float.MAX_VALUE) {
      throw new InvalidExperimentException(
          pointer,
          value + " is beyond the range of float32, which ends at 3.4e38; scale the items");
    }
    return (float) value;
  }
}
