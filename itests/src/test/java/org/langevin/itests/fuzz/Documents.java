package org.langevin.itests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Intact experiments that are over in a moment and use, together, every extension. */
final class Documents {
  /** Members that say how much work there is, with as little of it as will do. */
  private static final Map<String, Integer> SMALL =
      Map.ofEntries(
          Map.entry("steps", 3),
          Map.entry("batch", 6),
          Map.entry("checkpointEvery", 2),
          Map.entry("evaluateEvery", 2),
          Map.entry("count", 12),
          Map.entry("projections", 3),
          Map.entry("points", 5),
          Map.entry("components", 4),
          Map.entry("items", 20),
          Map.entry("epochs", 1),
          Map.entry("fourierFrequencies", 2),
          Map.entry("embedding", 4));

  private static final int WIDTH = 4;
  private static final int MOST_TRIALS = 2;
  private static final Set<String> WIDTHS =
      Set.of("hidden", "channels", "generator", "discriminator", "encoder", "decoder");

  /** What the gallery does not use. */
  private static final List<String> MORE =
      List.of(
          """
          {"dataset": {"use": "gaussian-mixture", "means": [[0], [3]], "count": 12},
           "sde": {"use": "ornstein-uhlenbeck", "beta": 2},
           "simulations": [{"use": "euler-maruyama", "steps": 3, "count": 12},
             {"use": "exact", "name": "solved", "steps": 3, "count": 12}],
           "metrics": [{"use": "wasserstein"}]}
          """,
          """
          {"dataset": {"use": "gaussian-mixture", "means": [[0, 0], [3, 3]], "count": 12},
           "sde": {"use": "simple", "sigma": 5},
           "network": {"use": "mlp", "hidden": [4]},
           "loss": {"use": "time-denoising"},
           "training": {"steps": 3, "batch": 6, "optimizer": {"use": "adam", "warmUp": 1, "gradientNorm": 1},
             "averaging": {"use": "exponential", "decay": 0.9}, "heldOut": 0.3,
             "evaluateEvery": 2, "patience": 2, "checkpointEvery": 1},
           "samplers": [{"use": "predictor-corrector", "name": "corrected", "steps": 3, "count": 12,
             "predictor": {"use": "reverse-diffusion"}, "corrector": {"use": "ula", "step": 1}}],
           "metrics": [{"use": "wasserstein", "reference": 0.5},
             {"use": "frechet-distance", "name": "frechet", "features": {"use": "identity"},
               "reference": {"corrected": 1}}]}
          """,
          """
          {"dataset": {"use": "gaussian-mixture", "means": [[0, 0], [3, 3]], "count": 12},
           "sde": {"use": "anisotropic", "beta": [1, 2], "sigma": [1]},
           "network": {"use": "mlp", "hidden": [4]},
           "loss": {"use": "time-denoising", "weighting": "uniform"},
           "training": {"steps": 3, "batch": 6},
           "samplers": [{"use": "euler-maruyama", "steps": 3, "count": 12},
             {"use": "euler-maruyama", "name": "exact", "steps": 3, "count": 12, "network": {"use": "exact"}}]}
          """,
          """
          {"dataset": {"use": "gaussian-mixture", "means": [[0], [3]], "count": 12},
           "network": {"use": "mlp", "hidden": [4], "activation": "softplus"},
           "loss": {"use": "explicit"},
           "training": {"steps": 3, "batch": 6},
           "samplers": [
             {"use": "ula", "steps": 3, "step": 0.1, "count": 12, "averaged": false,
              "start": {"use": "uniform", "low": -2, "high": 2}},
             {"use": "mala", "steps": 3, "step": 0.1, "count": 12, "network": {"use": "exact"},
              "start": {"use": "normal", "deviation": 2}}],
           "metrics": [{"use": "effective-sample-size"}, {"use": "kernel-stein-discrepancy"},
             {"use": "fisher-divergence"}]}
          """,
          """
          {"dataset": {"use": "gaussian-mixture", "means": [[0], [3]], "count": 12},
           "network": {"use": "mlp", "hidden": [4], "classes": true, "prediction": "score"},
           "loss": {"use": "denoising"},
           "training": {"steps": 3, "batch": 6, "unlabelled": 0.3},
           "samplers": [{"use": "ula", "steps": 3, "step": 0.1, "count": 12, "class": 1,
             "guidance": [{"use": "classifier-free", "scale": 2}]}]}
          """,
          """
          {"dataset": {"use": "gaussian-mixture", "means": [[0], [3]], "count": 12},
           "sde": {"use": "ornstein-uhlenbeck", "schedule": {"use": "piecewise", "times": [0.5], "rates": [1, 4]}},
           "network": {"use": "exact", "condition": "time"},
           "samplers": [{"use": "euler-maruyama", "steps": 3, "count": 12}]}
          """,
          """
          {"dataset": {"use": "gaussian-mixture", "means": [[0], [3]], "count": 12},
           "sde": {"use": "ornstein-uhlenbeck", "schedule": {"use": "constant", "rate": 2}},
           "network": {"use": "exact"},
           "samplers": [{"use": "predictor-corrector", "steps": 3, "count": 12}]}
          """,
          """
          {"dataset": {"use": "gaussian-mixture", "means": [[0, 0], [3, 3]], "count": 12},
           "sde": {"use": "ornstein-uhlenbeck", "schedule": {"use": "linear", "from": 0.5, "to": 4}},
           "network": {"use": "mlp", "hidden": [4], "prediction": "velocity"},
           "loss": {"use": "time-denoising", "conditioning": "log-snr"},
           "training": {"steps": 3, "batch": 6},
           "samplers": [{"use": "euler-maruyama", "steps": 3, "count": 12}]}
          """,
          """
          {"dataset": {"use": "swiss-roll", "count": 12},
           "network": {"use": "mlp", "hidden": [4], "activation": "swish"},
           "loss": {"use": "sliced", "directions": {"use": "rademacher"}},
           "training": {"steps": 3, "batch": 6},
           "samplers": [{"use": "mala", "steps": 3, "step": 0.01, "count": 12,
             "start": {"use": "point", "point": [1, 2]}}]}
          """,
          """
          {"dataset": {"use": "swiss-roll", "dimension": 3, "count": 12},
           "network": {"use": "mlp", "hidden": [4]},
           "loss": {"use": "sliced", "directions": {"use": "sphere"}},
           "training": {"steps": 3, "batch": 6},
           "samplers": [{"use": "ula", "steps": 3, "step": 0.01, "count": 12}],
           "metrics": [{"use": "sliced-wasserstein"}],
           "sweep": {"random": {
             "/training/optimizer/learningRate": {"low": 1e-4, "high": 1e-2, "logarithmic": true},
             "/training/batch": [4, 6]}, "trials": 2, "parallel": 2}}
          """,
          """
          {"dataset": {"use": "circle", "points": 8, "rotation": 0.3},
           "sde": {"use": "ornstein-uhlenbeck"},
           "network": {"use": "mlp", "hidden": [4]},
           "loss": {"use": "time-denoising"},
           "training": {"steps": 3, "batch": 6},
           "samplers": [{"use": "euler-maruyama", "steps": 3, "count": 12}],
           "metrics": [{"use": "circle-c1", "angles": "line"}, {"use": "circle-c2", "centre": [0, 1]},
             {"use": "support-distance"}]}
          """,
          """
          {"dataset": {"use": "circle", "points": 8},
           "sde": {"use": "ornstein-uhlenbeck"},
           "network": {"use": "empirical"},
           "samplers": [{"use": "euler-maruyama", "steps": 3, "count": 12}],
           "metrics": [{"use": "kl-divergence", "direction": "samples-to-data", "neighbours": 2},
             {"use": "nearest-training-point", "samples": 5}]}
          """,
          """
          {"dataset": {"use": "gaussian-mixture", "means": [[0], [3]], "count": 12},
           "network": {"use": "empirical", "condition": "none", "noise": 0.5, "classes": true},
           "samplers": [{"use": "ula", "steps": 3, "step": 0.01, "count": 12, "class": 1}],
           "metrics": [{"use": "total-variation", "blocks": 5}, {"use": "kl-divergence"}]}
          """,
          """
          {"dataset": {"use": "union-of-circles", "centres": [[0, 1], [4, 1]], "count": 12},
           "network": {"use": "mlp", "hidden": [4]},
           "loss": {"use": "denoising"},
           "training": {"steps": 3, "batch": 6},
           "samplers": [{"use": "ula", "steps": 3, "step": 0.01, "count": 12}]}
          """,
          """
          {"dataset": {"use": "mixed-dimension", "noise": 0.1, "count": 12},
           "network": {"use": "mlp", "hidden": [4]},
           "loss": {"use": "denoising"},
           "training": {"steps": 3, "batch": 6},
           "samplers": [{"use": "ula", "steps": 3, "step": 0.01, "count": 12}]}
          """,
          """
          {"dataset": {"use": "gapped-roll-and-disc", "gap": 0.2, "count": 12},
           "network": {"use": "mlp", "hidden": [4]},
           "loss": {"use": "denoising"},
           "training": {"steps": 3, "batch": 6},
           "samplers": [{"use": "ula", "steps": 3, "step": 0.01, "count": 12}]}
          """,
          """
          {"dataset": {"use": "sphere", "dimension": 3, "centre": [1, 2, 3], "count": 12},
           "network": {"use": "mlp", "hidden": [4]},
           "loss": {"use": "denoising"},
           "training": {"steps": 3, "batch": 6},
           "samplers": [{"use": "ula", "steps": 3, "step": 0.01, "count": 12}]}
          """,
          """
          {"dataset": {"use": "gaussian-mixture", "means": [[-3], [3]], "count": 12},
           "sde": {"use": "ornstein-uhlenbeck", "beta": 2},
           "metrics": [{"use": "strong-error", "scheme": {"use": "euler-maruyama"}, "steps": 3, "paths": 12},
             {"use": "dataset-distance", "dataset": {"use": "cauchy", "count": 12}, "count": 12,
              "metric": {"use": "sliced-wasserstein", "projections": 3}},
             {"use": "forward-bounds"},
             {"use": "forward-convergence", "threshold": 0.1, "count": 12, "projections": 3}]}
          """,
          """
          {"dataset": {"use": "points", "values": [[0, 1], [1, 2], [2, 1], [3, 5], [4, 4], [5, 2], [6, 1]],
             "heldOut": 1},
           "network": {"use": "mlp", "hidden": [4]},
           "loss": {"use": "denoising"},
           "training": {"steps": 3, "batch": 6},
           "samplers": [{"use": "ula", "steps": 3, "step": 0.01, "count": 12}]}
          """,
          """
          {"dataset": {"use": "cauchy", "scale": 5, "count": 12},
           "network": {"use": "mlp", "hidden": [4]},
           "loss": {"use": "explicit"},
           "training": {"steps": 3, "batch": 6},
           "samplers": [{"use": "ula", "steps": 3, "step": 0.01, "count": 12}]}
          """,
          """
          {"dataset": {"use": "union-of-circles", "count": 12},
           "generator": {"use": "gan", "latent": 2, "prior": "uniform", "generator": [4],
             "discriminator": [4, 3], "steps": 3, "batch": 6, "count": 12,
             "discriminatorOptimizer": {"use": "adam", "gradientNorm": 1}},
           "metrics": [{"use": "support-distance"}]}
          """,
          """
          {"dataset": {"use": "swiss-roll", "count": 12},
           "generator": {"use": "vae", "encoder": [4], "decoder": [4], "noise": true,
             "deviation": 0.3, "steps": 3, "batch": 6, "count": 12}}
          """);

  private Documents() {}

  /** The gallery and more, made small. */
  static List<ObjectNode> small(Path gallery) throws IOException {
    List<ObjectNode> documents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(gallery)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        documents.add(Trees.read(file));
      }
    }
    for (String text : MORE) {
      documents.add(Trees.read(text));
    }
    documents.forEach(Documents::shrink);
    return documents;
  }

  /** Makes an experiment small. */
  static void shrink(ObjectNode document) {
    if (!isLarge(document)
        && document.path("dataset") instanceof ObjectNode dataset
        && !dataset.has("values")) {
      dataset.put("count", SMALL.get("count"));
    }
    for (Trees.Spot spot : Trees.spots(document)) {
      if (spot.name().filter(name -> name.startsWith("/")).isPresent()
          && spot.value() instanceof ArrayNode values) {
        while (values.size() > MOST_TRIALS) {
          values.remove(values.size() - 1);
        }
      }
    }
    for (Trees.Spot spot : Trees.spots(document)) {
      // In a profile or a sweep the name is the last step of a pointer.
      String name = spot.name().map(path -> path.substring(path.lastIndexOf('/') + 1)).orElse("");
      JsonNode value = spot.value();
      if (value.isInt() && SMALL.containsKey(name)) {
        spot.set(IntNode.valueOf(Math.min(value.intValue(), SMALL.get(name))));
      } else if (value.isArray() && WIDTHS.contains(name)) {
        Trees.spots(value).forEach(width -> width.set(IntNode.valueOf(WIDTH)));
      }
    }
  }

  /** Whether an experiment needs data from the net, or minutes. */
  static boolean isLarge(JsonNode document) {
    return document.path("dataset").path("use").asText().startsWith("fashion-mnist");
  }
}
