package org.langevin.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.langevin.api.figure.Figure;
import org.langevin.report.drawing.SampleFigures;
import org.langevin.workbench.figures.FigureFiles;

/** A run's folder as the workbench leaves it. */
final class SampleRun {
  static final String EXPERIMENT =
      """
      {"title": "Mixture <b>of</b> two & \\"Gaussians\\"", "description": "Weights .2 and .8.",
       "paper": "toy/fig-8", "seed": 7,
       "dataset": {"use": "gaussian-mixture", "weights": [0.2, 0.8], "means": [[0, 0], [10, 10]]},
       "network": {"use": "ncsn", "hidden": [128, 128]},
       "loss": {"use": "ncsn", "levels": 10},
       "training": {"steps": 20000, "batch": 64, "heldOut": 0.1},
       "samplers": [{"use": "mala", "count": 5000}, {"use": "annealed-langevin", "count": 5000, "name": "annealed"}],
       "metrics": [{"use": "mode-weights"}]}
      """;

  static final String RESOLVED =
      """
      {"experiment": {"title": "Mixture <b>of</b> two & \\"Gaussians\\"", "description": "Weights .2 and .8.",
        "paper": "toy/fig-8", "seed": 7,
        "dataset": {"use": "gaussian-mixture@1.0.0", "weights": [0.2, 0.8], "means": [[0, 0], [10, 10]], "count": 10000},
        "network": {"use": "ncsn@1.0.0", "hidden": [128, 128], "activation": "softplus"},
        "loss": {"use": "ncsn@1.0.0", "levels": 10, "largest": 1, "smallest": 0.01},
        "training": {"steps": 20000, "batch": 64, "optimizer": {"use": "adam@1.0.0", "learningRate": 0.001}, "averaging": {"use": "exponential@1.0.0", "decay": 0.999}, "heldOut": 0.1, "patience": null},
        "samplers": [{"use": "mala@1.0.0", "count": 5000, "name": "mala", "steps": 1000},
                     {"use": "annealed-langevin@1.2.0", "count": 5000, "name": "annealed", "steps": 100}],
        "metrics": [{"use": "mode-weights@1.0.0", "name": "mode-weights"}]},
       "plugins": [
        {"pointer": "/dataset", "point": "dataset", "id": "gaussian-mixture", "title": "Mixture of Gaussians", "version": "1.0.0", "bundle": "org.langevin.datasets.gaussian-mixture", "sha256": "f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2"},
        {"pointer": "/network", "point": "network", "id": "ncsn", "title": "Conditional linear layers", "version": "1.0.0", "bundle": "org.langevin.networks.ncsn", "sha256": "a1ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2"},
        {"pointer": "/loss", "point": "loss", "id": "ncsn", "title": "Denoising at several levels", "version": "1.0.0", "bundle": "org.langevin.losses.ncsn", "sha256": "b1ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2"},
        {"pointer": "/samplers/0", "point": "sampler", "id": "mala", "title": "Metropolis-adjusted Langevin", "version": "1.0.0", "bundle": "org.langevin.samplers.mala", "sha256": "c1ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2"},
        {"pointer": "/samplers/1", "point": "sampler", "id": "annealed-langevin", "title": "Annealed Langevin dynamics", "version": "1.2.0", "bundle": "org.langevin.samplers.annealed-langevin", "sha256": ""},
        {"pointer": "/metrics/0", "point": "metric", "id": "mode-weights", "title": "Error of the mixing proportions", "version": "1.0.0", "bundle": "org.langevin.metrics.mode-weights", "sha256": "d1ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2"}],
       "environment": {"java": "OpenJDK 17.0.15", "system": "Linux 6.1", "architecture": "amd64", "processors": 2}}
      """;

  static final String RUN =
      """
      {"id": "2026-01-02-fig-8", "source": "toy/fig-8", "profile": "quick", "state": "done",
       "started": "2026-01-02T10:00:00Z", "seconds": 75.2, "phases": {"training": 61.5, "sampling": 6.1, "metrics": 5.2, "figures": 2.4}, "threads": 2,
       "samplers": [
        {"name": "mala", "count": 5000, "evaluations": 1001, "seconds": 3.2, "diagnostics": {"acceptance-rate": 0.9312}},
        {"name": "annealed", "count": 5000, "evaluations": 1000, "seconds": 2.9, "diagnostics": {}}]}
      """;

  static final String METRICS =
      """
      {"metrics": [
        {"id": "mode-weights", "sampler": "mala", "name": "weights", "value": 0.3021, "better": "lower", "note": "L1 distance of the proportions."},
        {"id": "mode-weights", "sampler": "annealed", "name": "weights", "value": 0.0123, "better": "lower", "reference": 0.02, "note": "L1 distance of the proportions."},
        {"id": "sliced-wasserstein", "sampler": "mala", "name": "value", "value": 4.2, "better": "lower"},
        {"id": "sliced-wasserstein", "sampler": "annealed", "name": "value", "value": "NaN", "better": "lower"},
        {"id": "effective-sample-size", "sampler": "mala", "name": "effective-sample-size", "value": 1234567.8, "values": {"value": 1234567.8, "smallest": 1.5}, "better": "higher"}]}
      """;

  private SampleRun() {}

  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("experiment.json"), EXPERIMENT);
    Files.writeString(folder.resolve("resolved.json"), RESOLVED);
    Files.writeString(folder.resolve("run.json"), RUN);
    Files.writeString(folder.resolve("metrics.json"), METRICS);
    Files.writeString(
        folder.resolve("history.csv"), "step,loss,held-out\n100,5.5,\n200,0.25,0.5\n300,0.75,\n");
    Map<String, Figure> figures = new LinkedHashMap<>();
    SampleFigures.all().forEach(figure -> figures.put(figure.name(), figure));
    FigureFiles.write(folder.resolve("figures"), figures);
  }
}
