package org.langevin.kit.sampler;

import java.util.OptionalDouble;
import org.langevin.api.condition.Condition;
import org.langevin.api.sampler.Sampler;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A sampler that asks for the score at one condition, see {@link FixedCondition}, and so drives
 * scores of any kind.
 */
@ConsumerType
public interface FixedConditionSampler extends Sampler {
  /** The condition; 0 if the score is conditioned on nothing. */
  double condition();

  @Override
  default boolean accepts(Condition asked) {
    return true;
  }

  @Override
  default OptionalDouble fixedCondition() {
    return OptionalDouble.of(condition());
  }
}
