package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.files.OutputFile;

/** Steps of samplers, all samples together. */
final class SamplingWorkloads {
  static final Products UNET_PRODUCTS = Products.unet(28, List.of(32, 64, 128, 256), 256);

  private static final Products MLP_PRODUCTS = Products.dense(3, 256, 256, 256, 2);
  private static final int CHAINS = 10_000;
  private static final int STEPS = 1000;
  private static final int LEVELS = 10;
  private static final int MANY = 1_000_000;
  private static final int FEW_STEPS = 10;

  private final int threads;

  SamplingWorkloads(int threads) {
    this.threads = threads;
  }

  List<Workload> workloads() {
    ObjectNode points = Documents.denoising(Documents.points(1, 2), 1, Documents.mlp());
    ObjectNode images = Documents.denoising(Documents.images(1), 1, Documents.unet());
    return List.of(
        new Workload(
            "mlp-sample-5000",
            "steps/s of 5000 samples",
            "a step of Euler-Maruyama for 5000 points with 3 x 256",
            5000 * MLP_PRODUCTS.forward(),
            Drawing.watched(
                Documents.with(points, steps("euler-maruyama", 1000), 5000), threads, 1000)),
        new Workload(
            "unet-forward-64",
            "forwards/s",
            "the U-Net's scores of 64 images",
            64 * UNET_PRODUCTS.forward(),
            Drawing.watched(Documents.with(images, steps("score-only", 100), 64), threads, 100)),
        chains("mixture-ula", "none", steps("ula", STEPS).put("step", 0.05), 1),
        chains("mixture-mala", "none", steps("mala", STEPS).put("step", 0.5), 1),
        chains("mixture-annealed", "noise", annealed(), LEVELS),
        new Workload(
            "mlp-draw-million",
            "samples/s",
            "a point in 10 steps of Euler-Maruyama with 3 x 256, a million of them into a file",
            FEW_STEPS * MLP_PRODUCTS.forward(),
            this::drawToFile));
  }

  private static ObjectNode steps(String sampler, int steps) {
    return Json.object().put("use", sampler).put("steps", steps);
  }

  private static ObjectNode annealed() {
    ObjectNode sampler = steps("annealed-langevin", STEPS / LEVELS);
    sampler.putObject("kernel").put("use", "ula").put("step", 0.0005);
    double ratio = Math.pow(0.1, 2.0 / (LEVELS - 1));
    double level = 10;
    for (int i = 0; i < LEVELS; i++) {
      sampler.withArray("/levels").add(level);
      level *= ratio;
    }
    return sampler;
  }

  private Workload chains(String name, String condition, ObjectNode sampler, int levels) {
    return new Workload(
        name,
        "steps/s of 10,000 chains",
        "a step of 10,000 chains on a mixture of four normal laws in the plane, exact score"
            + (levels > 1 ? ", at " + levels + " noise levels in turn" : ""),
        Drawing.whole(
            Documents.with(Documents.mixture(condition), sampler, CHAINS), threads, STEPS));
  }

  private void drawToFile(Stopwatch watch) throws Exception {
    ObjectNode document =
        Documents.with(
            Documents.denoising(Documents.points(1, 2), 1, Documents.mlp()),
            steps("euler-maruyama", FEW_STEPS),
            MANY);
    Path file = Files.createTempFile("langevin-benchmark", ".npy");
    try (Drawing drawing = new Drawing(document, threads)) {
      watch.repeat(
          MANY,
          () -> {
            OutputFile.of("--out", file).write(drawing.draw().samples());
          });
      watch.tell("peakResidentMegabytes", SystemUse.peakResidentMegabytes());
    } finally {
      Files.delete(file);
    }
  }
}
