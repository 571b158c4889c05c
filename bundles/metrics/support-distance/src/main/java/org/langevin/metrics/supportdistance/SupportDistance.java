package org.langevin.metrics.supportdistance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.dataset.Support;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.osgi.service.component.annotations.Component;

/**
 * How far samples are from the set on which the data lie,
 *
 * <pre>E d(x, M), d(x, M) = min over y in M of |x - y|</pre>
 *
 * <p>in the unit of the data, where M is the dataset's exact support. Told as well: {@code
 * share-beyond}, the share of samples that are further away than a given distance, with its
 * standard error, and {@code largest}, the largest distance. The metric sees whether samples are on
 * the support, not whether they are everywhere on it.
 *
 * <p>Perfect samples are the held-out items: at distance 0 (of items in float32, at their rounding)
 * if the data have no noise, and else as far as the noise carries them. Of the largest distance it
 * is the mean over as many of them as there are samples, and not known if there are more samples.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "support-distance",
    title = "Distance of samples from the support",
    formula = "E d(x, M), d(x, M) = min over y in the support M of |x - y|")
public final class SupportDistance
    implements ExtensionFactory<SupportDistance.Parameters, MetricContext, Metric> {
  private static final String BEYOND = "share-beyond";
  private static final String LARGEST = "largest";

  /** Of the width of a figure: a curve that is narrower looks like the axis. */
  private static final double LEAST_SEEN = 0.01;

  /** What can be chosen. */
  public record Parameters(
      @Parameter(
              description =
                  "Samples further than this from the support are counted as share-beyond.",
              unit = "data",
              value = "0.1",
              moreThan = 0)
          double beyond) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Support.class);
  }

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    Support support = context.dataset().flatMap(data -> data.ability(Support.class)).orElseThrow();
    return input -> evaluate(support, parameters.beyond(), input);
  }

  private static MetricResult evaluate(Support support, double beyond, MetricInput input) {
    Distances generated = Distances.of(support, input.generated(), "generated", input);
    Distances real = Distances.of(support, input.real(), "real", input);
    int count = generated.count();
    double share = generated.shareBeyond(beyond);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(MetricResult.VALUE, generated.mean());
    values.put(BEYOND, share);
    values.put(LARGEST, generated.largest());
    if (count > 1) {
      values.put(MetricResult.STANDARD_ERROR, generated.standardError());
      values.put(
          BEYOND + "-" + MetricResult.STANDARD_ERROR, Math.sqrt(share * (1 - share) / count));
    }
    Map<String, Double> perfect = new LinkedHashMap<>();
    perfect.put(MetricResult.VALUE, real.mean());
    perfect.put(BEYOND, real.shareBeyond(beyond));
    if (count <= real.count()) {
      perfect.put(LARGEST, real.largestOf(count));
    }
    String note =
        String.format(
            Locale.ROOT,
            "%d samples beside %d held-out items, beyond %s",
            count,
            real.count(),
            beyond);
    return new MetricResult(
            values, MetricResult.Better.LOWER, note, List.of(chart(generated, real)))
        .withPerfect(perfect);
  }

  private static LineChart chart(Distances generated, Distances real) {
    boolean seen = real.largest() > generated.largest() * LEAST_SEEN;
    List<LineChart.Curve> curves = new ArrayList<>();
    if (seen) {
      curves.add(real.curve("held out"));
    }
    curves.add(generated.curve("samples"));
    return new LineChart(
        "support-distance",
        "Distance from the support",
        "The share of samples that are further from the support than a distance"
            + (seen
                ? ", and that of held-out items."
                : ". Held-out items are too near to it to be seen here."),
        Axis.of("distance (data)", 0, Double.NaN),
        Axis.of("share further away", 0, 1),
        curves);
  }
}
