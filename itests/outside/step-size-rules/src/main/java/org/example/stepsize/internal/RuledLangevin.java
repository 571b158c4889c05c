package org.example.stepsize.internal;

import java.util.List;
import org.example.stepsize.RuleContext;
import org.example.stepsize.StepSizeRule;
import org.langevin.api.condition.Condition;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.kit.sde.NormalPrior;
import org.osgi.service.component.annotations.Component;

/** Langevin steps x := x + h s(x) + sqrt(2 h) z whose sizes h are those of a rule. */
@Component
@Extension(
    point = Sampler.POINT,
    id = "ruled-langevin",
    title = "Langevin dynamics whose steps follow a rule")
public final class RuledLangevin
    implements ExtensionFactory<RuledLangevin.Parameters, SamplerContext, Sampler> {
  /** The parameters. */
  public record Parameters(
      @Parameter(description = "Number of steps", value = "200", min = 1) int steps,
      @Parameter(description = "Sizes of the steps", value = "{\"use\": \"constant-step\"}")
          Part<RuleContext, StepSizeRule> rule,
      @Parameter(description = "Sizes of the steps of the second half", value = "null")
          Part<RuleContext, StepSizeRule> late,
      @Parameter(description = "Rules whose sizes none of the steps exceeds", value = "[]")
          List<Part<RuleContext, StepSizeRule>> limits) {}

  @Override
  public Sampler create(Parameters parameters, SamplerContext context) {
    RuleContext told = new RuleContext(parameters.steps());
    StepSizeRule rule = parameters.rule().make(told);
    StepSizeRule late = parameters.late() == null ? rule : parameters.late().make(told);
    List<StepSizeRule> limits =
        parameters.limits().stream().map(limit -> limit.make(told)).toList();
    return new Sampler() {
      @Override
      public boolean accepts(Condition condition) {
        return condition == Condition.NONE;
      }

      @Override
      public void sample(Chunk chunk) {
        chunk.draw(new NormalPrior(0, 1));
        for (int i = 0; i < parameters.steps(); i++) {
          int index = i;
          double size = (2 * i < parameters.steps() ? rule : late).at(i);
          double least = limits.stream().mapToDouble(limit -> limit.at(index)).min().orElse(size);
          double h = Math.min(size, least);
          chunk.score(0);
          chunk.step(1, h, Math.sqrt(2 * h), 0);
          chunk.progress(i + 1, parameters.steps());
        }
      }
    };
  }
}
