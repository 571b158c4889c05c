package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunCancelledException;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Composer;
import org.langevin.workbench.internal.composition.MetricTask;
import org.langevin.workbench.internal.files.ItemFiles;
import org.langevin.workbench.internal.files.ItemsView;
import org.langevin.workbench.internal.files.Narrowing;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.progress.Meter;

/**
 * Compares the items of two files by a metric.
 *
 * @param composer makes the metric
 */
record FileComparison(Composer composer) {
  MetricResult evaluate(
      ObjectNode metric,
      Path real,
      Path generated,
      int threads,
      Progress progress,
      Cancellation cancellation)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    Items realItems = items("--real", real, progress);
    Items generatedItems = items("--generated", generated, progress);
    if (realItems.shape().dimension() != generatedItems.shape().dimension()) {
      throw new InvalidRequestException(
          "--generated",
          "",
          "items of shape "
              + generatedItems.shape()
              + " cannot be compared with items of shape "
              + realItems.shape());
    }
    MetricTask task = composer.metric("metric", realItems.shape(), metric);
    MetricResult result;
    try {
      MetricWork work =
          new MetricWork(
              realItems,
              new ItemsView(generatedItems, realItems.shape()),
              Optional.empty(),
              Optional.empty(),
              RandomStream.of(0, "metric " + task.name()),
              threads,
              new Meter(progress, task.name(), "", 0, 1),
              cancellation);
      result = work.evaluate(task, new Parts());
    } catch (InvalidExperimentException e) {
      throw new InvalidRequestException("metric", e.parameter(), e.getMessage());
    } catch (RuntimeException | Error e) {
      throw Failure.of(e).orCancellation("");
    }
    Narrowing.told(realItems, generatedItems).ifPresent(message -> warn(progress, message));
    return finite(task.name(), result);
  }

  private static Items items(String option, Path file, Progress progress)
      throws InvalidRequestException {
    try {
      return ItemFiles.read(file, message -> warn(progress, message));
    } catch (IOException e) {
      throw new InvalidRequestException(option, "", e.getMessage());
    }
  }

  private static void warn(Progress progress, String message) {
    progress.update(Progress.Update.warning(message));
  }

  /** A number that is none is no result. */
  private static MetricResult finite(String metric, MetricResult result) throws RunFailedException {
    for (Map.Entry<String, Double> value : result.values().entrySet()) {
      if (!Double.isFinite(value.getValue())) {
        throw new RunFailedException(
            metric
                + " gives "
                + value.getKey()
                + " = "
                + value.getValue()
                + " for these files: it is not defined for them, or beyond the range of float64",
            null);
      }
    }
    return result;
  }
}
