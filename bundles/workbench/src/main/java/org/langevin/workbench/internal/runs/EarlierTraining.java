package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.training.Checkpoints;
import org.langevin.workbench.internal.training.Checkpoints.Checkpoint;
import org.langevin.workbench.internal.training.Trainer;
import org.langevin.workbench.internal.training.TrainingEssence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds where a training can begin other than at its first step: at the last checkpoint of the run
 * after which it was begun, if that run trains alike, on as many threads and in the same
 * environment, and has come no further; else of the run after which that one was begun, and so on.
 * What is missing or damaged is passed over.
 */
final class EarlierTraining {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierTraining.class);

  private final RunFolder folder;
  private final RunRecord record;
  private final ObjectNode training;

  EarlierTraining(RunFolder folder, RunRecord record, Composition composition) {
    this.folder = folder;
    this.record = record;
    this.training = trainingOf(Json.copy(composition.resolved()));
  }

  /**
   * Looks for it.
   *
   * @param trainer that is about to begin
   */
  Optional<Checkpoint> find(Trainer trainer) {
    Set<Path> seen = new HashSet<>(Set.of(folder.path()));
    Optional<Path> next = record.after();
    while (next.isPresent() && seen.add(next.get())) {
      RunFolder other = new RunFolder(next.get());
      try {
        RunRecord its = RunRecord.read(other);
        Optional<Checkpoint> checkpoint = checkpoint(other, its).filter(trainer::comesThrough);
        if (checkpoint.isPresent()) {
          return checkpoint;
        }
        next = its.after();
      } catch (IOException e) {
        LOG.info("run {} trains from its first step: {}", folder.id(), e.getMessage());
        break;
      }
    }
    return Optional.empty();
  }

  private Optional<Checkpoint> checkpoint(RunFolder other, RunRecord its) {
    try {
      its.verifyDocuments();
      return its.threads() == record.threads()
              && trainingOf(Json.read(other.resolved())).equals(training)
          ? new Checkpoints(other.checkpoints(), its.identity(), FolderGuard.NONE, LOG::info)
              .newest()
          : Optional.empty();
    } catch (IOException e) {
      LOG.info("run {} does not go on from {}: {}", folder.id(), other.path(), e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Of {@code resolved.json} what decides which parameters the training comes through: document,
   * plugins and environment.
   */
  private static ObjectNode trainingOf(ObjectNode resolved) {
    ObjectNode training = resolved.deepCopy();
    training.set("experiment", TrainingEssence.of(resolved.withObjectProperty("experiment")));
    training.remove("scores");
    Iterator<JsonNode> plugins = training.path("plugins").elements();
    while (plugins.hasNext()) {
      if (TrainingEssence.isLater(plugins.next().path("pointer").asText())) {
        plugins.remove();
      }
    }
    return training;
  }
}
