package org.langevin.datasets.fashionmnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Parameters;

/** Reads the real data where the system has it. */
class InstalledFilesTest {
  @Test
  void theRealImagesAreReadAsPublished() {
    assumeTrue(
        Files.isDirectory(Path.of("/usr/share/datasets/fashion-mnist")),
        "skipped: the package dataset-fashion-mnist is not installed");
    FashionMnist factory = new FashionMnist();
    Dataset dataset = factory.create(Parameters.of(factory), Contexts.dataset(1));
    verify(dataset.training(), 60000, 0.2860, 0.3530);
    verify(dataset.heldOut(10000, RandomStream.of(1, "all")), 10000, 0.2868, 0.3524);
    // The first item of the training split is an ankle boot.
    assertEquals(9, dataset.training().label(0));
  }

  /** Each class has its tenth; mean and deviation of the pixels are as published. */
  private static void verify(Items items, int size, double mean, double deviation) {
    assertEquals(size, items.size());
    int[] classes = new int[10];
    float[] item = new float[28 * 28];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      classes[items.label(i)]++;
      items.copy(i, item, 0);
      for (float pixel : item) {
        sum += pixel;
        squares += pixel * pixel;
      }
    }
    double count = (double) size * item.length;
    assertEquals(mean, sum / count, 1e-4);
    assertEquals(deviation, Math.sqrt(squares / count - sum / count * (sum / count)), 1e-4);
    for (int c : classes) {
      assertEquals(size / 10, c);
    }
  }
}
