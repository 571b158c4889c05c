package org.langevin.kit.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.score.JacobianPass;
import org.langevin.api.score.JacobianVector;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.api.score.VectorJacobian;

class ScoreDecoratorTest {
  private static final Batch ITEM = new Batch(1, new float[] {3}, new float[1]);

  private final List<Class<?>> asked = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();

  /** s(x) = -2 x of one number, with all that a score can do, and none of it if it is told so. */
  private final class Linear implements Score {
    private final boolean able;

    Linear(boolean able) {
      this.able = able;
    }

    @Override
    public Shape shape() {
      return Shape.point(1);
    }

    @Override
    public Condition condition() {
      return Condition.NONE;
    }

    @Override
    public ScoreEvaluator open(int capacity) {
      return new ScoreEvaluator() {
        @Override
        public void forward(Batch batch, float[] score) {
          score[0] = -2 * batch.x()[0];
        }

        @Override
        public void close() {
          closed.add("evaluator");
        }
      };
    }

    private JacobianPass pass() {
      return new JacobianPass() {
        @Override
        public void evaluate(Batch batch, float[] vector, float[] score, float[] product) {
          score[0] = -2 * batch.x()[0];
          product[0] = -2 * vector[0];
        }

        @Override
        public void close() {
          closed.add("pass");
        }
      };
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      asked.add(type);
      if (!able) {
        return Optional.empty();
      }
      VectorJacobian left = capacity -> pass();
      JacobianVector right = capacity -> pass();
      LogDensity density =
          new LogDensity() {
            @Override
            public Pass open(int capacity) {
              return new Pass() {
                @Override
                public void evaluate(Batch batch, double[] logDensity) {
                  logDensity[0] = -batch.x()[0] * batch.x()[0];
                }

                @Override
                public void close() {
                  closed.add("density");
                }
              };
            }

            @Override
            public boolean isNormalized() {
              return true;
            }
          };
      ClassConditional classes = () -> 7;
      return Capable.offer(type, left, right, density, classes);
    }
  }

  /** The score of p^2, up to a constant. */
  private static final class Doubled extends ScoreDecorator {
    Doubled(Score inner) {
      super(inner);
    }

    @Override
    protected ScoreEvaluator evaluator(ScoreEvaluator evaluator, int capacity) {
      return (batch, score) -> {
        evaluator.forward(batch, score);
        score[0] *= 2;
      };
    }

    @Override
    protected JacobianPass product(JacobianPass pass, int capacity) {
      return (batch, vector, score, product) -> {
        pass.evaluate(batch, vector, score, product);
        score[0] *= 2;
        product[0] *= 2;
      };
    }

    @Override
    protected LogDensity.Pass logDensity(LogDensity.Pass pass, int capacity) {
      return (batch, logDensity) -> {
        pass.evaluate(batch, logDensity);
        logDensity[0] *= 2;
      };
    }
  }

  @Test
  void eachAbilityIsMadeOfTheInnerOneWhichIsClosedInTheEnd() {
    Score score = new Doubled(new Linear(true));
    float[] value = new float[1];
    float[] product = new float[1];
    double[] density = new double[1];
    try (ScoreEvaluator evaluator = score.open(1);
        JacobianPass left = score.ability(VectorJacobian.class).orElseThrow().open(1);
        JacobianPass right = score.ability(JacobianVector.class).orElseThrow().open(1);
        LogDensity.Pass pass = score.ability(LogDensity.class).orElseThrow().open(1)) {
      evaluator.forward(ITEM, value);
      assertArrayEquals(new float[] {-12}, value);
      for (JacobianPass side : List.of(left, right)) {
        side.evaluate(ITEM, new float[] {5}, value, product);
        assertArrayEquals(new float[] {-12}, value);
        assertArrayEquals(new float[] {-20}, product);
      }
      pass.evaluate(ITEM, density);
      assertArrayEquals(new double[] {-18}, density);
    }
    assertEquals(List.of("density", "pass", "pass", "evaluator"), closed);
    assertEquals(7, score.ability(ClassConditional.class).orElseThrow().classes());
  }

  @Test
  void aConstantIsKnownOnlyToThoseWhoSaySo() {
    assertTrue(!new Doubled(new Linear(true)).ability(LogDensity.class).get().isNormalized());
    assertTrue(new CountedScore(new Linear(true)).ability(LogDensity.class).get().isNormalized());
  }

  @Test
  void whatTheInnerOneLacksIsLackedByAll() {
    Score score = new Doubled(new Linear(false));
    assertTrue(score.ability(VectorJacobian.class).isEmpty());
    assertTrue(score.ability(JacobianVector.class).isEmpty());
    assertTrue(score.ability(LogDensity.class).isEmpty());
    assertTrue(score.ability(ClassConditional.class).isEmpty());
  }

  @Test
  void theInnermostIsAskedOnceHoweverDeepItIs() {
    Score score = new Linear(true);
    for (int i = 0; i < 10; i++) {
      score = new Doubled(score);
    }
    assertTrue(score.ability(LogDensity.class).isPresent());
    assertEquals(List.of(LogDensity.class), asked);
  }
}
