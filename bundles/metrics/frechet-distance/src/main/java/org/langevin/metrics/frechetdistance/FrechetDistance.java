package org.langevin.metrics.frechetdistance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Features;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.metric.DataPair;
import org.osgi.service.component.annotations.Component;

/**
 * The Fréchet distance, squared as is usual, between the normal laws with the means and covariances
 * of the features of two samples (Dowson and Landau 1982; Heusel et al. 2017, equation 6):
 *
 * <pre>|mu_1 - mu_2|^2 + tr(S_1 + S_2 - 2 (S_1 S_2)^(1/2))</pre>
 *
 * <p>It is W_2^2 of these laws, in the squared unit of the features. It goes by the name of FID
 * where the features are those of Inception-v3, and by no other.
 *
 * <p>Of samples it is biased upwards, by an amount that falls with 1 / n (Chong and Forsyth 2020).
 * For up to 512 features the distance of two disjoint samples of the data, brought to the sizes
 * compared, tells how much: the floor. With fewer than ten items a feature, the result says that
 * they are few.
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
  /** With more, the floor would cost as much as the distance. */
  private static final int MOST_FEATURES_OF_A_FLOOR = 512;

  /** Items a feature with which the bias is small. */
  private static final int ENOUGH = 10;

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
      Items realPoints = points(input.real(), "real", input);
      NormalLaw real = NormalLaw.fit(realPoints);
      NormalLaw generated = NormalLaw.fit(points(input.generated(), "generated", input));
      double means = NormalLaw.meanTerm(real, generated);
      double covariances = NormalLaw.covarianceTerm(real, generated, input);
      Map<String, Double> values = new LinkedHashMap<>();
      values.put(MetricResult.VALUE, means + covariances);
      values.put("mean-term", means);
      values.put("covariance-term", covariances);
      int count = input.generated().size();
      OptionalDouble floor = floor(realPoints, count, input);
      MetricResult result =
          new MetricResult(
              values,
              MetricResult.Better.LOWER,
              note(real.dimension(), realPoints.size(), count),
              List.of());
      return (floor.isPresent()
              ? result.withPerfect(Map.of(MetricResult.VALUE, floor.getAsDouble()))
              : result)
          .withCaution(caution(real.dimension(), Math.min(realPoints.size(), count), floor));
    }

    private Items points(Items items, String name, MetricInput input) {
      Items points = features.extract(items, name, input);
      if (points.size() < 2) {
        throw new InvalidExperimentException(
            "a covariance needs at least 2 items, but there is 1 " + name + " item");
      }
      return points;
    }

    private static OptionalDouble floor(Items points, int count, MetricInput input) {
      int dimension = points.shape().dimension();
      if (count < 2 || points.size() < 4 || dimension > MOST_FEATURES_OF_A_FLOOR) {
        return OptionalDouble.empty();
      }
      DataPair pair = DataPair.of(points.size(), count, RandomStream.of(0, "floor")).orElseThrow();
      double[] values = points.toDoubles();
      NormalLaw first = law(values, points.shape(), pair.real());
      NormalLaw second = law(values, points.shape(), pair.generated());
      double distance =
          NormalLaw.meanTerm(first, second) + NormalLaw.covarianceTerm(first, second, input);
      return OptionalDouble.of(pair.floor(distance, 1));
    }

    private static NormalLaw law(double[] values, Shape shape, int[] chosen) {
      return NormalLaw.fit(Items.of(shape, DataPair.select(values, shape.dimension(), chosen)));
    }

    private static String caution(int dimension, int count, OptionalDouble floor) {
      if (count >= ENOUGH * (long) dimension) {
        return "";
      }
      return count
          + " items are few for "
          + dimension
          + " features"
          + (floor.isPresent()
              ? String.format(
                  Locale.ROOT,
                  ": as many items of the data themselves are at a distance of %.3g, and smaller"
                      + " differences mean nothing",
                  floor.getAsDouble())
              : ": the distance is biased upwards")
          + "; draw "
          + ENOUGH * (long) dimension
          + " or more";
    }

    private String note(int dimension, int real, int generated) {
      return "features: "
          + features.description()
          + " ("
          + dimension
          + "), "
          + real
          + " real and "
          + generated
          + " generated items";
    }
  }
}
