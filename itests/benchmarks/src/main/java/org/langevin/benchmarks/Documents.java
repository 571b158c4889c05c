package org.langevin.benchmarks;

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
    ObjectNode network = Json.object().put("use", "mlp").put("activation", "relu");
    network.putArray("hidden").add(256).add(256).add(256);
    return network;
  }

  /** The U-Net as it is by default. */
  static ObjectNode unet() {
    return Json.object().put("use", "unet");
  }

  /**
   * A network that is trained by denoising in continuous time.
   *
   * @param items in the dataset and in a minibatch
   * @param image whether they are images of 28 x 28, or else points of the plane
   */
  static ObjectNode experiment(int items, ObjectNode network, boolean image) {
    ObjectNode document = Json.object().put("title", "Benchmark");
    document.putObject("dataset").put("use", "fixed").put("count", items).put("image", image);
    document.putObject("sde").put("use", "simple").put("sigma", 25);
    document.set("network", network);
    document.putObject("loss").put("use", "time-denoising");
    document.putObject("training").put("steps", ENDLESS).put("batch", items).putNull("averaging");
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
