package org.example.stepsize;

import org.langevin.api.ExtensionPoint;
import org.osgi.annotation.versioning.ConsumerType;

/** How the steps of a sampler follow each other. */
@ConsumerType
@ExtensionPoint(
    id = StepSizeRule.POINT,
    one = "a step-size rule",
    title = "How large a sampler's steps are")
public interface StepSizeRule {
  /** The name of the extension point. */
  String POINT = "step-size-rule";

  /**
   * The size of a step.
   *
   * @param index from 0
   */
  double at(int index);
}
