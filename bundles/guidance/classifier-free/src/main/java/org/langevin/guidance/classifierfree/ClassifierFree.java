package org.langevin.guidance.classifierfree;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.guidance.Guidance;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.score.ClassConditional;
import org.osgi.service.component.annotations.Component;

/**
 * Classifier-free guidance (Ho and Salimans 2022): where an item is to be of class y, the score
 *
 * <pre>s(x, c) + w [s(x, c, y) - s(x, c)]</pre>
 *
 * <p>of p_c(x) p_c(y | x)^w, up to a constant. The paper's weight is w - 1. With w = 1 it is the
 * network's own score of the class; above, samples are more typical of it and less varied. The
 * network must have learnt both scores: {@code unlabelled} in training withholds a share of the
 * classes. Costs two evaluations.
 */
@Component
@Extension(
    point = Guidance.POINT,
    id = "classifier-free",
    title = "Classifier-free guidance towards the class of each sample",
    formula = "s(x, c) + w [s(x, c, y) - s(x, c)]",
    source = "Ho and Salimans 2022")
public final class ClassifierFree
    implements ExtensionFactory<ClassifierFree.Parameters, SamplerContext, Guidance> {
  /**
   * The parameters.
   *
   * @param scale w
   */
  public record Parameters(
      @Parameter(
              description =
                  "Scale w of s(x) + w [s(x, class) - s(x)]: 0 for no class, 1 for the class as the"
                      + " network has it, more for samples that are more typical of it",
              value = "3",
              min = 0,
              max = 1000)
          double scale) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(ClassConditional.class);
  }

  @Override
  public Guidance create(Parameters parameters, SamplerContext context) {
    return score -> new GuidedScore(score, parameters.scale());
  }
}
