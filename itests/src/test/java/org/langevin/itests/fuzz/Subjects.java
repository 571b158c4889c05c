package org.langevin.itests.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunRequest;

/** Makes the runs that are damaged: of each kind one, finished and stopped at several places. */
record Subjects(Trials trials, Path folder) {
  /** Work enough that it can be stopped within, and no more. */
  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "trained",
          """
          {"title": "Trained", "dataset": {"use": "gaussian-mixture", "means": [[0, 0], [3, 3]], "count": 50},
           "sde": {"use": "ornstein-uhlenbeck"}, "network": {"use": "mlp", "hidden": [8]},
           "loss": {"use": "time-denoising"},
           "training": {"steps": 400, "batch": 10, "heldOut": 0.2, "evaluateEvery": 50, "checkpointEvery": 40},
           "samplers": [{"use": "euler-maruyama", "steps": 5, "count": 40},
             {"use": "predictor-corrector", "steps": 60, "count": 300}],
           "metrics": [{"use": "sliced-wasserstein", "projections": 5}]}
          """,
          "levels",
          """
          {"title": "Levels", "dataset": {"use": "gaussian-mixture", "means": [[0, 0], [3, 3]], "count": 50},
           "network": {"use": "ncsn", "hidden": [8]}, "loss": {"use": "ncsn", "largest": 3, "smallest": 0.1, "count": 4},
           "training": {"steps": 400, "batch": 10, "checkpointEvery": 40},
           "samplers": [{"use": "annealed-langevin", "steps": 3, "count": 40},
             {"use": "annealed-langevin", "name": "again", "steps": 30, "count": 300}],
           "metrics": [{"use": "mode-weights"}]}
          """,
          "exact",
          """
          {"title": "Exact", "dataset": {"use": "gaussian-mixture", "means": [[0, 0], [3, 3]]},
           "network": {"use": "exact"},
           "samplers": [{"use": "ula", "steps": 20, "step": 0.1, "count": 40},
             {"use": "mala", "steps": 300, "step": 0.5, "count": 500}],
           "metrics": [{"use": "wasserstein"}, {"use": "effective-sample-size"}]}
          """);

  private static final String SWEEP =
      """
      {"title": "Sweep", "dataset": {"use": "gaussian-mixture", "means": [[0], [3]]},
       "network": {"use": "exact"},
       "samplers": [{"use": "ula", "steps": 5, "step": 0.1, "count": 40}],
       "metrics": [{"use": "wasserstein"}],
       "sweep": {"grid": {"/samplers/0/step": [0.1, 0.2]}}}
      """;

  /** A file that a run has as soon as it got so far. */
  private static final Map<String, String> STAGES =
      Map.of(
          "trained", "samples/euler-maruyama.npy",
          "levels", "samples/annealed-langevin.npy",
          "exact", "samples/ula.npy");

  List<DamageFuzz.Subject> make() throws Exception {
    List<DamageFuzz.Subject> subjects = new ArrayList<>();
    for (Map.Entry<String, String> document : new TreeMap<>(DOCUMENTS).entrySet()) {
      String name = document.getKey();
      Experiment experiment = trials.experiment(Trees.read(document.getValue()));
      Path done = folder.resolve(name);
      start(experiment, done);
      subjects.add(subject(name, done, done));
      subjects.add(stopped(name, "early", experiment, "run.json", done));
      if (experiment.document().has("training")) {
        subjects.add(stopped(name, "training", experiment, "checkpoint", done));
      }
      subjects.add(stopped(name, "sampling", experiment, STAGES.get(name), done));
    }
    Experiment sweep = trials.experiment(Trees.read(SWEEP));
    Path place = folder.resolve("sweep");
    trials
        .workbench()
        .sweeps()
        .run(new RunRequest(sweep, Optional.of(place), Workbench.THREADS), Progress.NONE);
    subjects.add(new SweepSubject(sweep, place, trials.workbench(), trials.guard()));
    return subjects;
  }

  private void start(Experiment experiment, Path place) throws Exception {
    trials
        .workbench()
        .runs()
        .run(new RunRequest(experiment, Optional.of(place), Workbench.THREADS), Progress.NONE);
  }

  /** The run, stopped soon after a file has appeared. */
  private DamageFuzz.Subject stopped(
      String name, String stage, Experiment experiment, String file, Path done) throws Exception {
    Path place = folder.resolve(name + "-" + stage);
    trials.runUntil(() -> Files.exists(place.resolve(file)), experiment, place);
    return subject(place.getFileName().toString(), place, done);
  }

  private DamageFuzz.Subject subject(String name, Path original, Path done) throws IOException {
    return new RunSubject(name, original, done, trials.workbench(), trials.guard());
  }
}
