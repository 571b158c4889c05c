package org.example.decaying;

import org.example.stepsize.RuleContext;
import org.example.stepsize.StepSizeRule;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.osgi.service.component.annotations.Component;

/** Steps of the sizes first (1 + i)^-decay (Welling and Teh 2011). */
@Component
@Extension(
    point = StepSizeRule.POINT,
    id = "polynomial-decay",
    title = "Steps that shrink by a power of their number")
public final class PolynomialDecay
    implements ExtensionFactory<PolynomialDecay.Parameters, RuleContext, StepSizeRule> {
  /** The parameters. */
  public record Parameters(
      @Parameter(description = "Size of the first step", value = "0.2", moreThan = 0) double first,
      @Parameter(description = "Power", value = "0.33", min = 0, max = 1) double decay) {}

  @Override
  public StepSizeRule create(Parameters parameters, RuleContext context) {
    return index -> parameters.first() * Math.pow(1 + index, -parameters.decay());
  }
}
