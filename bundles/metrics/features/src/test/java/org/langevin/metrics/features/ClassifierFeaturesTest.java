package org.langevin.metrics.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.langevin.api.Capable;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Labels;
import org.langevin.api.metric.Features;
import org.langevin.api.random.RandomStream;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.FeaturesContract;
import org.langevin.testkit.Parameters;

class ClassifierFeaturesTest {
  @TempDir Path cache;

  static Stream<Shape> shapes() {
    return Stream.of(Shape.image(8, 8, 1), Shape.image(6, 6, 3), Shape.point(12));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void seesMissingClasses(Shape shape) {
    Dataset dataset = new Halves(shape);
    Items real = dataset.heldOut(300, RandomStream.of(1, "real"));
    Items same = dataset.heldOut(300, RandomStream.of(2, "same"));
    Items onlyDark = Halves.draw(shape, 300, 1, RandomStream.of(3, "missing"));
    Features features = features(dataset, cache);
    float[] mean = mean(features, real);
    double good = distance(mean, mean(features, same));
    double bad = distance(mean, mean(features, onlyDark));
    assertTrue(bad > 20 * good, bad + " against " + good);
    String description = features.description();
    Matcher accuracy = Pattern.compile("test accuracy ([01]\\.\\d+)").matcher(description);
    assertTrue(accuracy.find(), description);
    assertTrue(Double.parseDouble(accuracy.group(1)) > .95, description);
    FeaturesContract.followTheItems(features, real, 1e-4);
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
    ClassifierFeatures plugin = new ClassifierFeatures();
    return plugin.create(
        Parameters.parse(plugin, "{'items': 600, 'epochs': 8}"), Contexts.metric(dataset, cache));
  }

  private static float[] extract(Features features, Items items) {
    return features.extract(items, "items", Comparison.of(items, items)).toArray();
  }

  /** Items whose first half (class 0) or second half (class 1) is bright. */
  private record Halves(Shape shape) implements Dataset {
    @Override
    public Items training() {
      return draw(shape, 600, 2, RandomStream.of(0, "training"));
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      return draw(shape, count, 2, random);
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      return Capable.offer(type, new Labels(List.of("first", "second")));
    }

    static Items draw(Shape shape, int count, int classes, RandomStream random) {
      int dimension = shape.dimension();
      float[] values = new float[count * dimension];
      for (int i = 0; i < values.length; i++) {
        boolean second = i % dimension >= dimension / 2;
        boolean bright = second == (i / dimension % classes == 1);
        values[i] = (float) ((bright ? 1 : 0) + .3 * random.nextGaussian());
      }
      Items items = Items.of(shape, values);
      return new Items() {
        @Override
        public int size() {
          return items.size();
        }

        @Override
        public Shape shape() {
          return shape;
        }

        @Override
        public void copy(int index, float[] target, int offset) {
          items.copy(index, target, offset);
        }

        @Override
        public int label(int index) {
          return index % classes;
        }
      };
    }
  }
}
