package org.langevin.workbench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.langevin.api.metric.MetricResult;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs experiments and keeps what they gave: a folder for each run with {@code experiment.json},
 * {@code resolved.json}, {@code history.csv}, {@code metrics.json}, {@code samples/*.npy}, {@code
 * figures/*.png}, {@code checkpoint/} and {@code report.html}.
 *
 * <p>The calling thread works until the end; interrupting it cancels the work, which then writes a
 * checkpoint.
 */
@ProviderType
public interface Runs {
  /**
   * Runs an experiment.
   *
   * @throws InvalidRequestException if the experiment cannot work, with all reasons, before
   *     anything is written
   * @throws RunFailedException if it fails on the way; what was done is kept
   * @throws RunCancelledException if it was cancelled; what was done is kept
   */
  RunInfo run(RunRequest request, Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException;

  /**
   * Goes on with a run that was cancelled, failed or interrupted, to the same bits as if it had
   * never stopped. Of any run, also one that is done, it makes anew what is missing or damaged, and
   * tells {@code progress} about it as a warning.
   */
  RunInfo resume(String run, int threads, Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException;

  /** All runs in the store, the newest first. */
  List<RunInfo> list();

  /**
   * Finds a run.
   *
   * @param run the id of a run in the store, the beginning of one if it is unambiguous, or a run's
   *     folder
   */
  RunInfo find(String run) throws InvalidRequestException;

  /**
   * A run's JSON file, for example {@code metrics.json}; an empty object if it has none yet.
   *
   * @throws RunFailedException if it is not what the run wrote
   */
  ObjectNode read(RunInfo run, String file) throws RunFailedException;

  /**
   * How far a run is that this workbench works on.
   *
   * @return empty for other runs, and for one that has told nothing yet
   */
  Optional<Progress.Update> progress(RunInfo run);

  /** Asks a run of this workbench to stop at its next step and write a checkpoint. */
  void cancel(String run) throws InvalidRequestException;

  /**
   * Draws new samples from a run's trained network or generator.
   *
   * @param run as in {@link #find}
   * @param sampler a sampler's JSON object, as in an experiment: {@code {"use": "euler-maruyama",
   *     "steps": 500}}. Of a run with a generator, parameters of that which are to be others when
   *     it draws, if any
   * @param count how many samples
   * @param seed of their random numbers
   * @param target a file in NumPy's format, of shape (count, shape of an item), if it ends in
   *     {@code .npy}, or a table with an item in each row, if it ends in {@code .csv}. A regular
   *     file is replaced whole and keeps its mode, a link is followed, a FIFO is written to
   * @throws InvalidRequestException also if there is something else in the target's place, before
   *     any work is done
   */
  void sample(
      String run,
      ObjectNode sampler,
      int count,
      long seed,
      Path target,
      int threads,
      Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException;

  /**
   * Draws new samples from a run's trained network or generator.
   *
   * @param target takes a file in NumPy's format, of shape (count, shape of an item); is not closed
   */
  void sample(
      String run,
      ObjectNode sampler,
      int count,
      long seed,
      OutputStream target,
      int threads,
      Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException;

  /**
   * Compares the items of two files.
   *
   * @param metric a metric's JSON object, as in an experiment
   * @param real a .npy, .npz or .csv file
   * @param generated a .npy, .npz or .csv file
   */
  MetricResult metric(ObjectNode metric, Path real, Path generated, int threads, Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException;

  /**
   * Writes the items of a dataset.
   *
   * @param dataset a dataset's JSON object, as in an experiment: {@code {"use": "swiss-roll",
   *     "scale": 0.1}}
   * @param heldOut how many of those that a run of this seed compares its samples with; empty for
   *     those to learn from
   * @param seed of an experiment
   * @param target as in {@link #sample(String, ObjectNode, int, long, Path, int, Progress)}
   * @return how many items there are in the file
   */
  int data(ObjectNode dataset, OptionalInt heldOut, long seed, Path target, Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException;

  /** Draws the figures and writes the report of a run once more, from what its folder holds. */
  Path report(String run) throws InvalidRequestException, RunFailedException;

  /** The metrics of several runs side by side; a run that is named twice is there once. */
  Comparison compare(List<String> runs) throws InvalidRequestException, RunFailedException;

  /**
   * Writes a page that shows a comparison, with the runs' figures side by side.
   *
   * @param comparison of {@link #compare}
   * @param folder for {@code report.html}, {@code comparison.json} and {@code figures}; one that
   *     does not exist, is empty, or holds an earlier comparison, which is replaced
   * @return the page
   * @throws InvalidRequestException if there is something else in the folder
   */
  Path report(Comparison comparison, Path folder)
      throws InvalidRequestException, RunFailedException;
}
