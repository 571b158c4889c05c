package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricResult;
import org.langevin.workbench.Expectation;
import org.langevin.workbench.Warning;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.findings.Claims;
import org.langevin.workbench.internal.findings.LargeBatch;
import org.langevin.workbench.internal.findings.LossGrowth;
import org.langevin.workbench.internal.findings.NotFiniteException;
import org.langevin.workbench.internal.findings.SamplerWarnings;
import org.langevin.workbench.internal.sampling.SamplerResult;

/** Notes in the record of a run whether it came as expected, and what else must be known of it. */
final class RunFindings {
  private static final String NOT_FINITE = "not-finite";

  private final RunFolder folder;
  private final RunRecord record;
  private final Composition composition;
  private final Consumer<String> warnings;
  private final List<String> notFinite = new ArrayList<>();

  /** Findings that are also told at once. */
  RunFindings(
      RunFolder folder, RunRecord record, Composition composition, Consumer<String> warnings) {
    this.folder = folder;
    this.record = record;
    this.composition = composition;
    this.warnings = warnings;
  }

  /**
   * Looks at what a training is about to begin with.
   *
   * @param items to train on
   */
  void ofMinibatches(int batch, int items) {
    note(LargeBatch.KIND, "training", LargeBatch.of(batch, items));
  }

  /** Looks at the losses of a training that is complete. */
  void ofTraining() throws IOException {
    if (composition.loss().isPresent()) {
      Optional<Warning> grown =
          FigurePhase.losses(folder.history())
              .flatMap(losses -> LossGrowth.of(losses.steps(), losses.training()));
      note(LossGrowth.KIND, "training", grown);
    }
  }

  /** Looks at what a sampler says of each of its samples. */
  void ofSampler(String sampler, Map<String, double[]> diagnostics) {
    note(SamplerWarnings.DRIFT_TO_NOISE, sampler, SamplerWarnings.drift(sampler, diagnostics));
  }

  /** Compares samples with items of the dataset, and the metrics with what is expected of them. */
  void ofResults(List<SamplerResult> samples, Items real) throws IOException {
    JsonNode metrics = record.metrics();
    notFinite.clear();
    String advice =
        composition.generator().isPresent() ? SamplerWarnings.GENERATOR : SamplerWarnings.CHAINS;
    for (SamplerResult result : samples) {
      note(
          SamplerWarnings.FAR_SAMPLES,
          result.sampler(),
          SamplerWarnings.far(result.sampler(), result.samples(), real, advice));
    }
    for (JsonNode metric : metrics) {
      ofMetric(metric);
    }
    List<Expectation> expectations = Claims.evaluate(composition.claims(), metrics);
    expectations.stream()
        .filter(expectation -> !expectation.holds())
        .forEach(expectation -> warnings.accept("not as expected: " + expectation));
    record.setExpectations(expectations);
  }

  private void ofMetric(JsonNode metric) {
    String sampler = metric.path("sampler").asText();
    String name = metric.path("name").asText() + (sampler.isEmpty() ? "" : " of " + sampler);
    Optional<Warning> warning = Optional.empty();
    if (!metric.path(MetricResult.VALUE).isNumber()) {
      notFinite.add(name);
      warning = Optional.of(new Warning(NOT_FINITE, name, "its value is no finite number"));
    }
    note(NOT_FINITE, name, warning);
    String caution = metric.path(MetricPhase.CAUTION).asText("");
    note(
        MetricPhase.CAUTION,
        name,
        caution.isEmpty()
            ? Optional.empty()
            : Optional.of(new Warning(MetricPhase.CAUTION, name, caution)));
  }

  private void note(String kind, String part, Optional<Warning> warning) {
    record.setWarning(kind, part, warning);
    warning.ifPresent(given -> warnings.accept(given.toString()));
  }

  /**
   * To be called when all else is done.
   *
   * @throws NotFiniteException if there are metrics without a finite value
   */
  void throwIfNotFinite() {
    if (!notFinite.isEmpty()) {
      throw new NotFiniteException(
          "these metrics are no finite numbers: " + String.join(", ", notFinite));
    }
  }
}
