package org.langevin.metrics.datasetdistance;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.osgi.service.component.annotations.Component;

/**
 * How far another dataset is from the experiment's: what any metric of samples says of items of the
 * other dataset in the place of samples. Both give held-out items, the same number as far as they
 * have them, from streams of their own: if both are the same dataset, the value is what perfect
 * samples give. It measures the datasets alone, and no samples.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "dataset-distance",
    title = "A metric between the dataset and another dataset",
    formula = "d(data, other data)")
public final class DatasetDistance
    implements ExtensionFactory<DatasetDistance.Parameters, MetricContext, Metric> {
  private static final int OWN_ITEMS = 0;
  private static final int OTHER_ITEMS = 1;

  /** What can be chosen. */
  public record Parameters(
      @Parameter(
              description =
                  "The other dataset, of items of the same shape, and with parameters of its own,"
                      + " such as noise.")
          Part<DatasetContext, Dataset> dataset,
      @Parameter(
              description =
                  "What is measured between the items of both. It must be about items, and not"
                      + " about scores or the paths of samples.",
              value = "{\"use\": \"sliced-wasserstein\"}")
          Part<MetricContext, Metric> metric,
      @Parameter(
              description = "How many items of each dataset are compared.",
              unit = "items",
              value = "3500",
              min = 2,
              max = 10_000_000)
          int count) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Dataset.class);
  }

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    Dataset other = parameters.dataset().make(context.data());
    Shape shape = context.shape();
    if (!other.shape().equals(shape)) {
      throw new InvalidExperimentException(
          "/dataset",
          "its items have the shape "
              + other.shape()
              + ", but those of the experiment's dataset "
              + shape
              + ": distances are between items of one shape");
    }
    return new Measured(
        context.dataset().orElseThrow(),
        other,
        parameters.metric().make(context),
        parameters.count());
  }

  private record Measured(Dataset dataset, Dataset other, Metric metric, int count)
      implements Metric {
    @Override
    public boolean needsSamples() {
      return false;
    }

    @Override
    public int realCount() {
      return 1;
    }

    @Override
    public MetricResult evaluate(MetricInput input) {
      Items real = dataset.heldOut(count, input.random().child(OWN_ITEMS));
      Items others = other.heldOut(count, input.random().child(OTHER_ITEMS));
      MetricResult result = metric.evaluate(new BothDatasets(real, others, input));
      String sizes = real.size() + " items of the dataset and " + others.size() + " of the other";
      return new MetricResult(
          result.values(),
          result.better(),
          result.note().isEmpty() ? sizes : sizes + ", " + result.note(),
          result.figures(),
          result.perfect(),
          result.caution());
    }
  }
}
