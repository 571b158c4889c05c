package org.langevin.kit.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.score.Batch;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;

class ScoreFunctionTest {
  /** s(x, c) = c x of one number, which refuses 13; counts the evaluators that are open. */
  private static final class Picky implements Score {
    final AtomicInteger open = new AtomicInteger();

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
      open.incrementAndGet();
      return new ScoreEvaluator() {
        @Override
        public void forward(Batch batch, float[] score) {
          for (int i = 0; i < batch.size(); i++) {
            if (batch.x()[i] == 13) {
              throw new ArithmeticException();
            }
            score[i] = batch.condition()[i] * batch.x()[i];
          }
        }

        @Override
        public void close() {
          open.decrementAndGet();
        }
      };
    }
  }

  @Test
  void itemsAreAsManyAsThereAre() {
    float[] x = new float[1001];
    float[] expected = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = 100 + i;
      expected[i] = 3 * x[i];
    }
    Picky picky = new Picky();
    try (ScoreFunction function = new ScoreFunction(picky)) {
      assertArrayEquals(expected, function.at(x, 3));
      assertArrayEquals(expected, function.at(x, 3));
      assertEquals(1, picky.open.get());
    }
    assertEquals(0, picky.open.get());
  }

  @Test
  void anEvaluatorThatFailedIsClosedToo() {
    Picky picky = new Picky();
    try (ScoreFunction function = new ScoreFunction(picky)) {
      assertThrows(ArithmeticException.class, () -> function.at(new float[] {13}, 1));
    }
    assertEquals(0, picky.open.get());
  }
}
