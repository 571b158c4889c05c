package org.langevin.metrics.kldivergence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Density;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.kit.metric.Values;
import org.osgi.service.component.annotations.Component;

/**
 * The Kullback-Leibler divergence between the law of the data P and that of the samples Q, in nats,
 * estimated from nearest neighbours:
 *
 * <ul>
 *   <li>{@code data-to-samples}: KL(P || Q), which is large where samples are missing,
 *   <li>{@code samples-to-data}: KL(Q || P), which is large where samples are that should not be.
 * </ul>
 *
 * <p>From two samples it is
 *
 * <pre>(d / n) sum_i log(nu(x_i) / rho(x_i))</pre>
 *
 * <p>(Wang, Kulkarni and Verdú 2009), where x_1 ... x_n are drawn from the first law, and rho and
 * nu are the distances from x_i to its k-th nearest neighbours among the other n - 1 and among as
 * many of the second law. Both numbers are the same, of the larger sample some are chosen, so that
 * equal laws give 0 on average, exactly, whatever they are. Of different laws there is a bias,
 * since a density bends within the distance of neighbours, which falls with n^(-1/d). Above all too
 * little comes where the second law has no items near: there nu is the distance from its outermost
 * ones, which grows more slowly than the divergence. Of N(0, 4) and N(0, 1), 10,000 items each,
 * come 0.63 in the place of 0.81.
 *
 * <p>Where the density p of the data is known, KL(Q || P) is
 *
 * <pre>-(1/n) sum_i log p(x_i) - H,  H = psi(n) - psi(k) + log V_d + (d / n) sum_i log rho(x_i)
 * </pre>
 *
 * <p>with the entropy of the samples by the same distances (Kozachenko and Leonenko 1987), V_d the
 * volume of the unit ball. That is exact in p however far samples are off. The bias is that of the
 * entropy, from what the density bends within the distance of neighbours; perfect samples give what
 * as many held-out items give.
 *
 * <p>The standard error is that of a mean of independent terms. A law with atoms, whose items
 * repeat, has no density and no divergence: then there is a caution.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "kl-divergence",
    title = "Kullback-Leibler divergence",
    formula = "KL(P || Q) = E_P log(p / q), by nearest neighbours",
    source = "Wang, Kulkarni and Verdú 2009; Kozachenko and Leonenko 1987")
public final class KlDivergence
    implements ExtensionFactory<KlDivergence.Parameters, MetricContext, Metric> {
  /** Which law is in front. */
  public enum Direction {
    /** KL(P || Q). */
    DATA_TO_SAMPLES,
    /** KL(Q || P). */
    SAMPLES_TO_DATA
  }

  /** What can be chosen. */
  public record Parameters(
      @Parameter(
              description =
                  "Of which law the divergence is: data-to-samples is KL(data || samples), large"
                      + " where samples are missing; samples-to-data is KL(samples || data), large"
                      + " where they should not be",
              value = "data-to-samples")
          Direction direction,
      @Parameter(
              description =
                  "Which of the nearest neighbours is taken: more of them vary less and see less",
              value = "5",
              min = 1,
              max = 1000)
          int neighbours) {}

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    Optional<Density> density =
        parameters.direction() == Direction.SAMPLES_TO_DATA
            ? context.dataset().flatMap(dataset -> dataset.ability(Density.class))
            : Optional.empty();
    return input -> evaluate(parameters, density, input);
  }

  private static MetricResult evaluate(
      Parameters parameters, Optional<Density> density, MetricInput input) {
    int dimension = input.real().shape().dimension();
    int k = parameters.neighbours();
    double[] real = Values.doubles(input.real(), "real");
    double[] generated = Values.doubles(input.generated(), "generated");
    if (density.isPresent()) {
      checkEnough(input.generated().size(), "generated", k);
      return fromDensity(density.get(), real, generated, dimension, k, input);
    }
    boolean reverse = parameters.direction() == Direction.SAMPLES_TO_DATA;
    int count = Math.min(input.real().size(), input.generated().size());
    checkEnough(input.real().size(), "real", k);
    checkEnough(input.generated().size(), "generated", k);
    double[] first = Values.sample(reverse ? generated : real, dimension, count, input.random());
    // Random, too, where nothing has to be chosen: one of the items is left out.
    double[] second =
        Values.sample(reverse ? real : generated, dimension, count - 1, input.random());
    Neighbours own = Neighbours.among(first, first, true, dimension, k, input);
    Neighbours others = Neighbours.among(first, second, false, dimension, k, input);
    double least = Math.min(own.leastPositive(), others.leastPositive());
    double[] terms = new double[count];
    for (int i = 0; i < count; i++) {
      terms[i] = dimension * (others.logarithm(i, least) - own.logarithm(i, least));
    }
    String note =
        String.format(
            Locale.ROOT,
            "%s in nats, neighbour %d, %d items and as many samples",
            reverse ? "KL(samples || data)" : "KL(data || samples)",
            k,
            count);
    return result(new Mean(terms), note, 0, own.repeated() + others.repeated());
  }

  private static void checkEnough(int count, String name, int k) {
    if (count < k + 2) {
      throw new InvalidExperimentException(
          "/neighbours",
          "neighbour "
              + k
              + " of an item needs at least "
              + (k + 2)
              + " "
              + name
              + " items, but there are "
              + count);
    }
  }

  private static MetricResult fromDensity(
      Density density, double[] real, double[] generated, int dimension, int k, MetricInput input) {
    int count = generated.length / dimension;
    Mean found = new Mean(terms(density, generated, dimension, k, input));
    double[] perfect = Values.sample(real, dimension, count, input.random());
    int there = perfect.length / dimension;
    double floor =
        there < k + 2 ? Double.NaN : new Mean(terms(density, perfect, dimension, k, input)).value();
    String note =
        String.format(
            Locale.ROOT,
            "KL(samples || data) in nats by the data's density, neighbour %d, %d samples, %d"
                + " held-out items for perfect ones",
            k,
            count,
            there);
    int repeated = Neighbours.among(generated, generated, true, dimension, k, input).repeated();
    return result(found, note, floor, repeated);
  }

  /** Terms whose mean is -H - E log p. */
  private static double[] terms(
      Density density, double[] points, int dimension, int k, MetricInput input) {
    int count = points.length / dimension;
    Neighbours own = Neighbours.among(points, points, true, dimension, k, input);
    double constant = Balls.digamma(count) - Balls.digamma(k) + Balls.logVolume(dimension);
    float[] narrow = new float[points.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) points[i];
    }
    double[] logDensities = new double[count];
    density.logDensities(narrow, 0, count, logDensities);
    double least = own.leastPositive();
    double[] terms = new double[count];
    for (int i = 0; i < count; i++) {
      terms[i] = -constant - dimension * own.logarithm(i, least) - logDensities[i];
    }
    return terms;
  }

  private static MetricResult result(Mean mean, String note, double perfect, int repeated) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(MetricResult.VALUE, mean.value());
    values.put(MetricResult.STANDARD_ERROR, mean.standardError());
    MetricResult result = new MetricResult(values, MetricResult.Better.LOWER, note, List.of());
    if (!Double.isNaN(perfect)) {
      result = result.withPerfect(Map.of(MetricResult.VALUE, perfect));
    }
    return repeated == 0
        ? result
        : result.withCaution(
            repeated
                + " distances to neighbours are 0, since items repeat: laws with atoms have no"
                + " density and no divergence, and what is told depends on the smallest distance"
                + " that is not 0");
  }

  /** Of terms of which there are at least two. */
  private record Mean(double[] terms) {
    double value() {
      double sum = 0;
      for (double term : terms) {
        sum += term;
      }
      return sum / terms.length;
    }

    double standardError() {
      double mean = value();
      double squares = 0;
      for (double term : terms) {
        squares += (term - mean) * (term - mean);
      }
      return Math.sqrt(squares / (terms.length - 1.0) / terms.length);
    }
  }
}
