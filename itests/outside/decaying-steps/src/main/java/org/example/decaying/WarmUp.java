package org.example.decaying;

import org.example.stepsize.RuleContext;
import org.example.stepsize.StepSizeRule;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.osgi.service.component.annotations.Component;

/** Another rule's steps, which grow from nothing to that over the first few. */
@Component
@Extension(point = StepSizeRule.POINT, id = "warm-up", title = "Another rule's steps after a warm-up")
public final class WarmUp implements ExtensionFactory<WarmUp.Parameters, RuleContext, StepSizeRule> {
  /** The parameters. */
  public record Parameters(
      @Parameter(description = "Steps until the full size", value = "10", min = 1) int steps,
      @Parameter(description = "The rule", value = "{\"use\": \"polynomial-decay\"}")
          Part<RuleContext, StepSizeRule> then) {}

  @Override
  public StepSizeRule create(Parameters parameters, RuleContext context) {
    if (parameters.steps() > context.steps()) {
      throw new InvalidExperimentException(
          "/steps", "the warm-up is longer than the sampler's " + context.steps() + " steps");
    }
    StepSizeRule then = parameters.then().make(context);
    return index -> then.at(index) * Math.min(1, (index + 1.0) / parameters.steps());
  }
}
