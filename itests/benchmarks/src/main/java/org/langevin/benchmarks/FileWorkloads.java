package org.langevin.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.workbench.internal.files.ItemFiles;
import org.langevin.workbench.internal.files.OutputFile;

/**
 * Files of float32 numbers, ten in an item, read as the metrics of the command line read them and
 * written as samples are: whole or not at all, and forced to the disk.
 */
final class FileWorkloads {
  private static final String UNIT = "MB/s";
  private static final int WIDTH = 10;

  /** A gigabyte of NumPy's format. */
  private static final int ITEMS = 25_000_000;

  /** Half a gigabyte of text. */
  private static final int ROWS = 5_000_000;

  List<Workload> workloads() {
    String array = " array of float32 of shape (" + ITEMS + ", " + WIDTH + ")";
    String table = " table of " + ROWS + " rows of " + WIDTH + " numbers";
    return List.of(
        new Workload("npy-read", UNIT, "10^6 bytes of an" + array, read(".npy", ITEMS)),
        new Workload("npy-write", UNIT, "10^6 bytes of an" + array, write(".npy", ITEMS)),
        new Workload("csv-read", UNIT, "10^6 bytes of a" + table, read(".csv", ROWS)),
        new Workload("csv-write", UNIT, "10^6 bytes of a" + table, write(".csv", ROWS)));
  }

  private static Workload.Work read(String ending, int count) {
    return watch ->
        inFile(
            ending,
            count,
            (file, items) -> {
              OutputFile.of("--out", file).write(items);
              return () -> ItemFiles.read(file, told -> {});
            },
            watch);
  }

  private static Workload.Work write(String ending, int count) {
    return watch ->
        inFile(
            ending,
            count,
            (file, items) -> {
              OutputFile out = OutputFile.of("--out", file);
              out.write(items);
              return () -> out.write(items);
            },
            watch);
  }

  /** Makes a file, and says what is measured of it. */
  @FunctionalInterface
  private interface Preparation {
    Stopwatch.Call prepare(Path file, Items items) throws Exception;
  }

  private static void inFile(String ending, int count, Preparation preparation, Stopwatch watch)
      throws Exception {
    Path file = Files.createTempFile("langevin-benchmark", ending);
    try {
      Stopwatch.Call call = preparation.prepare(file, normal(count));
      watch.repeat(megabytes(file), call);
      watch.tell("peakResidentMegabytes", SystemUse.peakResidentMegabytes());
    } finally {
      Files.delete(file);
    }
  }

  private static double megabytes(Path file) throws IOException {
    return Files.size(file) * 1e-6;
  }

  /** Standard normal numbers. */
  private static Items normal(int count) {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[count * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Items.of(Shape.point(WIDTH), values);
  }
}
