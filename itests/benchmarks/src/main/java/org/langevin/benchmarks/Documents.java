package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.composition.Composer;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.data.Folders;
import org.langevin.workbench.internal.files.Json;

/** The experiments that are measured, as documents. */
final class Documents {
  /** More steps than there is time for. */
  private static final int ENDLESS = 100_000_000;

  private Documents() {}

  /** 3 x 256 ReLU. */
  static ObjectNode mlp() {
    return mlp(256, "relu");
  }

  /** Three hidden layers. */
  static ObjectNode mlp(int width, String activation) {
    ObjectNode network = Json.object().put("use", "mlp").put("activation", activation);
    network.putArray("hidden").add(width).add(width).add(width);
    return network;
  }

  /** The U-Net as it is by default. */
  static ObjectNode unet() {
    return Json.object().put("use", "unet");
  }

  /** Normal points. */
  static ObjectNode points(int count, int dimension) {
    return Json.object().put("use", "fixed").put("count", count).put("dimension", dimension);
  }

  /** Grey images of 28 x 28. */
  static ObjectNode images(int count) {
    return Json.object().put("use", "fixed").put("count", count).put("image", true);
  }

  /** A network that is trained with some loss. */
  static ObjectNode training(ObjectNode dataset, int batch, ObjectNode network, ObjectNode loss) {
    ObjectNode document = Json.object().put("title", "Benchmark");
    document.set("dataset", dataset);
    document.set("network", network);
    document.set("loss", loss);
    document.putObject("training").put("steps", ENDLESS).put("batch", batch).putNull("averaging");
    return document;
  }

  /** A network that is trained by denoising in continuous time. */
  static ObjectNode denoising(ObjectNode dataset, int batch, ObjectNode network) {
    ObjectNode document =
        training(dataset, batch, network, Json.object().put("use", "time-denoising"));
    document.putObject("sde").put("use", "simple").put("sigma", 25);
    return document;
  }

  /** Four round normal laws in the plane, whose score is known. */
  static ObjectNode mixture(String condition) {
    ObjectNode document = Json.object().put("title", "Benchmark");
    ArrayNode means =
        document
            .putObject("dataset")
            .put("use", "gaussian-mixture")
            .put("count", 1)
            .putArray("means");
    for (int side : new int[] {-2, 2}) {
      means.addArray().add(side).add(side);
      means.addArray().add(side).add(-side);
    }
    document.putObject("network").put("use", "exact").put("condition", condition);
    return document;
  }

  /** Adds a sampler to a document. */
  static ObjectNode with(ObjectNode document, ObjectNode sampler, int count) {
    document.putArray("samplers").add(sampler.put("count", count));
    return document;
  }

  /** Makes what a document says. */
  static Composition compose(ObjectNode document) throws InvalidRequestException {
    return new Composer(
            Plugins.registry(),
            new Folders(List.of(), Path.of(System.getProperty("java.io.tmpdir"))))
        .compose(new Experiment("benchmark", "", document), Progress.NONE);
  }
}
