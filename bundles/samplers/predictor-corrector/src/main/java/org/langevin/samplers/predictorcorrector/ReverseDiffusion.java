package org.langevin.samplers.predictorcorrector;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Requirements;
import org.langevin.api.condition.AtTime;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Step;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Sde;
import org.osgi.service.component.annotations.Component;

/**
 * The reverse-diffusion step (Song et al. 2021, appendix E): the forward transition from t' to t is
 * x | x' ~ N(A x' + B, Q I), exactly, and it is turned round to
 *
 * <pre>x' := (2 - A) x - B + Q s(x, t) + sqrt(Q) z,  z ~ N(0, I)</pre>
 *
 * <p>With the noise of a variance-exploding SDE that grows by orders of magnitude, Q is far more
 * accurate than h g^2. One score evaluation a step.
 */
@Component
@Extension(
    point = Step.POINT,
    id = "reverse-diffusion",
    title = "The exact forward transition of a linear SDE, turned round",
    formula = "x' := (2 - A) x - B + Q s(x, t) + sqrt(Q) z, where x | x' ~ N(A x' " + "+ B, Q I)",
    source = "Song et al. 2021")
public final class ReverseDiffusion
    implements ExtensionFactory<ReverseDiffusion.Parameters, SamplerContext, Step> {
  /** No parameters. */
  public record Parameters() {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Sde.class, Marginals.class);
  }

  @Override
  public Step create(Parameters parameters, SamplerContext context) {
    Sde sde = context.sde().orElseThrow();
    AtTime conditions = AtTime.of(context.condition());
    return chunk ->
        (from, to, noise) -> {
          chunk.score(conditions.condition(from));
          Marginal late = sde.marginal(from);
          Marginal early = sde.marginal(to);
          double a = late.scale() / early.scale();
          double b = late.offset() - a * early.offset();
          double q =
              late.deviation() * late.deviation() - a * a * early.deviation() * early.deviation();
          chunk.step(2 - a, q, noise ? Math.sqrt(Math.max(0, q)) : 0, -b);
        };
  }
}
