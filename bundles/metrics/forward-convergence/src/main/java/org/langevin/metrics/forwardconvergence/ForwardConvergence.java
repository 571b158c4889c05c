package org.langevin.metrics.forwardconvergence;

import java.util.Optional;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transitions;
import org.langevin.kit.dataset.PerturbedLaw;
import org.langevin.kit.metric.NormalLaw;
import org.osgi.service.component.annotations.Component;

/**
 * How soon the law p_t of the data under the SDE has come to the prior: the time from which on
 *
 * <pre>d(p_t, prior) &lt; threshold</pre>
 *
 * <p>up to the horizon T, where d is the Wasserstein distance W_1 on the line and the sliced one in
 * more dimensions, in the unit of the data. It measures the dataset and the SDE alone, and no
 * samples. The time is found by bisection after a look at the distance at equal steps of time. Told
 * as well: {@code clock}, which is -log m if p_t is the law of m X + b + s Z, and {@code
 * distance-at-horizon}.
 *
 * <p>For an Ornstein-Uhlenbeck process dX = -beta X dt + sqrt(2 beta) dW with a constant rate, p_t
 * depends on beta t alone, and the clock is beta t: it is the smallest beta with which p_1 is as
 * near to the prior. For data at a distance of mu from the prior's mean, whose own shape has been
 * forgotten when they come near, it grows as log mu.
 *
 * <p>The distance is exact, by quadrature, if the dataset is on the line and tells its law, and the
 * prior is normal. Otherwise it is that of a sample, on the line from the prior's exact quantiles
 * if that is normal, and else from a sample of the prior. All times have the same items and the
 * same noise, so that the distance changes with time and not by chance. Samples of the prior itself
 * have a distance, too, which is told as what is perfect: with a threshold below it, the time means
 * little. The distance of a sample is finite also where that of the law is not, as of data without
 * a mean, and then depends on the size of the sample.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "forward-convergence",
    title = "The time at which the data have become the prior",
    formula = "inf {t: d(p_s, prior) < threshold for all s from t to T}, d = W_1 or sliced W_1")
public final class ForwardConvergence
    implements ExtensionFactory<ForwardConvergence.Parameters, MetricContext, Metric> {
  /** What can be chosen. */
  public record Parameters(
      @Parameter(
              description = "The distance below which p_t counts as the prior.",
              unit = "data",
              value = "0.05",
              moreThan = 0)
          double threshold,
      @Parameter(
              description =
                  "How many items are in a sample, and how many of the prior they are compared with,"
                      + " if laws are not known exactly.",
              unit = "items",
              value = "5000",
              min = 2,
              max = 1_000_000)
          int count,
      @Parameter(
              description = "On how many random directions items are projected, if they have any.",
              unit = "projections",
              value = "100",
              min = 1,
              max = 100_000)
          int projections) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Transitions.class, Dataset.class);
  }

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    Sde sde = context.sde().orElseThrow();
    if (sde.coefficients(sde.horizon() / 2).blocks() > 1) {
      throw new InvalidExperimentException(
          "",
          "the convergence of states with velocities is not measured: take an SDE whose states have"
              + " as many numbers as items, or leave this metric out");
    }
    return new Measured(parameters, context.dataset().orElseThrow(), sde);
  }

  private record Measured(Parameters parameters, Dataset dataset, Sde sde) implements Metric {
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
      Approach approach = approach(input);
      return new Convergence(approach, sde, parameters.threshold()).result(input);
    }

    private Approach approach(MetricInput input) {
      boolean line = dataset.shape().dimension() == 1;
      Optional<NormalLaw> prior = line ? NormalLaw.of(sde.prior()) : Optional.empty();
      Optional<PerturbedLaw> laws = dataset.ability(PerturbedLaw.class);
      if (prior.isPresent() && laws.isPresent()) {
        return new ExactApproach(laws.get(), prior.get().law(), sde);
      }
      return prior.isPresent()
          ? QuantileApproach.of(dataset, sde, prior.get(), parameters.count(), input.random())
          : SlicedApproach.of(
              dataset, sde, parameters.count(), parameters.projections(), input.random());
    }
  }
}
