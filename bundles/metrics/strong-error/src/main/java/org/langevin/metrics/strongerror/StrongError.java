package org.langevin.metrics.strongerror;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.Requirements;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.SchemeContext;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transitions;
import org.langevin.kit.sde.ExactSolution;
import org.osgi.service.component.annotations.Component;

/**
 * The strong error of a scheme for the experiment's SDE at its horizon T,
 *
 * <pre>E |X_T - X^_T|</pre>
 *
 * <p>with the Euclidean norm, in the unit of the data, where X is the exact solution and X^ that of
 * the scheme, both from the same items and on the same Brownian paths (Kloeden and Platen 1992,
 * section 9.6). It measures the SDE and the scheme alone, and no samples. The error at an earlier
 * time is in the figure.
 *
 * <p>For an Ornstein-Uhlenbeck process with rate beta and stationary variance 1, Euler-Maruyama
 * with steps h has at large T an error of about beta h (5 / 12 pi)^(1/2) on the line, which is
 * linear in both as long as beta h is small. Beyond beta h = 1 its states leap over their mean, and
 * beyond 2 they grow without bound: the result says so.
 *
 * <p>For states without velocities, since the exact solution must be known.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "strong-error",
    title = "Strong error of a scheme: the mean distance from the exact solution",
    formula = "E |X_T - X^_T| on the same Brownian paths",
    source = "Kloeden and Platen 1992")
public final class StrongError
    implements ExtensionFactory<StrongError.Parameters, MetricContext, Metric> {
  /** Items of the dataset and the numbers of paths come from streams of their own. */
  private static final int STARTS = 0;

  private static final int PATHS = 1;

  /** What can be chosen. */
  public record Parameters(
      @Parameter(
              description = "The scheme that is measured.",
              value = "{\"use\": \"euler-maruyama\"}")
          Part<SchemeContext, Scheme> scheme,
      @Parameter(
              description = "How many steps of equal length it takes from 0 to the horizon.",
              unit = "steps",
              value = "100",
              min = 1,
              max = 1_000_000)
          int steps,
      @Parameter(
              description =
                  "How many paths the mean is taken of. They begin at held-out items of the dataset,"
                      + " and at each several times if there are fewer.",
              unit = "paths",
              value = "10000",
              min = 2,
              max = 10_000_000)
          int paths) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Transitions.class, Dataset.class);
  }

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    Sde sde = context.sde().orElseThrow();
    return new Measured(
        context.dataset().orElseThrow(),
        new Schemes(
            parameters.scheme().make(new SchemeContext(sde)),
            ExactSolution.of(sde, "take another SDE, or leave this metric out"),
            sde.horizon(),
            parameters.steps()),
        parameters.paths());
  }

  private record Measured(Dataset dataset, Schemes schemes, int paths) implements Metric {
    @Override
    public boolean needsSamples() {
      return false;
    }

    @Override
    public int realCount() {
      return 1;
    }

    @Override
    public MetricResult evaluate(MetricInput input) {
      Items starts = dataset.heldOut(paths, input.random().child(STARTS));
      Errors errors =
          Errors.of(schemes, starts, paths, input.random().child(PATHS).nextLong(), input);
      int last = errors.times().length - 1;
      Map<String, Double> values = new LinkedHashMap<>();
      values.put(MetricResult.VALUE, errors.means()[last]);
      values.put(MetricResult.STANDARD_ERROR, errors.deviations()[last] / Math.sqrt(paths));
      String note =
          String.format(
              Locale.ROOT,
              "%d paths, %d steps of %.3g",
              paths,
              schemes.steps(),
              schemes.horizon() / schemes.steps());
      return new MetricResult(values, MetricResult.Better.LOWER, note, List.of(chart(errors)))
          .withCaution(Stability.caution(schemes, dataset.shape().dimension()));
    }

    private static LineChart chart(Errors errors) {
      double[] lower = errors.means().clone();
      double[] upper = errors.means().clone();
      for (int i = 0; i < lower.length; i++) {
        lower[i] = Math.max(0, lower[i] - errors.deviations()[i]);
        upper[i] += errors.deviations()[i];
      }
      return new LineChart(
          "strong-error",
          "Distance of the scheme's solution from the exact one",
          "The mean over paths, in a band of their standard deviation.",
          Axis.of("time"),
          Axis.of("|X - X^| (data)", 0, Double.NaN),
          List.of(
              new LineChart.Curve("mean distance", errors.times(), errors.means(), lower, upper)));
    }
  }
}
