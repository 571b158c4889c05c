package org.langevin.metrics.fisherdivergence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.Unused;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Marginals;
import org.langevin.kit.metric.Values;
import org.osgi.service.component.annotations.Component;

/**
 * The Fisher divergence of a learned score from the exact one,
 *
 * <pre>E |s(x, c) - grad log p_c(x)|^2</pre>
 *
 * <p>twice the objective of explicit score matching (Hyvärinen 2005, equation 2), in squared units
 * of 1 / data. p_c is the law of the data perturbed as the condition c says: to time c by the SDE,
 * or by noise of deviation c. The expectation is over held-out data perturbed alike (which makes it
 * the divergence), over the samples perturbed alike, or over a grid around the data.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "fisher-divergence",
    title = "Fisher divergence: squared error of the score",
    formula = "E |s(x, c) - grad log p_c(x)|^2",
    source = "Hyvärinen 2005")
public final class FisherDivergence
    implements ExtensionFactory<FisherDivergence.Parameters, MetricContext, Metric> {
  private static final int POINTS = 100;

  /** Where errors are looked for. */
  public enum Over {
    /** At held-out items. */
    REAL,
    /** At samples. */
    GENERATED,
    /** On a regular grid around the held-out items, in one or two dimensions. */
    GRID
  }

  /** What can be chosen. */
  public record Parameters(
      @Parameter(
              description =
                  "The points over which the squared error is averaged: held-out items (real), the"
                      + " samples (generated), or a grid around the held-out items (grid, for one or"
                      + " two dimensions).",
              value = "real")
          Over over,
      @Parameter(
              description =
                  "The condition of the score: the time, or the noise level; for an unconditional"
                      + " score, the deviation of the noise in the exact score that it is compared"
                      + " with. By default the data as little perturbed as can be: a thousandth of"
                      + " the SDE's horizon, the smallest noise level, or no noise.",
              unit = "time or data",
              value = "null")
          Double condition,
      @Parameter(
              description = "How many grid points there are along each axis.",
              value = "" + POINTS,
              min = 2,
              max = 2000)
          int points) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(PerturbedDensity.class, ScoreNetwork.class).ofAny(Marginals.class);
  }

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    if (parameters.over() != Over.GRID) {
      Unused.check("/points", parameters.points(), POINTS, "a grid");
    }
    if (parameters.over() == Over.GRID && context.shape().dimension() > 2) {
      throw new InvalidExperimentException(
          "/over",
          "a grid has one or two dimensions, but items have "
              + context.shape().dimension()
              + "; take real or generated");
    }
    return new Divergence(parameters, Target.of(parameters.condition(), context));
  }

  private record Divergence(Parameters parameters, Target target) implements Metric {
    @Override
    public MetricResult evaluate(MetricInput input) {
      float[] real = target.perturbed(Values.of(input.real(), "real"), input.random().child(0));
      Region region = Region.around(real, target.density().dimension());
      float[] points =
          switch (parameters.over()) {
            case REAL -> real;
            case GENERATED ->
                target.perturbed(
                    Values.of(input.generated(), "generated"), input.random().child(1));
            case GRID -> region.grid(parameters.points());
          };
      Errors errors = Errors.of(Scores.at(points, target, input));
      return new MetricResult(
          errors.values(),
          MetricResult.Better.LOWER,
          note(errors),
          new Pictures(target, region, real).draw(input));
    }

    private String note(Errors errors) {
      String note =
          "over "
              + errors.count
              + " "
              + switch (parameters.over()) {
                case REAL -> "held-out items";
                case GENERATED -> "samples";
                case GRID -> "points of a grid";
              }
              + ", "
              + target.description();
      return errors.skipped == 0
          ? note
          : note + ", without " + errors.skipped + " where the exact score is not finite";
    }
  }

  /**
   * Mean squares.
   *
   * @param count points counted
   * @param skipped points where the exact score is not finite
   * @param error mean of |s - s*|^2
   * @param deviation of |s - s*|^2
   * @param square mean of |s*|^2
   */
  private record Errors(int count, int skipped, double error, double deviation, double square) {
    static Errors of(Scores scores) {
      int count = 0;
      double error = 0;
      double fourth = 0;
      double square = 0;
      for (int i = 0; i < scores.size(); i++) {
        if (Double.isFinite(scores.square(i))) {
          double squared = scores.squaredError(i);
          if (!Double.isFinite(squared)) {
            throw new InvalidExperimentException("the learned score is not finite at point " + i);
          }
          count++;
          error += squared;
          fourth += squared * squared;
          square += scores.square(i);
        }
      }
      if (count == 0) {
        throw new InvalidExperimentException(
            "/condition", "the exact score is nowhere finite: ask for a larger condition");
      }
      double mean = error / count;
      return new Errors(
          count,
          scores.size() - count,
          mean,
          Math.sqrt(Math.max(0, fourth / count - mean * mean)),
          square / count);
    }

    Map<String, Double> values() {
      Map<String, Double> values = new LinkedHashMap<>();
      values.put(MetricResult.VALUE, error);
      values.put("standard-error", deviation / Math.sqrt(count));
      values.put("exact-square", square);
      if (square > 0) {
        values.put("relative", error / square);
      }
      return values;
    }
  }
}
