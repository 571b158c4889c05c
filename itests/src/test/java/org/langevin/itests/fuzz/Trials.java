package org.langevin.itests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunCancelledException;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.RunRequest;

/** Runs what was accepted, under guard. */
record Trials(Workbench workbench, Guard guard) {
  private static final int KIND = 70;

  /** An experiment that was not read from a file. */
  Experiment experiment(ObjectNode document) {
    return new Experiment("document.json", "", document);
  }

  /**
   * Runs an experiment for some time.
   *
   * @return {@code done}, {@code failed} with why, or {@code cancelled}
   * @throws InvalidRequestException if it is refused, though it was checked before
   */
  String run(Experiment experiment, Path place, long millis) throws Exception {
    return ending(
        () -> guard.cancelAfter(millis, () -> start(experiment, place), () -> cancel(place)));
  }

  /** Runs an experiment until its folder says what it was composed of. */
  String runUntilRecorded(Experiment experiment, Path place) throws Exception {
    return runUntil(() -> Files.exists(place.resolve("run.json")), experiment, place);
  }

  /** Runs an experiment until a condition holds. */
  String runUntil(BooleanSupplier enough, Experiment experiment, Path place) throws Exception {
    return ending(
        () -> guard.cancelWhen(enough, () -> start(experiment, place), () -> cancel(place)));
  }

  /** Runs a sweep for some time; it hears no cancellation but an interrupt. */
  String sweep(Experiment experiment, Path place, long millis) throws Exception {
    AtomicReference<Thread> worker = new AtomicReference<>();
    return ending(
        () ->
            guard.cancelAfter(
                millis,
                () -> {
                  worker.set(Thread.currentThread());
                  return workbench
                      .sweeps()
                      .run(
                          new RunRequest(experiment, Optional.of(place), Workbench.THREADS),
                          Progress.NONE);
                },
                () -> {
                  worker.get().interrupt();
                  return true;
                }));
  }

  /** The member {@code experiment} of resolved.json. */
  JsonNode recorded(Path place) throws IOException {
    return Trees.read(place.resolve("resolved.json")).path("experiment");
  }

  private Object start(Experiment experiment, Path place) throws Exception {
    return workbench
        .runs()
        .run(new RunRequest(experiment, Optional.of(place), Workbench.THREADS), Progress.NONE);
  }

  private boolean cancel(Path place) {
    try {
      workbench.runs().cancel(place.toString());
      return true;
    } catch (InvalidRequestException e) {
      return false;
    }
  }

  /** The beginning of a message, without its numbers. */
  private static String kind(String message) {
    return message.substring(0, Math.min(KIND, message.length())).replaceAll("[0-9.]+", "#");
  }

  /** Work that ends in one of the three ways. */
  @FunctionalInterface
  private interface Work {
    Object perform() throws Exception;
  }

  private static String ending(Work work) throws Exception {
    try {
      work.perform();
      return "done";
    } catch (RunFailedException e) {
      Messages.check(e.getMessage());
      return "failed: " + kind(e.getMessage());
    } catch (RunCancelledException e) {
      Messages.check(e.getMessage());
      return "cancelled";
    }
  }
}
