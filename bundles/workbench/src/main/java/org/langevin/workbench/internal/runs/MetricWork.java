package org.langevin.workbench.internal.runs;

import java.util.Optional;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.metric.Traces;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Score;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.MetricTask;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.progress.Meter;

/** What one metric looks at. */
record MetricWork(
    Items real,
    Items generated,
    Optional<Score> score,
    Optional<Traces> traces,
    RandomStream random,
    int threads,
    Meter meter,
    Cancellation cancellation)
    implements MetricInput {
  /** Evaluates the metric on this. */
  MetricResult evaluate(MetricTask task, Parts parts) {
    return cancellation.interruptibly(
        () ->
            parts.ask(
                task.part(), "the metric " + task.name(), () -> task.metric().evaluate(this)));
  }

  @Override
  public void progress(int done, int total) {
    progress(done, total, "");
  }

  @Override
  public void progress(int done, int total, String unit) {
    cancellation.check();
    meter.update(done, Math.max(1, total), unit);
  }
}
