package org.langevin.metrics.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.Capable;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Labels;
import org.langevin.api.metric.Features;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Score;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.FeaturesContract;
import org.langevin.testkit.Parameters;

class ClassifierFeaturesTest {
  @TempDir Path cache;

  static Stream<Shape> shapes() {
    return Stream.of(
        Shape.image(8, 8, 1),
        Shape.image(6, 6, 3),
        Shape.image(3, 3, 1),
        Shape.image(20, 5, 3),
        Shape.image(2, 2, 3),
        Shape.point(12));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void seesMissingClasses(Shape shape) {
    Dataset dataset = new Halves(shape);
    Items real = dataset.heldOut(300, RandomStream.of(1, "real"));
    Items same = dataset.heldOut(300, RandomStream.of(2, "same"));
    Items onlyFirst = new Halves(shape).withClasses(1).heldOut(300, RandomStream.of(3, "missing"));
    Features features = features(dataset, cache);
    float[] mean = mean(features, real);
    double good = distance(mean, mean(features, same));
    double bad = distance(mean, mean(features, onlyFirst));
    assertTrue(bad > 20 * good, bad + " against " + good);
    assertTrue(accuracy(features) > .95, features.description());
    FeaturesContract.followTheItems(features, real, 0);
  }

  private static double accuracy(Features features) {
    String description = features.description();
    Matcher accuracy = Pattern.compile("test accuracy ([01]\\.\\d+)").matcher(description);
    assertTrue(accuracy.find(), description);
    return Double.parseDouble(accuracy.group(1));
  }

  private static float[] mean(Features features, Items items) {
    Items points = features.extract(items, "items", Comparison.of(items, items));
    float[] values = points.toArray();
    float[] mean = new float[points.shape().dimension()];
    for (int i = 0; i < values.length; i++) {
      mean[i % mean.length] += values[i] / points.size();
    }
    return mean;
  }

  /** Squared. */
  private static double distance(float[] first, float[] second) {
    double sum = 0;
    for (int j = 0; j < first.length; j++) {
      sum += Math.pow(first[j] - second[j], 2);
    }
    return sum;
  }

  @Test
  void trainsTheSameAgainAndKeepsIt() throws Exception {
    Dataset dataset = new Halves(Shape.image(8, 8, 1));
    Items items = dataset.heldOut(200, RandomStream.of(1, "real"));
    Features first = features(dataset, cache.resolve("a"));
    float[] trained = extract(first, items);
    assertArrayEquals(trained, extract(features(dataset, cache.resolve("b")), items), "again");
    Features kept = features(dataset, cache.resolve("a"));
    assertArrayEquals(trained, extract(kept, items), "from the cache");
    assertEquals(first.description(), kept.description());
    Path file = files(cache.resolve("a")).get(0);
    assertEquals(List.of(file), files(cache.resolve("a")));
    byte[] bytes = Files.readAllBytes(file);

    // What is kept is used: other parameters give other features.
    byte[] changed = bytes.clone();
    int length = changed.length - 32;
    for (int i = 12; i < length; i++) {
      changed[i] = (byte) (i % 4 == 0 ? 0x3d : i);
    }
    byte[] checksum = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(changed, length));
    System.arraycopy(checksum, 0, changed, length, checksum.length);
    Files.write(file, changed);
    assertFalse(Arrays.equals(trained, extract(features(dataset, cache.resolve("a")), items)));

    // A changed bit is found out.
    changed = bytes.clone();
    changed[length / 2] ^= 1;
    Files.write(file, changed);
    assertArrayEquals(trained, extract(features(dataset, cache.resolve("a")), items));
    assertArrayEquals(bytes, Files.readAllBytes(file));

    // Half a file is no file.
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertArrayEquals(trained, extract(features(dataset, cache.resolve("a")), items));
    assertEquals(bytes.length, Files.size(file));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void learnsFromValuesOfAnyUnitAndOffset(Shape shape) {
    Dataset dataset = new Halves(shape).scaled(.4f, -300);
    Features features = features(dataset, cache);
    extract(features, dataset.heldOut(2, RandomStream.of(1, "real")));
    assertTrue(accuracy(features) > .95, features.description());
  }

  /** Classes that differ in their strength only, which a normalisation could take away. */
  @ParameterizedTest
  @MethodSource("shapes")
  void seesFaintItems(Shape shape) {
    Dataset dataset = new Halves(shape);
    Items real = dataset.heldOut(300, RandomStream.of(1, "real"));
    Items same = dataset.heldOut(300, RandomStream.of(2, "same"));
    float[] values = dataset.heldOut(300, RandomStream.of(3, "faint")).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = .5f + .5f * (values[i] - .5f);
    }
    Features features = features(dataset, cache);
    float[] mean = mean(features, real);
    double good = distance(mean, mean(features, same));
    double bad = distance(mean, mean(features, Items.of(shape, values)));
    assertTrue(bad > 10 * good, bad + " against " + good);
  }

  @Test
  void seesClassesOfSinglePixels() {
    Dataset dataset = new Halves(Shape.image(1, 1, 1));
    Items items = dataset.heldOut(70, RandomStream.of(1, "real"));
    Features features = features(dataset, cache);
    FeaturesContract.followTheItems(features, items, 0);
    assertTrue(accuracy(features) > .9, features.description());
  }

  /** Each batch has its own neighbours, and each thread its own batches. */
  @ParameterizedTest
  @MethodSource("shapes")
  void anItemsFeaturesAreItsOwn(Shape shape) {
    Dataset dataset = new Halves(shape);
    Items items = dataset.heldOut(2100, RandomStream.of(1, "real"));
    Features features = features(dataset, cache);
    float[] together = extract(features, items);
    Items shared = features.extract(items, "items", Comparison.of(items, items).onThreads(3));
    assertArrayEquals(together, shared.toArray(), "on three threads");
    for (int i : List.of(0, 15, 16, 63, 64, 1023, 1024, 2099)) {
      float[] value = new float[shape.dimension()];
      items.copy(i, value, 0);
      int begin = i * ClassifierLayers.FEATURES;
      assertArrayEquals(
          Arrays.copyOfRange(together, begin, begin + ClassifierLayers.FEATURES),
          extract(features, Items.of(shape, value)),
          "item " + i);
    }
  }

  /** One, some, a batch, and one more. */
  @ParameterizedTest
  @ValueSource(ints = {1, 20, 64, 65})
  void learnsFromFewItems(int count) {
    Dataset dataset = new Halves(Shape.image(8, 8, 1)).withItems(count);
    Items items = dataset.heldOut(200, RandomStream.of(1, "real"));
    Features features = features(dataset, cache, 50);
    FeaturesContract.followTheItems(features, items, 0);
    double share = count == 1 ? .5 : .9;
    assertTrue(accuracy(features) >= share, features.description());
  }

  @Test
  void oneClassIsKnownAtOnce() {
    Dataset dataset = new Halves(Shape.image(8, 8, 1)).withClasses(1);
    Items items = dataset.heldOut(50, RandomStream.of(1, "real"));
    Features features = features(dataset, cache);
    FeaturesContract.followTheItems(features, items, 0);
    assertEquals(1, accuracy(features));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theLargestValuesHaveFiniteFeatures(Shape shape) {
    Dataset dataset = new Halves(shape);
    float[] values = new float[3 * shape.dimension()];
    Arrays.fill(values, 0, shape.dimension(), Float.MAX_VALUE);
    values[shape.dimension()] = -Float.MAX_VALUE;
    values[2 * shape.dimension()] = Float.MIN_VALUE;
    FeaturesContract.followTheItems(features(dataset, cache), Items.of(shape, values), 0);
  }

  @Test
  void anInterruptEndsTheTrainingAndKeepsNothing() throws Exception {
    Dataset dataset = new Halves(Shape.image(8, 8, 1));
    Items items = dataset.heldOut(100, RandomStream.of(1, "real"));
    Features features = features(dataset, cache);
    AtomicInteger steps = new AtomicInteger();
    MetricInput interrupting =
        new Told(
            items,
            () -> {
              steps.incrementAndGet();
              Thread.currentThread().interrupt();
            });
    assertThrows(CancellationException.class, () -> features.extract(items, "items", interrupting));
    assertTrue(Thread.interrupted(), "still interrupted");
    assertEquals(1, steps.get(), "steps that were told");
    assertEquals(List.of(), files(cache));
    float[] undisturbed = extract(features(dataset, cache.resolve("b")), items);
    assertArrayEquals(undisturbed, extract(features, items), "trained from the beginning");
  }

  @Test
  void tellsTheSteps() {
    Dataset dataset = new Halves(Shape.point(2)).withItems(130);
    Items items = dataset.heldOut(10, RandomStream.of(1, "real"));
    AtomicInteger steps = new AtomicInteger();
    features(dataset, cache, 5).extract(items, "items", new Told(items, steps::incrementAndGet));
    assertEquals(5 * 3, steps.get());
  }

  @Test
  void refusesItemsWithoutClasses() {
    Dataset dataset = new Halves(Shape.point(2)).withClasses(0);
    Items items = dataset.heldOut(10, RandomStream.of(1, "real"));
    Features features = features(dataset, cache);
    String message =
        assertThrows(InvalidExperimentException.class, () -> extract(features, items)).getMessage();
    assertTrue(message.contains("needs training items with a class"), message);
  }

  /**
   * The numbers below are what came out; a change of the layers or of the training that is wanted
   * changes them (and the format of what is kept), another processor must not.
   */
  @ParameterizedTest
  @CsvSource({"6, 6, 3, 3754691235", "1, 12, 1, 2331642490"})
  void trainsToTheSameBitsEverywhere(int height, int width, int channels, long expected) {
    Dataset dataset = new Halves(Shape.image(height, width, channels));
    Items items = dataset.heldOut(100, RandomStream.of(1, "real"));
    CRC32 bits = new CRC32();
    for (float feature : extract(features(dataset, cache), items)) {
      int number = Float.floatToIntBits(feature);
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        bits.update(number >>> shift);
      }
    }
    assertEquals(expected, bits.getValue());
  }

  @Test
  void needsLabels() {
    ClassifierFeatures plugin = new ClassifierFeatures();
    assertEquals(Requirements.of(Labels.class), plugin.requires(Parameters.of(plugin)));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static Features features(Dataset dataset, Path cache) {
    return features(dataset, cache, 8);
  }

  private static Features features(Dataset dataset, Path cache, int epochs) {
    ClassifierFeatures plugin = new ClassifierFeatures();
    return plugin.create(
        Parameters.parse(plugin, "{'items': 600, 'epochs': " + epochs + "}"),
        Contexts.metric(dataset, cache));
  }

  private static float[] extract(Features features, Items items) {
    return features.extract(items, "items", Comparison.of(items, items)).toArray();
  }

  /** A metric's input that hears of the steps of the training. */
  private record Told(Items real, Runnable step) implements MetricInput {
    @Override
    public Items generated() {
      return real;
    }

    @Override
    public Optional<Score> score() {
      return Optional.empty();
    }

    @Override
    public RandomStream random() {
      return RandomStream.of(1, "metric");
    }

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public void progress(int done, int total) {
      throw new AssertionError("progress without a unit");
    }

    @Override
    public void progress(int done, int total, String unit) {
      if (unit.equals("steps")) {
        step.run();
      }
    }
  }

  /** Items whose first half (class 0) or second half (class 1) is bright. */
  private record Halves(Shape shape, int count, int classes, float scale, float offset)
      implements Dataset {
    Halves(Shape shape) {
      this(shape, 600, 2, 1, 0);
    }

    Halves withItems(int some) {
      return new Halves(shape, some, classes, scale, offset);
    }

    /** Without any, items have no class. */
    Halves withClasses(int some) {
      return new Halves(shape, count, some, scale, offset);
    }

    Halves scaled(float by, float shift) {
      return new Halves(shape, count, classes, by, shift);
    }

    @Override
    public Items training() {
      return heldOut(count, RandomStream.of(0, "training"));
    }

    @Override
    public Items heldOut(int some, RandomStream random) {
      int dimension = shape.dimension();
      float[] values = new float[some * dimension];
      int[] labels = new int[some];
      for (int i = 0; i < some; i++) {
        labels[i] = classes == 0 ? -1 : i % classes;
        for (int j = 0; j < dimension; j++) {
          boolean second = j >= dimension / 2;
          boolean bright = second == (labels[i] == 1);
          double value = (bright ? 1 : 0) + .3 * random.nextGaussian();
          values[i * dimension + j] = (float) (value * scale + offset);
        }
      }
      return Items.of(shape, values, labels);
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      return Capable.offer(type, new Labels(List.of("first", "second").subList(0, classes)));
    }
  }
}
