package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.files.Npy;

/** All growths. Where threads do not grow there is one. */
final class Growths {
  private static final String STEP = "processor time of a step, one thread";
  private static final int MANY = 10_000;
  private static final int DRAW = 20;

  private Growths() {}

  static List<Growth> all() {
    return List.of(threads(), width(), batch(), particles(), dimension(), items(), memory());
  }

  private static Growth threads() {
    List<Integer> counts = powers(1, Runtime.getRuntime().availableProcessors());
    return new Growth(
        "threads",
        "How the time of a step shrinks with threads",
        "threads",
        "time of a step",
        "s",
        true,
        List.of(
            onThreads("training, MLP 3 x 256, batch 64", counts, training(Documents.mlp(), 64)),
            onThreads("training, MLP 3 x 256, batch 500", counts, training(Documents.mlp(), 500)),
            onThreads("training, MLP 3 x 256, batch 4096", counts, training(Documents.mlp(), 4096)),
            onThreads("training, U-Net, batch 16", counts, images(16)),
            onThreads("training, U-Net, batch 64", counts, images(64)),
            new Growth.Subject(
                "sampling, MLP 3 x 256, 5000 particles",
                -1,
                counts,
                Costs.seconds(count -> drawing(Documents.mlp(), 2, 5000, count)))));
  }

  private static Growth.Subject onThreads(String label, List<Integer> counts, ObjectNode document) {
    return new Growth.Subject(
        label, -1, counts, Costs.seconds(count -> new Training(document, count)));
  }

  private static Growth width() {
    List<Integer> widths = powers(64, 2048);
    return new Growth(
        "width",
        "How the time of a step grows with the width of three hidden layers",
        "width of the hidden layers",
        STEP,
        "s",
        List.of(
            steps("training, batch 500", 2, widths, w -> training(mlp(w), 500)),
            draws("sampling, 1000 particles", 2, widths, w -> drawing(mlp(w), 2, 1000, 1))));
  }

  private static Growth batch() {
    return new Growth(
        "batch",
        "How the time of a training step grows with the batch",
        "batch",
        STEP,
        "s",
        List.of(
            steps("MLP 3 x 256", 1, powers(16, 8192), b -> training(Documents.mlp(), b)),
            steps("U-Net, 28 x 28", 1, powers(1, 256), Growths::images)));
  }

  private static Growth particles() {
    List<Integer> counts = decades(100, 1_000_000);
    return new Growth(
        "particles",
        "How the time of a sampler's step grows with its particles",
        "particles",
        STEP,
        "s",
        List.of(
            draws("Euler-Maruyama, MLP 3 x 64", 1, counts, n -> drawing(mlp(64), 2, n, 1)),
            draws(
                "ULA, exact score of a mixture",
                1,
                counts,
                n ->
                    Drawing.whole(
                        Documents.with(
                            Documents.mixture("none"), sampler("ula").put("step", 0.05), n),
                        1,
                        DRAW))));
  }

  private static Growth dimension() {
    List<Integer> dimensions = Stream.concat(Stream.of(2), decades(10, 10_000).stream()).toList();
    return new Growth(
        "dimension",
        "How the time of a step grows with the dimension, MLP 3 x 256",
        "dimension",
        STEP,
        "s",
        List.of(
            steps(
                "training, denoising, batch 500",
                1,
                dimensions,
                d -> Documents.denoising(Documents.points(500, d), 500, Documents.mlp())),
            steps("training, sliced, batch 500", 1, dimensions, d -> matching("sliced", d, 500)),
            steps(
                "training, implicit, batch 16",
                2,
                dimensions.stream().filter(d -> d <= 1000).toList(),
                d -> matching("implicit", d, 16)),
            draws(
                "sampling, 1000 particles",
                1,
                dimensions,
                d -> drawing(Documents.mlp(), d, 1000, 1))));
  }

  private static Growth items() {
    return new Growth(
        "items",
        "What grows with the number of points in the data set",
        "points (x, y) in the data set",
        "processor time, one thread",
        "s",
        List.of(
            steps(
                "training step, MLP 3 x 256, batch 64",
                0,
                decades(1000, 10_000_000),
                n -> Documents.denoising(Documents.points(n, 2), 64, Documents.mlp())),
            new Growth.Subject(
                "reading .npy",
                1,
                decades(1000, 10_000_000),
                Costs.reading(".npy", Growths::writeNpy)),
            new Growth.Subject(
                "reading .csv",
                1,
                decades(1000, 1_000_000),
                Costs.reading(".csv", Growths::writeCsv))));
  }

  private static Growth memory() {
    return new Growth(
        "memory",
        "How memory in training grows with the data set",
        "points (x, y) in the data set",
        "heap in use",
        "bytes",
        List.of(
            new Growth.Subject(
                "training, batch 64",
                1,
                decades(30_000, 10_000_000),
                Costs.heldBytes(n -> Documents.denoising(Documents.points(n, 2), 64, mlp(16))))));
  }

  private static Growth.Subject steps(
      String label, int slope, List<Integer> sizes, IntFunction<ObjectNode> document) {
    return draws(label, slope, sizes, size -> new Training(document.apply(size), 1));
  }

  private static Growth.Subject draws(
      String label, int slope, List<Integer> sizes, IntFunction<Workload.Work> work) {
    return new Growth.Subject(label, slope, sizes, Costs.processorSeconds(work));
  }

  private static ObjectNode training(ObjectNode network, int batch) {
    return Documents.denoising(Documents.points(MANY, 2), batch, network);
  }

  private static ObjectNode images(int batch) {
    return Documents.denoising(Documents.images(MANY), batch, Documents.unet());
  }

  private static ObjectNode matching(String loss, int dimension, int batch) {
    return Documents.training(
        Documents.points(batch, dimension),
        batch,
        Documents.mlp(256, "swish"),
        Json.object().put("use", loss));
  }

  private static Workload.Work drawing(ObjectNode network, int dimension, int count, int threads) {
    ObjectNode document = Documents.denoising(Documents.points(1, dimension), 1, network);
    return Drawing.whole(Documents.with(document, sampler("euler-maruyama"), count), threads, DRAW);
  }

  private static ObjectNode sampler(String name) {
    return Json.object().put("use", name).put("steps", DRAW);
  }

  private static ObjectNode mlp(int width) {
    return Documents.mlp(width, "relu");
  }

  private static void writeNpy(Path path, int count) throws IOException {
    Npy.write(path, new int[] {count, 2}, new float[2 * count]);
  }

  private static void writeCsv(Path path, int count) throws IOException {
    Random random = new Random(0);
    String rows =
        random
            .doubles(count)
            .mapToObj(x -> (float) x + "," + (float) (1 - x))
            .collect(Collectors.joining("\n", "x,y\n", "\n"));
    Files.writeString(path, rows);
  }

  /** Powers of two times the first, up to the last. */
  private static List<Integer> powers(int first, int last) {
    return IntStream.iterate(first, n -> n <= last, n -> 2 * n).boxed().toList();
  }

  /** Two numbers in each decade. */
  private static List<Integer> decades(int first, int last) {
    return IntStream.iterate(first, n -> n <= last, n -> isPowerOfTen(n) ? 3 * n : n / 3 * 10)
        .boxed()
        .toList();
  }

  private static boolean isPowerOfTen(int n) {
    return Integer.toString(n).startsWith("1");
  }
}
