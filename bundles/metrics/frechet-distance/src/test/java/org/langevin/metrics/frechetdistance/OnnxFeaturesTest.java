package org.langevin.metrics.frechetdistance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricResult;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class OnnxFeaturesTest {
  @TempDir Path folder;

  /**
   * The model maps R^3 to (x, y + z), where both distances are known from the identity features.
   */
  @Test
  void comparesTheOutputOfAModel() throws IOException {
    float[] weights = {1, 0, 0, 1, 0, 1};
    String file = model(OnnxModel.linear(new long[] {-1, 3}, 2, weights));
    Shape space = Shape.point(3);
    Shape plane = Shape.point(2);
    float[] first = MetricContract.normal(space, 90, 0, 1, "first");
    float[] second = MetricContract.normal(space, 70, 1, 2, "second");
    double expected =
        identity(plane).evaluate(Comparison.of(plane, mapped(first), mapped(second))).value();
    Metric metric = metric(space, file, Map.of("output", "sums"));
    MetricResult result = metric.evaluate(Comparison.of(space, first, second));
    assertEquals(expected, result.value(), 1e-5 * expected);
    assertTrue(result.note().contains("output sums of the model model.onnx (2)"), result.note());
    new MetricContract(metric, space, 100).deterministic().distance(1e-9).scaling(2, 1e-5);
    // The first output is the input itself.
    assertEquals(
        identity(space).evaluate(Comparison.of(space, first, second)).value(),
        metric(space, file, Map.of()).evaluate(Comparison.of(space, first, second)).value(),
        0);
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
    FeatureExtractor extractor = extractor(grey, file, onnx);
    float[] images = new float[5 * 16];
    // In the last image the value rises by .1 with each row and by .02 with each column.
    for (int i = 0; i < 16; i++) {
      images[64 + i] = (float) (-1 + i / 4 * .1 + i % 4 * .02);
    }
    Items items = Items.of(grey, images);
    Items extracted = extractor.extract(items, "images", Comparison.of(items, items));
    assertEquals(Shape.point(12), extracted.shape());
    assertEquals(5, extracted.size());
    float[] features = extracted.toArray();
    double[] rows = {.5, .5, 2.5, 2.5};
    double[] columns = {.5, 2.5, .5, 2.5};
    for (int pixel = 0; pixel < 4; pixel++) {
      // From [-1, 1] to [0, 1] halves the value.
      double value = (rows[pixel] * .1 + columns[pixel] * .02) / 2;
      assertEquals(value, features[48 + pixel], 1e-6);
      assertEquals(value / 2, features[48 + 4 + pixel], 1e-6);
      assertEquals((value - .5) / .5, features[48 + 8 + pixel], 1e-6);
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
    float[] features =
        extractor(grey, file, onnx).extract(items, "images", Comparison.of(items, items)).toArray();
    float[] expected = {0, .25f, .75f, 1, 0, .25f, .75f, 1};
    assertArrayEquals(expected, features, 1e-6f);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Shape plane = Shape.point(2);
    assertEquals("/file", refusal(plane, Map.of("features", "onnx")).parameter());
    var missing = refusal(plane, Map.of("features", "onnx", "file", "no.onnx"));
    assertTrue(missing.getMessage().contains("no.onnx"), missing.getMessage());
    Comparison comparison = Comparison.of(plane, new float[8], new float[8]);

    Metric broken = metric(plane, model(new byte[] {1, 2, 3}), Map.of());
    assertEquals(
        "/file",
        assertThrows(InvalidExperimentException.class, () -> broken.evaluate(comparison))
            .parameter());

    String file = model(OnnxModel.linear(new long[] {-1, 2}, 1, new float[2]));
    Metric wrong = metric(plane, file, Map.of("output", "pool"));
    var output = assertThrows(InvalidExperimentException.class, () -> wrong.evaluate(comparison));
    assertEquals("the model has no output pool; it has features, sums", output.getMessage());
  }

  /** The metric lives without the library, as in a framework where its bundle is not installed. */
  @Test
  void saysWhatToInstall() throws Exception {
    Class<?> alone = new WithoutRuntime().loadClass(OnnxRuntime.class.getName());
    Method require = alone.getDeclaredMethod("require");
    require.setAccessible(true);
    var thrown = assertThrows(InvocationTargetException.class, () -> require.invoke(null));
    String message = thrown.getCause().getMessage();
    assertTrue(message.contains("install the feature langevin-onnxruntime,"), message);

    Class<?> factory = new WithoutRuntime().loadClass(FrechetDistance.class.getName());
    ExtensionFactory<?, ?, ?> plugin =
        (ExtensionFactory<?, ?, ?>) factory.getConstructor().newInstance();
    Method create =
        Arrays.stream(factory.getMethods())
            .filter(method -> method.getName().equals("create") && !method.isBridge())
            .findFirst()
            .orElseThrow();
    var context = Contexts.metric(Shape.point(2), folder);
    Object onnx = Parameters.of(plugin, Map.of("features", "onnx", "file", "any"));
    var refused =
        assertThrows(InvocationTargetException.class, () -> create.invoke(plugin, onnx, context));
    assertEquals(InvalidExperimentException.class, refused.getCause().getClass());
    assertEquals(message, refused.getCause().getMessage());
  }

  /** Has classes of its own for the metric's package, and none of the library. */
  private static final class WithoutRuntime extends ClassLoader {
    WithoutRuntime() {
      super(FrechetDistance.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("ai.onnxruntime.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(FrechetDistance.class.getPackageName() + ".")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static InvalidExperimentException refusal(Shape shape, Map<String, ?> parameters) {
    FrechetDistance factory = new FrechetDistance();
    FrechetDistance.Parameters record = Parameters.of(factory, parameters);
    var context = Contexts.metric(shape, Path.of("target"));
    return assertThrows(InvalidExperimentException.class, () -> factory.create(record, context));
  }

  private String model(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("model.onnx"), bytes).toString();
  }

  private static FeatureExtractor extractor(Shape shape, String file, Map<String, ?> onnx) {
    FrechetDistance.Parameters parameters =
        Parameters.of(
            new FrechetDistance(), Map.of("features", "onnx", "file", file, "onnx", onnx));
    return new OnnxFeatures(Contexts.metric(shape, Path.of("target")), file, parameters.onnx());
  }

  private static Metric identity(Shape shape) {
    FrechetDistance factory = new FrechetDistance();
    return factory.create(Parameters.of(factory), Contexts.metric(shape, Path.of("target")));
  }

  private static Metric metric(Shape shape, String file, Map<String, ?> onnx) {
    FrechetDistance factory = new FrechetDistance();
    Map<String, Object> parameters = Map.of("features", "onnx", "file", file, "onnx", onnx);
    return factory.create(
        Parameters.of(factory, parameters), Contexts.metric(shape, Path.of("target")));
  }
}
