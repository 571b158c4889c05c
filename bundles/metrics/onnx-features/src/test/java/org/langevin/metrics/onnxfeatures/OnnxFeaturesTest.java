package org.langevin.metrics.onnxfeatures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Features;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.FeaturesContract;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class OnnxFeaturesTest {
  @TempDir Path folder;

  /** The model maps R^3 to (x, y + z). */
  @Test
  void featuresAreTheOutputOfAModel() throws IOException {
    float[] weights = {1, 0, 0, 1, 0, 1};
    String file = model(OnnxModel.linear(new long[] {-1, 3}, 2, weights));
    Shape space = Shape.point(3);
    float[] points = MetricContract.normal(space, 90, 0, 1, "points");
    Items items = Items.of(space, points);
    Features features = features(space, file, Map.of("output", "sums"));
    Items extracted = extract(features, items);
    assertEquals(Shape.point(2), extracted.shape());
    assertArrayEquals(mapped(points), extracted.toArray(), 1e-6f);
    assertEquals("output sums of the model model.onnx", features.description());
    FeaturesContract.followTheItems(features, items, 1e-6);
    // The first output is the input itself.
    assertArrayEquals(points, extract(features(space, file, Map.of()), items).toArray());
  }

  private static Items extract(Features features, Items items) {
    return features.extract(items, "items", Comparison.of(items, items));
  }

  private static float[] mapped(float[] points) {
    float[] result = new float[points.length / 3 * 2];
    for (int i = 0; i < points.length / 3; i++) {
      result[2 * i] = points[3 * i];
      result[2 * i + 1] = points[3 * i + 1] + points[3 * i + 2];
    }
    return result;
  }

  /** A model of fixed batches of 4 colour images of 2 x 2 pixels, channels first. */
  @Test
  void preparesImages() throws IOException {
    String file = model(OnnxModel.linear(new long[] {4, 3, 2, 2}, 1, new float[12]));
    Shape grey = Shape.image(4, 4, 1);
    Map<String, Object> onnx =
        Map.of(
            "range",
            new double[] {-1, 1},
            "mean",
            new double[] {0, 0, .5},
            "deviation",
            new double[] {1, 2, .5});
    Features features = features(grey, file, onnx);
    float[] images = new float[5 * 16];
    // In the last image the value rises by .1 with each row and by .02 with each column.
    for (int i = 0; i < 16; i++) {
      images[64 + i] = (float) (-1 + i / 4 * .1 + i % 4 * .02);
    }
    Items items = Items.of(grey, images);
    Items extracted = extract(features, items);
    assertEquals(Shape.point(12), extracted.shape());
    assertEquals(5, extracted.size());
    float[] values = extracted.toArray();
    double[] rows = {.5, .5, 2.5, 2.5};
    double[] columns = {.5, 2.5, .5, 2.5};
    for (int pixel = 0; pixel < 4; pixel++) {
      // From [-1, 1] to [0, 1] halves the value.
      double value = (rows[pixel] * .1 + columns[pixel] * .02) / 2;
      assertEquals(value, values[48 + pixel], 1e-6);
      assertEquals(value / 2, values[48 + 4 + pixel], 1e-6);
      assertEquals((value - .5) / .5, values[48 + 8 + pixel], 1e-6);
    }
  }

  @Test
  void enlargesImagesWhereTheModelTakesAnySize() throws IOException {
    String file = model(OnnxModel.linear(new long[] {-1, -1, -1, 1}, 1, new float[8]));
    Shape grey = Shape.image(1, 2, 1);
    Map<String, Object> onnx =
        Map.of(
            "width",
            4,
            "height",
            2,
            "range",
            new double[] {0, 1},
            "mean",
            new double[] {0},
            "deviation",
            new double[] {1});
    float[] image = {0, 1};
    Items items = Items.of(grey, image);
    float[] expected = {0, .25f, .75f, 1, 0, .25f, .75f, 1};
    assertArrayEquals(expected, extract(features(grey, file, onnx), items).toArray(), 1e-6f);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Shape plane = Shape.point(2);
    assertEquals("/file", refusal(() -> Parameters.of(new OnnxFeatures())).parameter());
    var missing = refusal(() -> features(plane, "no.onnx", Map.of()));
    assertEquals("/file", missing.parameter());
    assertTrue(missing.getMessage().contains("no.onnx"), missing.getMessage());
    String file = model(OnnxModel.linear(new long[] {-1, 2}, 1, new float[2]));
    var range = refusal(() -> features(plane, file, Map.of("range", new double[] {1, 1})));
    assertEquals("/range", range.parameter());
    Items items = Items.of(plane, new float[8]);
    Features wrong = features(plane, file, Map.of("output", "pool"));
    var output = refusal(() -> extract(wrong, items));
    assertEquals("/output", output.parameter());
    assertEquals("the model has no output pool; it has features, sums", output.getMessage());
    Features broken = features(plane, model(new byte[] {1, 2, 3}), Map.of());
    assertEquals("/file", refusal(() -> extract(broken, items)).parameter());
  }

  private static InvalidExperimentException refusal(Executable work) {
    return assertThrows(InvalidExperimentException.class, work);
  }

  private String model(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("model.onnx"), bytes).toString();
  }

  private static Features features(Shape shape, String file, Map<String, ?> others) {
    OnnxFeatures plugin = new OnnxFeatures();
    Map<String, Object> parameters = new HashMap<>(others);
    parameters.put("file", file);
    return plugin.create(
        Parameters.of(plugin, parameters), Contexts.metric(shape, Path.of("target")));
  }
}
