package org.langevin.metrics.frechetdistance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Features;
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
@Extension(
    point = Metric.POINT,
    id = "frechet-distance",
    title = "Fréchet distance of features",
    formula = "|mu_1 - mu_2|^2 + tr(S_1 + S_2 - 2 (S_1 S_2)^(1/2))",
    source = "Dowson and Landau 1982; Heusel et al. 2017")
public final class FrechetDistance
    implements ExtensionFactory<FrechetDistance.Parameters, MetricContext, Metric> {
  /**
   * What can be chosen.
   *
   * @param features what is compared
   */
  public record Parameters(
      @Parameter(description = "What is compared.", value = "{\"use\": \"identity\"}")
          Part<MetricContext, Features> features) {}

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    return new Distance(parameters.features().make(context));
  }

  private record Distance(Features features) implements Metric {
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
      Items points = features.extract(items, name, input);
      if (points.size() < 2) {
        throw new InvalidExperimentException(
            "a covariance needs at least 2 items, but there is 1 " + name + " item");
      }
      return NormalLaw.fit(points);
    }

    private String note(int dimension, int real, int generated) {
      String note =
          "features: "
              + features.description()
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
