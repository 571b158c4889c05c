package org.langevin.metrics.forwardbounds;

import java.util.Optional;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Requirements;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Sde;
import org.langevin.kit.dataset.NormalComponents;
import org.langevin.kit.dataset.PerturbedLaw;
import org.langevin.kit.metric.NormalLaw;
import org.osgi.service.component.annotations.Component;

/**
 * The total variation distance of the law p_t of a mixture of normal laws on the line from the
 * prior q, by quadrature, beside upper bounds in closed form. With component k of weight w_k at
 * time t N(mu_k, v_k), q = N(alpha, s^2) and the distance of a mixture no larger than the mean of
 * its components' distances (Paton 2023, lemma 5.1), they are
 *
 * <pre>
 * TV(p_t, q) &lt;= sum_k w_k [c |v_k - s^2| / max(v_k, s^2) + |mu_k - alpha| / (2 max(v_k^1/2, s))]
 * TV(p_t, q) &lt;= 1/2 sum_k w_k [v_k / s^2 - 1 - log(v_k / s^2) + (mu_k - alpha)^2 / s^2]^1/2
 * TV(p_t, q) &lt;= 1/2 sum_k w_k [v_k / s^2 - 1 + (mu_k - alpha)^2 / s^2]^1/2 if all v_k >= s^2
 * </pre>
 *
 * <p>The first is a bound with c = 3/2 (Devroye, Mehrabian and Reddad 2018, theorem 1.3); the
 * thesis's theorem 5.1 and corollary 5.3 have c = 1/2, with which it fails where a component is
 * much wider than the prior, or narrower. The second is Pinsker's. The third, its proposition 5.1,
 * follows from that, and is (mu_k - alpha)^2 2 beta / sigma^2 there; the thesis has the inverse of
 * that factor, which is the same where s = 1.
 *
 * <p>{@code value} is the largest ratio of the distance to the first bound with c = 3/2, {@code
 * ratio-half} with c = 1/2, {@code ratio-pinsker} to the second and {@code ratio-proposition} to
 * the third, over 60 times up to the horizon: at most 1 where it is a bound. Measures the dataset
 * and the SDE alone.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "forward-bounds",
    title = "The distance of a diffused mixture from the prior, beside its bounds",
    formula = "max_t TV(p_t, q) / bound(t)",
    source = "Paton 2023; Devroye, Mehrabian and Reddad 2018")
public final class ForwardBounds
    implements ExtensionFactory<ForwardBounds.Parameters, MetricContext, Metric> {
  /** No parameters. */
  public record Parameters() {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(
        Dataset.class, NormalComponents.class, PerturbedLaw.class, Sde.class, Marginals.class);
  }

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    Dataset dataset = context.dataset().orElseThrow();
    Sde sde = context.sde().orElseThrow();
    NormalLaw prior =
        NormalLaw.of(sde.prior())
            .orElseThrow(
                () ->
                    new InvalidExperimentException(
                        "", "the bounds are for a normal prior; take another SDE"));
    return new Bounded(
        new Bounds(
            sde,
            prior,
            ability(dataset.ability(NormalComponents.class)).components(),
            ability(dataset.ability(PerturbedLaw.class))));
  }

  private static <A> A ability(Optional<A> required) {
    return required.orElseThrow();
  }

  private record Bounded(Bounds bounds) implements Metric {
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
      return bounds.result(input);
    }
  }
}
