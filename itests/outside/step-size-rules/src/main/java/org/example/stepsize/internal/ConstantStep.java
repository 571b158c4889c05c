package org.example.stepsize.internal;

import org.example.stepsize.RuleContext;
import org.example.stepsize.StepSizeRule;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.osgi.service.component.annotations.Component;

/** All steps are of one size. */
@Component
@Extension(point = StepSizeRule.POINT, id = "constant-step", title = "Steps of one size")
public final class ConstantStep
    implements ExtensionFactory<ConstantStep.Parameters, RuleContext, StepSizeRule> {
  /** The parameters. */
  public record Parameters(
      @Parameter(description = "Size of a step", value = "0.1", moreThan = 0) double size) {}

  @Override
  public StepSizeRule create(Parameters parameters, RuleContext context) {
    return index -> parameters.size();
  }
}
