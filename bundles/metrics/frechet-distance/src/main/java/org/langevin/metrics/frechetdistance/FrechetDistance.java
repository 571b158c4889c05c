package org.langevin.metrics.frechetdistance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.Unused;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Labels;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.osgi.service.component.annotations.Component;

/**
 * The Fréchet distance, squared as is usual, between the normal laws with the means and covariances
 * of the features of two samples (Dowson and Landau 1982; Heusel et al. 2017, equation 6):
 *
 * <pre>|mu_1 - mu_2|^2 + tr(S_1 + S_2 - 2 (S_1 S_2)^(1/2))</pre>
 *
 * <p>It is W_2^2 of these laws, in the squared unit of the features. It goes by the name of FID
 * where the features are those of Inception-v3, and by no other.
 */
@Component
@Extension(point = Metric.POINT, id = "frechet-distance", title = "Fréchet distance of features")
public final class FrechetDistance
    implements ExtensionFactory<FrechetDistance.Parameters, MetricContext, Metric> {
  /** Where features come from. */
  public enum Features {
    /** The values of the items. */
    IDENTITY,
    /** A classifier that is trained on the dataset. */
    CLASSIFIER,
    /** A model in the ONNX format. */
    ONNX
  }

  /** What can be chosen. */
  public record Parameters(
      @Parameter(
              description =
                  "What is compared: the values themselves (identity), the last hidden layer of a"
                      + " classifier that is trained on the dataset's labels (classifier), or the"
                      + " output of a model in the ONNX format (onnx).",
              value = "identity")
          Features features,
      @Parameter(
              description =
                  "The path of a model in the ONNX format, such as Inception-v3; for onnx only.",
              value = "null")
          String file,
      @Parameter(description = "How a classifier is trained.", value = "{}") Training training,
      @Parameter(description = "How the model of a file is used.", value = "{}") Onnx onnx) {}

  /**
   * How a classifier is trained.
   *
   * @param items at most so many of the training items
   * @param epochs passes over them
   * @param seed of the classifier, apart from the run's, so that one classifier serves all runs
   */
  public record Training(
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

  /**
   * How a model in the ONNX format is used.
   *
   * @param output the name of the output that holds the features
   * @param height of the images it is given
   * @param width of the images it is given
   * @param range the item's values of black and white
   * @param mean for each channel
   * @param deviation for each channel
   */
  public record Onnx(
      @Parameter(
              description =
                  "The name of the output that holds the features; the first if not given.",
              value = "null")
          String output,
      @Parameter(
              description =
                  "The height that images are resized to where the model takes any; 0 to leave it.",
              unit = "pixels",
              value = "0",
              min = 0,
              max = 10000)
          int height,
      @Parameter(
              description =
                  "The width that images are resized to where the model takes any; 0 to leave it.",
              unit = "pixels",
              value = "0",
              min = 0,
              max = 10000)
          int width,
      @Parameter(
              description =
                  "The values of black and white among the items, which become 0 and 1; as the"
                      + " dataset says if not given.",
              value = "null")
          double[] range,
      @Parameter(
              description =
                  "What is then subtracted, one value or one for each channel: .5 with deviation .5"
                      + " gives the range -1 to 1 of Inception-v3.",
              value = "[0.5]")
          double[] mean,
      @Parameter(
              description = "What it is then divided by, one value or one for each channel.",
              value = "[0.5]",
              moreThan = 0)
          double[] deviation) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return parameters.features() == Features.CLASSIFIER
        ? Requirements.of(Labels.class)
        : Requirements.NONE;
  }

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    if (parameters.features() != Features.ONNX) {
      Unused.check("/file", parameters.file(), null, "features of the kind onnx");
    }
    return switch (parameters.features()) {
      case IDENTITY -> new Distance(new Identity());
      case CLASSIFIER ->
          new Distance(
              new ClassifierFeatures(
                  context, context.dataset().orElseThrow(), parameters.training()));
      case ONNX -> {
        OnnxRuntime.require();
        yield new Distance(new OnnxFeatures(context, parameters.file(), parameters.onnx()));
      }
    };
  }

  private record Distance(FeatureExtractor extractor) implements Metric {
    @Override
    public MetricResult evaluate(MetricInput input) {
      NormalLaw real = law(input.real(), "real", input);
      NormalLaw generated = law(input.generated(), "generated", input);
      double means = NormalLaw.meanTerm(real, generated);
      double covariances = NormalLaw.covarianceTerm(real, generated, input);
      Map<String, Double> values = new LinkedHashMap<>();
      values.put(MetricResult.VALUE, means + covariances);
      values.put("mean-term", means);
      values.put("covariance-term", covariances);
      return new MetricResult(
          values,
          MetricResult.Better.LOWER,
          note(real.dimension(), input.real().size(), input.generated().size()),
          List.of());
    }

    private NormalLaw law(Items items, String name, MetricInput input) {
      Items features = extractor.extract(items, name, input);
      if (features.size() < 2) {
        throw new InvalidExperimentException(
            "a covariance needs at least 2 items, but there is 1 " + name + " item");
      }
      return NormalLaw.fit(features);
    }

    private String note(int dimension, int real, int generated) {
      String note =
          "features: "
              + extractor.description()
              + " ("
              + dimension
              + "), "
              + real
              + " real and "
              + generated
              + " generated items";
      return Math.min(real, generated) > dimension
          ? note
          : note + "; with no more items than features the distance is biased upwards";
    }
  }
}
