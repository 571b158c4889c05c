package org.example.decaying;

import org.example.stepsize.RuleContext;
import org.example.stepsize.StepSizeRule;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.osgi.service.component.annotations.Component;

/** A rule whose author has made a mistake: it looks into a table that is too short. */
@Component
@Extension(point = StepSizeRule.POINT, id = "table", title = "Steps from a table")
public final class StepTable implements ExtensionFactory<StepTable.Parameters, RuleContext, StepSizeRule> {
  /** The parameters. */
  public record Parameters(
      @Parameter(description = "The sizes", value = "[]", moreThan = 0) double[] sizes) {}

  @Override
  public StepSizeRule create(Parameters parameters, RuleContext context) {
    double first = parameters.sizes()[0];
    return index -> index == 0 ? first : parameters.sizes()[index];
  }
}
