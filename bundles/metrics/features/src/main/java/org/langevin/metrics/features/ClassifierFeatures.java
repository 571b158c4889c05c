package org.langevin.metrics.features;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.dataset.Labels;
import org.langevin.api.metric.Features;
import org.langevin.api.metric.MetricContext;
import org.osgi.service.component.annotations.Component;

/** The last hidden layer of a classifier of the dataset's items, see {@link TrainedFeatures}. */
@Component
@Extension(
    point = Features.POINT,
    id = "classifier",
    title = "The last hidden layer of a classifier that is trained on the dataset's labels")
public final class ClassifierFeatures
    implements ExtensionFactory<ClassifierFeatures.Parameters, MetricContext, Features> {
  /**
   * How the classifier is trained.
   *
   * @param items at most so many of the training items
   * @param epochs passes over them
   * @param seed of the classifier, apart from the run's, so that one classifier serves all runs
   */
  public record Parameters(
      @Parameter(
              description = "How many of the dataset's training items the classifier sees at most.",
              unit = "items",
              value = "10000",
              min = 64)
          int items,
      @Parameter(
              description = "How often the classifier sees them.",
              unit = "epochs",
              value = "3",
              min = 1,
              max = 1000)
          int epochs,
      @Parameter(
              description =
                  "The seed of the classifier, apart from the run's, so that one classifier serves"
                      + " all runs.",
              value = "0")
          long seed) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Labels.class);
  }

  @Override
  public Features create(Parameters parameters, MetricContext context) {
    return new TrainedFeatures(context, context.dataset().orElseThrow(), parameters);
  }
}
