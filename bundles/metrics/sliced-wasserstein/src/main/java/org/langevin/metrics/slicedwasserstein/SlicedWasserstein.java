package org.langevin.metrics.slicedwasserstein;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.metric.DataPair;
import org.langevin.kit.metric.QuantileCoupling;
import org.langevin.kit.metric.Tasks;
import org.langevin.kit.metric.TransportCost;
import org.langevin.kit.metric.Values;
import org.osgi.service.component.annotations.Component;

/**
 * The sliced Wasserstein distance
 *
 * <pre>SW_p(P, Q) = (E_theta W_p(theta . P, theta . Q)^p)^(1/p), theta uniform on the unit sphere
 * </pre>
 *
 * <p>(Bonneel, Rabin, Peyre and Pfister 2015), the expectation being the mean over random
 * projections. In the units of the data. On the line each W_p is exact, for samples of any two
 * sizes. With p = 1 it is the mean of the projections' Wasserstein distances.
 *
 * <p>The floor is the distance of two disjoint samples of the data, over some of the directions,
 * times the root of the ratio of the sizes: on the line it falls with n^(-1/2) where the law has no
 * gaps (Bobkov and Ledoux 2019).
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "sliced-wasserstein",
    title = "Sliced Wasserstein distance",
    formula = "(E_theta W_p(theta . P, theta . Q)^p)^(1/p), theta uniform on the " + "unit sphere",
    source = "Bonneel, Rabin, Peyré and Pfister 2015")
public final class SlicedWasserstein
    implements ExtensionFactory<SlicedWasserstein.Parameters, MetricContext, Metric> {
  /** The floor need not be known as well as the distance. */
  private static final int FLOOR_PROJECTIONS = 25;

  private static final double FLOOR_RATE = 0.5;

  /** What can be chosen. */
  public record Parameters(
      @Parameter(
              description = "How many random directions the samples are projected on.",
              unit = "projections",
              value = "100",
              min = 1,
              max = 1_000_000)
          int projections,
      @Parameter(
              description = "The order p of the Wasserstein distance on each line.",
              value = "1",
              min = 1,
              max = 100)
          double order,
      @Parameter(
              description =
                  "The seed of the directions, apart from the run's, so that runs are measured along"
                      + " the same directions.",
              value = "0")
          long seed) {}

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    return input -> evaluate(parameters, input);
  }

  private static MetricResult evaluate(Parameters parameters, MetricInput input) {
    double[] real = Values.doubles(input.real(), "real");
    double[] generated = Values.doubles(input.generated(), "generated");
    int dimension = input.real().shape().dimension();
    Optional<DataPair> pair =
        DataPair.of(
            input.real().size(),
            input.generated().size(),
            RandomStream.of(parameters.seed(), "floor"));
    double[] first = pair.map(p -> DataPair.select(real, dimension, p.real())).orElse(real);
    double[] second = pair.map(p -> DataPair.select(real, dimension, p.generated())).orElse(real);
    TransportCost[] costs = new TransportCost[parameters.projections()];
    TransportCost[] floors =
        new TransportCost[pair.isPresent() ? Math.min(FLOOR_PROJECTIONS, costs.length) : 0];
    Tasks.run(
        costs.length + floors.length,
        "projections",
        input,
        index -> {
          if (index < costs.length) {
            double[] direction = direction(parameters.seed(), index, dimension);
            costs[index] = cost(real, generated, direction, parameters.order());
          } else {
            int line = index - costs.length;
            double[] direction = direction(parameters.seed(), line, dimension);
            floors[line] = cost(first, second, direction, parameters.order());
          }
        });
    MetricResult result = result(costs, parameters.order());
    return pair.map(
            p ->
                result.withPerfect(
                    Map.of(
                        MetricResult.VALUE,
                        p.floor(TransportCost.mean(floors).distance(), FLOOR_RATE))))
        .orElse(result);
  }

  private static TransportCost cost(
      double[] first, double[] second, double[] direction, double order) {
    return QuantileCoupling.cost(project(first, direction), project(second, direction), order);
  }

  /** A normal vector has no preferred direction: divided by its length, it is uniform. */
  private static double[] direction(long seed, int index, int dimension) {
    RandomStream random = RandomStream.of(seed, "projection", index);
    double[] direction = new double[dimension];
    double square = 0;
    while (square == 0) {
      for (int i = 0; i < dimension; i++) {
        direction[i] = random.nextGaussian();
        square += direction[i] * direction[i];
      }
    }
    double norm = Math.sqrt(square);
    for (int i = 0; i < dimension; i++) {
      direction[i] /= norm;
    }
    return direction;
  }

  private static double[] project(double[] items, double[] direction) {
    double[] projected = new double[items.length / direction.length];
    for (int item = 0; item < projected.length; item++) {
      int offset = item * direction.length;
      double sum = 0;
      for (int i = 0; i < direction.length; i++) {
        sum += items[offset + i] * direction[i];
      }
      projected[item] = sum;
    }
    Arrays.sort(projected);
    return projected;
  }

  private static MetricResult result(TransportCost[] costs, double order) {
    TransportCost mean = TransportCost.mean(costs);
    double squares = 0;
    double largest = 0;
    for (TransportCost cost : costs) {
      double deviation = cost.in(mean.scale()) - mean.mean();
      squares += deviation * deviation;
      largest = Math.max(largest, cost.distance());
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(MetricResult.VALUE, mean.distance());
    values.put("largest-projection", largest);
    if (costs.length > 1 && mean.mean() > 0) {
      // The error of the mean, carried through the root.
      double error = Math.sqrt(squares / (costs.length - 1.0) / costs.length);
      values.put(MetricResult.STANDARD_ERROR, error * mean.distance() / (order * mean.mean()));
    }
    return new MetricResult(
        values,
        MetricResult.Better.LOWER,
        "order " + order + ", " + costs.length + " projections",
        List.of());
  }
}
