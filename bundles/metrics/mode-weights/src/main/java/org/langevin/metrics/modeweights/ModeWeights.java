package org.langevin.metrics.modeweights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Requirements;
import org.langevin.api.dataset.Modes;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.BarChart;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.kit.metric.Values;
import org.osgi.service.component.annotations.Component;

/**
 * The error of the mixing proportions: each sample counts for its most probable mode, and the
 * distance of the shares from the true weights is the total variation
 *
 * <pre>1/2 sum_k |w_k - share_k|</pre>
 *
 * <p>between 0 and 1 (compare Song and Ermon 2019, section 3.2.2). The shares themselves are told
 * as {@code mode-1}, {@code mode-2} and so on. Where modes overlap, the shares of perfect samples
 * are not the weights: the metric is for modes that are apart.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "mode-weights",
    title = "Error of the mixing proportions",
    formula = "1/2 sum_k |w_k - share_k|",
    source = "Song and Ermon 2019")
public final class ModeWeights
    implements ExtensionFactory<ModeWeights.Parameters, MetricContext, Metric> {
  /** Nothing can be chosen. */
  public record Parameters() {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Modes.class);
  }

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    return new Shares(
        context.dataset().flatMap(data -> data.ability(Modes.class)).orElseThrow(),
        context.shape().dimension());
  }

  private record Shares(Modes modes, int dimension) implements Metric {
    @Override
    public int realCount() {
      return 1;
    }

    @Override
    public MetricResult evaluate(MetricInput input) {
      double[] weights = modes.weights();
      float[] samples = Values.of(input.generated(), "generated");
      long[] counts = new long[weights.length];
      for (int offset = 0; offset < samples.length; offset += dimension) {
        counts[modes.nearest(samples, offset)]++;
      }
      return result(weights, counts, samples.length / dimension);
    }

    private static MetricResult result(double[] weights, long[] counts, int count) {
      Map<String, Double> values = new LinkedHashMap<>();
      Map<String, Double> perfect = new LinkedHashMap<>();
      double[] shares = new double[weights.length];
      double sum = 0;
      double expected = 0;
      double visited = 0;
      double all = 0;
      for (int k = 0; k < weights.length; k++) {
        shares[k] = counts[k] / (double) count;
        sum += Math.abs(weights[k] - shares[k]);
        // The mean absolute error of a share of independent perfect samples, by the normal law.
        expected += Math.sqrt(weights[k] * (1 - weights[k]) / count * 2 / Math.PI);
        visited += counts[k] > 0 ? 1 : 0;
        all += weights[k] > 0 ? -StrictMath.expm1(count * StrictMath.log1p(-weights[k])) : 0;
      }
      values.put(MetricResult.VALUE, sum / 2);
      values.put("visited-modes", visited);
      for (int k = 0; k < weights.length; k++) {
        values.put("mode-" + (k + 1), shares[k]);
        perfect.put("mode-" + (k + 1), weights[k]);
      }
      perfect.put(MetricResult.VALUE, expected / 2);
      perfect.put("visited-modes", all);
      String note = String.format(Locale.ROOT, "%d samples among %d modes", count, weights.length);
      return new MetricResult(
              values, MetricResult.Better.LOWER, note, List.of(chart(weights, shares, count)))
          .withPerfect(perfect);
    }

    private static BarChart chart(double[] weights, double[] shares, int count) {
      List<String> names = new ArrayList<>();
      double[] errors = new double[shares.length];
      Arrays.setAll(errors, k -> Math.sqrt(shares[k] * (1 - shares[k]) / count));
      for (int k = 1; k <= weights.length; k++) {
        names.add(Integer.toString(k));
      }
      return new BarChart(
          "mode-weights",
          "Shares of the modes",
          "The weights of the modes, and the shares of samples that are nearest to them with their"
              + " standard errors.",
          Axis.named("mode", names),
          Axis.of("share", 0, Double.NaN),
          List.of(
              new BarChart.Group("exact", weights), new BarChart.Group("samples", shares, errors)));
    }
  }
}
