package org.langevin.datasets.fashionmnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Labels;
import org.langevin.api.random.RandomStream;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DatasetContract;
import org.langevin.testkit.Parameters;

class FashionMnistTest {
  private static final int PIXELS = 28 * 28;
  private static final String IMAGES = "train-images-idx3-ubyte.gz";
  private static final String LABELS = "train-labels-idx1-ubyte.gz";

  @TempDir Path folder;

  /** Image i of label i mod 10 is grey of value i; test images are brighter by 100. */
  @BeforeEach
  void writeSmallFiles() throws IOException {
    write(IMAGES, idx(0x803, 30, 28, 28), images(30, 0));
    write(LABELS, idx(0x801, 30), labels(30));
    write("t10k-images-idx3-ubyte.gz", idx(0x803, 20, 28, 28), images(20, 100));
    write("t10k-labels-idx1-ubyte.gz", idx(0x801, 20), labels(20));
  }

  private static byte[] images(int count, int grey) {
    byte[] pixels = new byte[count * PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / PIXELS + grey);
    }
    return pixels;
  }

  private static byte[] labels(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 10);
    }
    return labels;
  }

  private static byte[] idx(int... header) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int word : header) {
      out.writeInt(word);
    }
    return bytes.toByteArray();
  }

  private void write(String name, byte[] header, byte[] contents) throws IOException {
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(header);
      out.write(contents);
    }
  }

  private Dataset dataset(String json) {
    FashionMnist factory = new FashionMnist();
    return factory.create(Parameters.parse(factory, json), Contexts.dataset(1, folder));
  }

  private static float[] item(Items items, int index) {
    float[] item = new float[PIXELS + 1];
    items.copy(index, item, 1);
    return item;
  }

  @Test
  void keepsTheContract() {
    FashionMnist factory = new FashionMnist();
    DatasetContract.verify(factory, Parameters.of(factory), Contexts.dataset(1, folder));
    DatasetContract.verify(
        factory,
        Parameters.parse(factory, "{'limit': 2, 'classes': ['Coat']}"),
        Contexts.dataset(1, folder));
  }

  @Test
  void pixelsLieBetweenZeroAndOne() throws IOException {
    byte[] pixels = images(30, 0);
    pixels[5 * PIXELS + 3] = (byte) 255;
    write(IMAGES, idx(0x803, 30, 28, 28), pixels);
    Dataset dataset = dataset("{}");
    assertEquals(Shape.image(28, 28, 1), dataset.shape());
    Items items = dataset.training();
    assertEquals(30, items.size());
    float[] fifth = item(items, 5);
    assertEquals(0, fifth[0]);
    assertEquals(5 / 255f, fifth[1]);
    assertEquals(1, fifth[1 + 3]);
    assertEquals(5, items.label(5));
    assertEquals("Sandal", dataset.ability(Labels.class).orElseThrow().names().get(5));
  }

  @Test
  void theTestSplitIsHeldOut() {
    Dataset dataset = dataset("{}");
    Items all = dataset.heldOut(1000, RandomStream.of(1, "choice"));
    assertEquals(20, all.size());
    assertEquals(103 / 255f, item(all, 3)[1]);

    Items some = dataset.heldOut(7, RandomStream.of(1, "choice"));
    Set<Float> greys = new HashSet<>();
    for (int i = 0; i < some.size(); i++) {
      float grey = item(some, i)[1];
      greys.add(grey);
      assertEquals((Math.round(grey * 255) - 100) % 10, some.label(i));
    }
    assertEquals(7, greys.size());
    assertArrayEquals(some.toArray(), dataset.heldOut(7, RandomStream.of(1, "choice")).toArray());
    assertNotEquals(
        Arrays.toString(some.toArray()),
        Arrays.toString(dataset.heldOut(7, RandomStream.of(2, "choice")).toArray()));
  }

  @Test
  void aSubsetOfClassesIsNumberedAnew() {
    Dataset dataset = dataset("{'classes': ['Bag', 'Trouser'], 'limit': 3}");
    assertEquals(List.of("Bag", "Trouser"), dataset.ability(Labels.class).orElseThrow().names());
    Items items = dataset.training();
    assertEquals(3, items.size());
    assertEquals(1, items.label(0));
    assertEquals(0, items.label(1));
    assertEquals(1 / 255f, item(items, 0)[1]);
    assertEquals(8 / 255f, item(items, 1)[1]);
    assertEquals(11 / 255f, item(items, 2)[1]);
    assertEquals(4, dataset.heldOut(100, RandomStream.of(1, "choice")).size());
  }

  @Test
  void classesThatDoNotExistOrRepeatAreRefused() {
    refuses("/classes", "{'classes': []}");
    refuses("/classes", "{'classes': ['Bag', 'Bag']}");
    refuses("/classes/0", "{'classes': ['Hat']}");
    refuses("/limit", "{'limit': 0}");
  }

  private void refuses(String pointer, String json) {
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> dataset(json));
    assertEquals(pointer, refusal.parameter());
  }

  @Test
  void namesAndChoicesAgree() {
    String[] choices =
        FashionMnist.Parameters.class
            .getRecordComponents()[1]
            .getAnnotation(Parameter.class)
            .choices();
    assertEquals(FashionMnist.NAMES, List.of(choices));
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    byte[] header = idx(0x803, 30, 28, 28);
    Path images = folder.resolve(IMAGES);
    byte[] whole = Files.readAllBytes(images);

    Files.write(images, Arrays.copyOf(whole, whole.length / 2));
    fails(images, "ends too early");
    Files.write(images, new byte[0]);
    fails(images, "ends too early");
    Files.writeString(images, "<html>not found</html>");
    fails(images, "gzip says");
    byte[] flipped = whole.clone();
    flipped[flipped.length - 6] ^= 1;
    Files.write(images, flipped);
    fails(images, "gzip says");

    write(IMAGES, header, images(29, 0));
    fails(images, "ends too early");
    write(IMAGES, header, images(31, 0));
    fails(images, "more in it");
    write(IMAGES, idx(0x801, 30, 28, 28), images(30, 0));
    fails(images, "00000803");
    write(IMAGES, idx(0x803, 30, 32, 28), images(30, 0));
    fails(images, "32 long");
    write(IMAGES, idx(0x803, Integer.MAX_VALUE, 28, 28), images(30, 0));
    fails(images, "2147483647 items");

    write(IMAGES, header, images(30, 0));
    byte[] labels = labels(30);
    labels[4] = 10;
    write(LABELS, idx(0x801, 30), labels);
    fails(folder.resolve(LABELS), "label 4 is 10");
    write(LABELS, idx(0x801, 29), labels(29));
    fails(images, "do not belong together");
    fails(folder.resolve(LABELS), "29 labels");
  }

  private void fails(Path file, String why) {
    InvalidExperimentException failure =
        assertThrows(InvalidExperimentException.class, () -> dataset("{}").training());
    assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
    assertTrue(failure.getMessage().contains(why), failure.getMessage());
  }
}
