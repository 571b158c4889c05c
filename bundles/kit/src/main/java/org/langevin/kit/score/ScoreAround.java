package org.langevin.kit.score;

import java.util.Optional;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.score.Score;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A score that is made from another one. It is told what the other is told; of the other's
 * abilities it hands on none but the classes, since its derivatives and its density are others.
 */
@ConsumerType
public abstract class ScoreAround implements Score {
  private final Score inner;

  /** A score around another. */
  protected ScoreAround(Score inner) {
    this.inner = inner;
  }

  /** The other one. */
  protected final Score inner() {
    return inner;
  }

  @Override
  public final Shape shape() {
    return inner.shape();
  }

  @Override
  public final Condition condition() {
    return inner.condition();
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    return type == ClassConditional.class ? inner.ability(type) : Score.super.ability(type);
  }
}
