package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.runs.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds sweeps, whose state is that of their trials.
 *
 * @param store where sweeps are kept beside runs
 * @param runs reads the trials
 */
record SweepStore(RunStore store, Runs runs) {
  private static final Logger LOG = LoggerFactory.getLogger(SweepStore.class);
  static final String TRIALS = "trials";

  List<Sweeps.Info> list() {
    List<Sweeps.Info> sweeps = new ArrayList<>();
    for (Path folder : store.folders(RunStore.SWEEP)) {
      try {
        sweeps.add(info(folder));
      } catch (IOException | InvalidRequestException e) {
        LOG.warn("a sweep is left out: {}", e.getMessage());
      }
    }
    sweeps.sort(
        Comparator.comparing(Sweeps.Info::started).thenComparing(Sweeps.Info::id).reversed());
    return sweeps;
  }

  Optional<Sweeps.Info> find(String reference) {
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    List<Sweeps.Info> all = list();
    List<Sweeps.Info> begun =
        all.stream().filter(sweep -> sweep.id().startsWith(reference)).toList();
    Optional<Sweeps.Info> exact =
        begun.stream().filter(sweep -> sweep.id().equals(reference)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    if (begun.size() == 1 && store.list().stream().noneMatch(r -> r.id().startsWith(reference))) {
      return Optional.of(begun.get(0));
    }
    try {
      Path folder = Path.of(reference).toAbsolutePath().normalize();
      return Files.exists(folder.resolve(RunStore.SWEEP))
          ? Optional.of(info(folder))
          : Optional.empty();
    } catch (IOException | InvalidRequestException | InvalidPathException e) {
      LOG.warn("{} is no sweep: {}", reference, e.getMessage());
      return Optional.empty();
    }
  }

  private Sweeps.Info info(Path folder) throws IOException, InvalidRequestException {
    ObjectNode file = Json.read(folder.resolve(RunStore.SWEEP));
    JsonNode experiment = file.path("experiment");
    String source = file.path("source").asText();
    int trials =
        SweepPlan.read(source, experiment.path(Sweeps.MEMBER), experiment.path("seed").asLong(1))
            .trials()
            .size();
    List<RunInfo> begun = trials(folder);
    int done = (int) begun.stream().filter(run -> run.state() == RunInfo.State.DONE).count();
    return new Sweeps.Info(
        folder.getFileName().toString(),
        folder,
        experiment.path("title").asText(source),
        source,
        state(begun, trials, done, file.has(TRIALS)),
        begun.stream().map(RunInfo::started).min(Comparator.naturalOrder()).orElse(Instant.EPOCH),
        begun.stream().mapToDouble(RunInfo::seconds).sum(),
        trials,
        done);
  }

  private static RunInfo.State state(List<RunInfo> begun, int trials, int done, boolean ended) {
    if (begun.stream().anyMatch(run -> run.state() == RunInfo.State.RUNNING)) {
      return RunInfo.State.RUNNING;
    }
    if (done == trials && ended) {
      return RunInfo.State.DONE;
    }
    if (ended) {
      return RunInfo.State.FAILED;
    }
    return begun.stream().anyMatch(run -> run.state() == RunInfo.State.CANCELLED)
        ? RunInfo.State.CANCELLED
        : RunInfo.State.INTERRUPTED;
  }

  private List<RunInfo> trials(Path folder) throws IOException {
    Path place = folder.resolve(TRIALS);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    List<RunInfo> trials = new ArrayList<>();
    try (Stream<Path> entries = Files.list(place)) {
      for (Path trial : entries.filter(RunStore::holdsRun).sorted().toList()) {
        try {
          trials.add(runs.find(trial.toString()));
        } catch (InvalidRequestException e) {
          LOG.warn("a trial is left out: {}", e.getMessage());
        }
      }
    }
    return trials;
  }
}
