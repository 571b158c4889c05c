package org.langevin.kit.score;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.langevin.api.Capable;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.score.JacobianPass;
import org.langevin.api.score.JacobianVector;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.api.score.VectorJacobian;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A score around another that can do whatever the other can: its values, both products of its
 * Jacobian and its log-density are made of those of the other. What they are made of is closed
 * here.
 */
@ConsumerType
public abstract class ScoreDecorator extends ScoreAround {
  /** A score around another. */
  protected ScoreDecorator(Score inner) {
    super(inner);
  }

  /**
   * An evaluator, for one thread.
   *
   * @param evaluator of the other score, to be called and not to be closed
   * @param capacity the largest number of items in one call
   */
  protected abstract ScoreEvaluator evaluator(ScoreEvaluator evaluator, int capacity);

  /**
   * A pass for products of the Jacobian, from either side, for one thread.
   *
   * @param pass of the other score, to be called and not to be closed
   * @param capacity the largest number of items in one call
   */
  protected abstract JacobianPass product(JacobianPass pass, int capacity);

  /**
   * A pass for log-densities, for one thread.
   *
   * @param pass of the other score, to be called and not to be closed
   * @param capacity the largest number of items in one call
   */
  protected abstract LogDensity.Pass logDensity(LogDensity.Pass pass, int capacity);

  /**
   * {@link LogDensity#isNormalized}: whether log-densities at different conditions can be compared.
   * By default they cannot.
   *
   * @param density of the other score
   */
  protected boolean isNormalized(LogDensity density) {
    return false;
  }

  /**
   * Asks the other score for something; may say whose fault it is if that fails.
   *
   * @param what in words: {@code an evaluator}
   */
  protected <T> T asked(String what, Supplier<T> question) {
    return question.get();
  }

  @Override
  public ScoreEvaluator open(int capacity) {
    ScoreEvaluator inner = asked("an evaluator", () -> inner().open(capacity));
    return new Evaluator(evaluator(inner, capacity), inner);
  }

  /** The other score is asked for no more than what is wanted, since it may ask another itself. */
  @Override
  public <A> Optional<A> ability(Class<A> type) {
    Optional<?> made = Optional.empty();
    if (type == VectorJacobian.class) {
      made =
          offered(VectorJacobian.class)
              .<VectorJacobian>map(able -> capacity -> opened(able::open, capacity));
    } else if (type == JacobianVector.class) {
      made =
          offered(JacobianVector.class)
              .<JacobianVector>map(able -> capacity -> opened(able::open, capacity));
    } else if (type == LogDensity.class) {
      made = offered(LogDensity.class).map(Density::new);
    } else if (type == ClassConditional.class) {
      made = offered(ClassConditional.class);
    }
    return Capable.offer(type, this, made.orElse(null));
  }

  private <A> Optional<A> offered(Class<A> type) {
    return asked("an ability", () -> inner().ability(type));
  }

  private JacobianPass opened(IntFunction<JacobianPass> open, int capacity) {
    JacobianPass inner = asked("a pass", () -> open.apply(capacity));
    return new Product(product(inner, capacity), inner);
  }

  private record Evaluator(ScoreEvaluator outer, ScoreEvaluator inner) implements ScoreEvaluator {
    @Override
    public void forward(Batch batch, float[] score) {
      outer.forward(batch, score);
    }

    @Override
    public void close() {
      outer.close();
      inner.close();
    }
  }

  private record Product(JacobianPass outer, JacobianPass inner) implements JacobianPass {
    @Override
    public void evaluate(Batch batch, float[] vector, float[] score, float[] product) {
      outer.evaluate(batch, vector, score, product);
    }

    @Override
    public void close() {
      outer.close();
      inner.close();
    }
  }

  private final class Density implements LogDensity {
    private final LogDensity density;

    Density(LogDensity density) {
      this.density = density;
    }

    @Override
    public boolean isNormalized() {
      return ScoreDecorator.this.isNormalized(density);
    }

    @Override
    public Pass open(int capacity) {
      Pass inner = asked("a log-density", () -> density.open(capacity));
      Pass outer = logDensity(inner, capacity);
      return new Pass() {
        @Override
        public void evaluate(Batch batch, double[] logDensity) {
          outer.evaluate(batch, logDensity);
        }

        @Override
        public void close() {
          outer.close();
          inner.close();
        }
      };
    }
  }
}
