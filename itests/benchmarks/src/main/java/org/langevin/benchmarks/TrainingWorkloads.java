package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.langevin.workbench.internal.files.Json;

/** Steps of the trainer. */
final class TrainingWorkloads {
  private static final String UNIT = "steps/s";
  private static final String MLP = " points through 3 x 256 and back";
  private static final String UNET = "32 images through the U-Net and back";
  private static final Products MLP_PRODUCTS = Products.dense(3, 256, 256, 256, 2);
  private static final Products MLP_ALONE_PRODUCTS = Products.dense(2, 256, 256, 256, 2);
  private static final Products NCSN_PRODUCTS = Products.dense(2, 128, 128, 2);

  private final int threads;

  TrainingWorkloads(int threads) {
    this.threads = threads;
  }

  List<Workload> workloads() {
    return List.of(
        mlp("mlp-train-500", 500, "simple"),
        mlp("mlp-train-64", 64, "simple"),
        mlp("mlp-train-64-integrated", 64, "without-closed-forms"),
        ncsn(),
        scoreMatching("implicit", 2),
        scoreMatching("sliced", 1),
        workload(
            "unet-train-32",
            UNET,
            32 * SamplingWorkloads.UNET_PRODUCTS.training(),
            Documents.denoising(Documents.images(32), 32, Documents.unet())),
        images("denoising", 0),
        images("sliced", 1));
  }

  private Workload mlp(String name, int batch, String sde) {
    ObjectNode document = Documents.denoising(Documents.points(batch, 2), batch, Documents.mlp());
    document.withObject("/sde").put("use", sde);
    return workload(name, batch + MLP, batch * MLP_PRODUCTS.training(), document);
  }

  /** The NCSN for points as it is by default, at ten levels. */
  private Workload ncsn() {
    ObjectNode document =
        Documents.training(
            Documents.points(500, 2),
            500,
            Json.object().put("use", "ncsn"),
            Json.object().put("use", "ncsn"));
    return workload(
        "ncsn-train-500",
        "500 points at ten noise levels through 2 x 128 and back",
        500 * NCSN_PRODUCTS.training(),
        document);
  }

  /** Objectives with derivatives of the score, of a smooth network. */
  private Workload scoreMatching(String loss, int tangents) {
    ObjectNode document =
        Documents.training(
            Documents.points(500, 2),
            500,
            Documents.mlp(256, "swish"),
            Json.object().put("use", loss));
    return workload(
        "mlp-" + loss + "-500",
        "500" + MLP + ", " + loss + " score matching",
        500 * MLP_ALONE_PRODUCTS.training(tangents),
        document);
  }

  /** Objectives of the same network at one noise level, so that they are told apart. */
  private Workload images(String loss, int tangents) {
    ObjectNode document =
        Documents.training(
            Documents.images(32), 32, Documents.unet(), Json.object().put("use", loss));
    return workload(
        "unet-" + loss + "-32",
        UNET + ", " + loss + " score matching",
        32 * SamplingWorkloads.UNET_PRODUCTS.training(tangents),
        document);
  }

  private Workload workload(String name, String step, double operations, ObjectNode document) {
    return new Workload(name, UNIT, step, operations, new Training(document, threads));
  }
}
