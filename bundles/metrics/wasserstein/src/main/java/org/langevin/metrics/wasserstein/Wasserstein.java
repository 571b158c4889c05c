package org.langevin.metrics.wasserstein;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Shape;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.metric.DataPair;
import org.langevin.kit.metric.QuantileCoupling;
import org.langevin.kit.metric.TransportCost;
import org.langevin.kit.metric.Values;
import org.osgi.service.component.annotations.Component;

/**
 * The Wasserstein distance between two samples,
 *
 * <pre>W_p(P, Q) = (min over couplings of E |X - Y|^p)^(1/p)</pre>
 *
 * <p>with the Euclidean norm, in the units of the data (Villani 2003, chapter 7). On the line it is
 * exact for samples of any sizes, by quantiles. In more dimensions it is the exact optimum of the
 * transport problem, for samples of at most a given size each; of larger samples that many items
 * are chosen at random, which the note tells. Exact means right to 1e-9 of the result, for values
 * and orders of any size, and however far apart items are. The distance of samples overestimates
 * that of the laws, in d &gt; 2 dimensions by an amount of the order of n^(-1/d) and in fewer of
 * n^(-1/2), for two samples of n items of one law, order 1 and light tails (Fournier and Guillin
 * 2015). So much two disjoint samples of the data give, brought to the sizes compared by these
 * rates, is told as the floor.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "wasserstein",
    title = "Wasserstein distance",
    formula = "(min over couplings of E |X - Y|^p)^(1/p)",
    source = "Villani 2003")
public final class Wasserstein
    implements ExtensionFactory<Wasserstein.Parameters, MetricContext, Metric> {
  private static final String FLOOR = "floor";

  /** Two samples on the line differ much from the next two, and cost little. */
  private static final int PAIRS_ON_THE_LINE = 32;

  /** What can be chosen. */
  public record Parameters(
      @Parameter(description = "The order p.", value = "1", min = 1, max = 100) double order,
      @Parameter(
              description =
                  "How many items of each sample are transported at most, in more than one dimension;"
                      + " memory grows with the square, time faster.",
              unit = "items",
              value = "2000",
              min = 1,
              max = 10_000)
          int items,
      @Parameter(
              description = "The seed by which the items of larger samples are chosen.",
              value = "0")
          long seed) {}

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    return context.shape().dimension() == 1
        ? new OnTheLine(parameters.order())
        : new InSpace(parameters);
  }

  private static MetricResult result(TransportCost cost, String note) {
    return new MetricResult(
        Map.of(MetricResult.VALUE, cost.distance()),
        MetricResult.Better.LOWER,
        "order " + cost.order() + ", " + note,
        List.of());
  }

  /** Ways to part the data in two, at random. */
  private static List<DataPair> pairs(int count, int real, int generated, long seed) {
    return IntStream.range(0, count)
        .mapToObj(i -> DataPair.of(real, generated, RandomStream.of(seed, FLOOR, i)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static MetricResult withFloor(
      MetricResult result,
      List<DataPair> pairs,
      int dimension,
      Function<DataPair, TransportCost> cost) {
    double rate = 1.0 / Math.max(2, dimension);
    double sum = 0;
    for (DataPair pair : pairs) {
      sum += pair.floor(cost.apply(pair).distance(), rate);
    }
    return pairs.isEmpty()
        ? result
        : result.withPerfect(Map.of(MetricResult.VALUE, sum / pairs.size()));
  }

  private record OnTheLine(double order) implements Metric {
    @Override
    public MetricResult evaluate(MetricInput input) {
      double[] real = Values.doubles(input.real(), "real");
      double[] generated = Values.doubles(input.generated(), "generated");
      return withFloor(
          result(
              cost(real, generated),
              "exact between "
                  + real.length
                  + " real and "
                  + generated.length
                  + " generated items"),
          pairs(PAIRS_ON_THE_LINE, real.length, generated.length, 0),
          1,
          pair ->
              cost(
                  DataPair.select(real, 1, pair.real()),
                  DataPair.select(real, 1, pair.generated())));
    }

    /** Sorts its arguments. */
    private TransportCost cost(double[] first, double[] second) {
      Arrays.sort(first);
      Arrays.sort(second);
      return QuantileCoupling.cost(first, second, order);
    }
  }

  private record InSpace(Parameters parameters) implements Metric {
    @Override
    public int realCount() {
      return parameters.items();
    }

    @Override
    public MetricResult evaluate(MetricInput input) {
      Shape shape = input.real().shape();
      int dimension = shape.dimension();
      double[] real = some(Values.doubles(input.real(), "real"), dimension, 0);
      double[] generated = some(Values.doubles(input.generated(), "generated"), dimension, 1);
      return withFloor(
          result(
              OptimalCoupling.cost(real, generated, dimension, parameters.order(), input),
              "exact between "
                  + of(real.length / dimension, input.real().size())
                  + " real and "
                  + of(generated.length / dimension, input.generated().size())
                  + " generated items"),
          pairs(1, real.length / dimension, generated.length / dimension, parameters.seed()),
          dimension,
          pair ->
              OptimalCoupling.cost(
                  DataPair.select(real, dimension, pair.real()),
                  DataPair.select(real, dimension, pair.generated()),
                  dimension,
                  parameters.order(),
                  input));
    }

    private double[] some(double[] items, int dimension, int side) {
      return Values.sample(
          items,
          dimension,
          parameters.items(),
          RandomStream.of(parameters.seed(), "transported items", side));
    }

    private static String of(int used, int all) {
      return used == all ? Integer.toString(used) : used + " of " + all;
    }
  }
}
