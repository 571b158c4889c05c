package org.langevin.metrics.totalvariation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Density;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.kit.metric.Values;
import org.osgi.service.component.annotations.Component;

/**
 * The total variation distance of the samples' law Q from the data's P on a partition of the line
 * or the plane in K blocks,
 *
 * <pre>1/2 sum_j |P(B_j) - m_j / m|,</pre>
 *
 * <p>where m_j of the m samples are in the block B_j. Blocks are those of a histogram whose edges
 * are quantiles of the n held-out items: of the line, about K intervals of equal shares, of the
 * plane, strips of equal shares that are each cut so; and what lies beyond the outermost items.
 * Unless told, K is min(n, m)^(d / (d + 2)), 21 on the line and 100 in the plane for 10,000 items
 * and samples.
 *
 * <p>Where the density of the data is known, P(B_j) is its integral, if these come to 1 within
 * 0.001; otherwise it is r_j / (n + 1), where the edges leave r_j of the n + 1 spacings of the
 * items to the block.
 *
 * <p>There are two biases. What differs within a block is not seen, so that the value for
 * infinitely many samples is at most the total variation. And shares of samples vary: perfect
 * samples give what is told of them, which is exact for any law without atoms. With the integrals
 * m_j is binomial; with spacings P(B_j) has the beta law of r_j and n + 1 - r_j (Tukey 1947), and
 * m_j is beta-binomial. A value far above it is too large by less than that.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "total-variation",
    title = "Total variation distance on a histogram",
    formula = "1/2 sum_j |P(B_j) - Q(B_j)|, blocks B_j with edges at quantiles of P",
    source = "Tukey 1947")
public final class TotalVariation
    implements ExtensionFactory<TotalVariation.Parameters, MetricContext, Metric> {
  private static final int MOST_REAL = 100_000;
  private static final int FEWEST = 4;

  /** What can be chosen. */
  public record Parameters(
      @Parameter(
              description =
                  "How many blocks of equal shares the histogram has, about; null for min(n, m)^(d / (d + 2)) of n"
                      + " held-out items and m samples in d dimensions",
              value = "null",
              min = 2,
              max = 1_000_000)
          Integer blocks) {}

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    checkDimension(context.shape());
    Optional<Density> density = context.dataset().flatMap(data -> data.ability(Density.class));
    return new OnBlocks(parameters.blocks(), density);
  }

  private static void checkDimension(Shape shape) {
    if (shape.dimension() > 2) {
      throw new InvalidExperimentException(
          "a histogram is of one or two dimensions, but items have "
              + shape.dimension()
              + "; take a dataset of few dimensions, or another metric, such as kl-divergence or"
              + " sliced-wasserstein");
    }
  }

  private record OnBlocks(Integer wanted, Optional<Density> density) implements Metric {
    @Override
    public int realCount() {
      return MOST_REAL;
    }

    @Override
    public MetricResult evaluate(MetricInput input) {
      int dimension = input.real().shape().dimension();
      double[] real = Values.doubles(input.real(), "real");
      double[] generated = Values.doubles(input.generated(), "generated");
      int n = input.real().size();
      int m = input.generated().size();
      if (n < FEWEST) {
        throw new InvalidExperimentException(
            "a histogram needs at least " + FEWEST + " real items, but there are " + n);
      }
      double rule = StrictMath.pow(Math.min(n, m), dimension / (dimension + 2.0));
      int count = Math.max(2, Math.min(wanted == null ? (int) rule : wanted, n / 2));
      Blocks blocks = Blocks.of(real, dimension, count);
      Optional<double[]> integrals =
          density.flatMap(p -> new Integrals(p, blocks, real).probabilities());
      double[] shares = integrals.orElseGet(blocks::shares);
      int[] counts = blocks.counts(generated);
      double value = 0;
      double perfect = 0;
      double tilt = 0;
      for (int j = 0; j < counts.length; j++) {
        double difference = shares[j] - (double) counts[j] / m;
        value += Math.abs(difference) / 2;
        tilt -= Math.signum(difference) * counts[j] / m;
        perfect +=
            (integrals.isPresent()
                    ? MeanDeviation.binomial(m, shares[j])
                    : MeanDeviation.betaBinomial(m, blocks.spacings(j), n + 1 - blocks.spacings(j)))
                / 2;
      }
      double variance = (1 - tilt * tilt) * (1.0 / m + (integrals.isPresent() ? 0 : 1.0 / n)) / 4;
      Map<String, Double> values = new LinkedHashMap<>();
      values.put(MetricResult.VALUE, value);
      values.put(MetricResult.STANDARD_ERROR, Math.sqrt(Math.max(0, variance)));
      String note =
          String.format(
              Locale.ROOT,
              "%d blocks with shares of the data from %s, %d samples; what differs within a block"
                  + " is not seen, and the value of perfect samples is that of chance",
              counts.length,
              integrals.isPresent() ? "its density" : n + " held-out items",
              m);
      MetricResult result =
          new MetricResult(
                  values, MetricResult.Better.LOWER, note, figures(blocks, shares, counts, m))
              .withPerfect(Map.of(MetricResult.VALUE, perfect));
      return blocks.tied()
          ? result.withCaution(
              "held-out items repeat, so that the data's law has atoms: blocks have unequal shares,"
                  + " and samples beside an atom may count as if they were on it")
          : result;
    }

    private static List<Figure> figures(Blocks blocks, double[] shares, int[] counts, int m) {
      double[] cuts = blocks.cuts();
      if (!blocks.ofTheLine() || cuts.length < 2) {
        return List.of();
      }
      double[] x = new double[cuts.length - 1];
      double[] data = new double[x.length];
      double[] samples = new double[x.length];
      for (int j = 0; j < x.length; j++) {
        double width = cuts[j + 1] - cuts[j];
        x[j] = (cuts[j] + cuts[j + 1]) / 2;
        data[j] = shares[j + 1] / width;
        samples[j] = (double) counts[j + 1] / m / width;
      }
      return List.of(
          new LineChart(
              "total-variation",
              "Shares of the blocks",
              "The shares of the data and of the samples in each block between two edges, as"
                  + " densities; the two outer blocks have no end.",
              Axis.of("x (data)", Double.NaN, Double.NaN),
              Axis.of("density", 0, Double.NaN),
              List.of(
                  LineChart.Curve.of("data", x, data), LineChart.Curve.of("samples", x, samples))));
    }
  }
}
