package org.langevin.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs an experiment many times with different values: a grid or a random search over any JSON
 * pointers.
 *
 * <p>The experiment's member {@code sweep} says over what: {@code {"grid": {"/loss/count": [1, 2,
 * 5]}}} tries all combinations, {@code {"random": {"/training/optimizer/learningRate": {"low":
 * 1e-4, "high": 1e-2, "logarithmic": true}}, "trials": 20}} draws them. A sweep's folder holds
 * {@code sweep.json}, {@code table.csv}, one figure, and a run's folder for each trial under {@code
 * trials}.
 */
@ProviderType
public interface Sweeps {
  /** The member of an experiment that makes it a sweep. */
  String MEMBER = "sweep";

  /**
   * Runs all trials that are not done yet: a folder that holds an unfinished sweep of the same
   * experiment is gone on with.
   *
   * @param request an experiment with a member {@code sweep}; its threads are shared among the
   *     trials that run at once
   * @throws InvalidRequestException if any trial cannot work, with all reasons, before anything is
   *     run
   * @throws RunFailedException if trials failed; all others were run, and what was done is kept
   * @throws RunCancelledException if the sweep was cancelled; go on with the same request
   */
  Result run(RunRequest request, Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException;

  /** All sweeps in the store, the newest first. */
  List<Info> list();

  /**
   * Finds a sweep.
   *
   * @param sweep the id of a sweep in the store, the beginning of one if it is unambiguous, or a
   *     sweep's folder
   * @return empty if there is no such sweep
   */
  Optional<Info> find(String sweep);

  /**
   * What {@code sweep.json} holds: {@code experiment}, and once all trials were run {@code trials},
   * {@code better}, which way is better by the metric, {@code expectations}, and {@code means} over
   * the seeds, if these vary.
   */
  ObjectNode read(Info sweep) throws RunFailedException;

  /** Draws the figure and writes the report of a sweep once more, from what its folder holds. */
  Path report(Info sweep) throws RunFailedException;

  /**
   * A sweep in the store.
   *
   * @param id the folder's name
   * @param folder where everything is
   * @param title the experiment's
   * @param source the file or gallery id that it came from
   * @param state done when all trials are
   * @param started when
   * @param seconds how long its trials have worked
   * @param trials how many there are to be
   * @param done how many are done
   */
  record Info(
      String id,
      Path folder,
      String title,
      String source,
      RunInfo.State state,
      Instant started,
      double seconds,
      int trials,
      int done) {}

  /**
   * A finished sweep.
   *
   * @param folder where everything is
   * @param trials in order
   * @param expectations of the trials beside each other
   */
  record Result(Path folder, List<Trial> trials, List<Expectation> expectations) {}

  /**
   * One run of a sweep.
   *
   * @param folder the run's
   * @param values what was set, by JSON pointer
   * @param metrics by metric and sampler, as {@link Runs#compare} names them
   * @param expectations of this trial by itself
   * @param warnings what must be known of it
   */
  record Trial(
      Path folder,
      Map<String, JsonNode> values,
      Map<String, Double> metrics,
      List<Expectation> expectations,
      List<Warning> warnings) {}
}
