package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.score.Batch;
import org.langevin.api.score.JacobianPass;
import org.langevin.api.score.JacobianVector;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.VectorJacobian;
import org.langevin.api.sde.Marginal;
import org.langevin.kit.score.CountedScore;
import org.langevin.kit.score.DensityScore;
import org.langevin.kit.score.NetworkScore;
import org.langevin.kit.score.ScoreFunction;

/** Scores of networks, of densities, and around scores. */
class ScoresTest {
  private static final int ITEMS = 5;
  private static final Gaussian DATA = Gaussian.standard(2);
  private static final float[] X = draw(ITEMS * 2, 1);
  private static final float[] CONDITION = {0.1f, 0.5f, 1, 2, 0.5f};

  private static float[] draw(int length, long seed) {
    float[] values = new float[length];
    RandomStream.of(seed, "scores").fillGaussian(values, 0, length);
    return values;
  }

  private static Score network() {
    GaussianFamily family = new GaussianFamily(DATA, NoiseLevel.ANY, Marginal::noise);
    FloatBuffer theta = Buffers.zeros(family.parameterCount());
    family.initialize(theta, RandomStream.of(3, "theta"));
    return new NetworkScore(family, theta);
  }

  private static float[] values(Score score, float[] x) {
    float[] values = new float[x.length];
    score.open(ITEMS).forward(new Batch(ITEMS, x, CONDITION), values);
    return values;
  }

  private static float[] moved(float[] x, float[] direction, double h) {
    float[] moved = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      moved[i] = (float) (x[i] + h * direction[i]);
    }
    return moved;
  }

  @Test
  void productsAreThoseOfTheJacobian() {
    Score score = network();
    float[] v = draw(X.length, 7);
    float[] u = draw(X.length, 8);
    float[] ahead = values(score, moved(X, v, 1e-2));
    float[] behind = values(score, moved(X, v, -1e-2));
    float[] forward = product(score.ability(JacobianVector.class).orElseThrow().open(ITEMS), v);
    float[] backward = product(score.ability(VectorJacobian.class).orElseThrow().open(ITEMS), u);
    for (int i = 0; i < ITEMS; i++) {
      double left = 0;
      double right = 0;
      for (int j = 2 * i; j < 2 * i + 2; j++) {
        assertEquals((ahead[j] - behind[j]) / 0.02, forward[j], 1e-3);
        left += (double) u[j] * forward[j];
        right += (double) backward[j] * v[j];
      }
      assertEquals(left, right, 1e-4, "u (J v) = (u J) v");
    }
  }

  private static float[] product(JacobianPass pass, float[] vector) {
    float[] score = new float[X.length];
    float[] product = new float[X.length];
    pass.evaluate(new Batch(ITEMS, X, CONDITION), vector, score, product);
    assertArrayEquals(values(network(), X), score, 1e-6f);
    pass.close();
    return product;
  }

  @Test
  void theScoreIsTheGradientOfTheLogDensity() {
    for (Score score :
        List.of(
            network(),
            new DensityScore(
                DATA.shape(), NoiseLevel.ANY, c -> DATA.perturbed(Marginal.noise(c))))) {
      LogDensity.Pass density = score.ability(LogDensity.class).orElseThrow().open(ITEMS);
      float[] v = draw(X.length, 9);
      double[] ahead = new double[ITEMS];
      double[] behind = new double[ITEMS];
      density.evaluate(new Batch(ITEMS, moved(X, v, 1e-2), CONDITION), ahead);
      density.evaluate(new Batch(ITEMS, moved(X, v, -1e-2), CONDITION), behind);
      float[] values = values(score, X);
      for (int i = 0; i < ITEMS; i++) {
        double slope = values[2 * i] * v[2 * i] + values[2 * i + 1] * v[2 * i + 1];
        assertEquals(slope, (ahead[i] - behind[i]) / 0.02, 2e-3 * Math.max(1, Math.abs(slope)));
      }
    }
  }

  @Test
  void whateverIsEvaluatedIsCounted() {
    CountedScore counted = new CountedScore(network());
    values(counted, X);
    assertEquals(ITEMS, counted.count());
    product(counted.ability(VectorJacobian.class).orElseThrow().open(ITEMS), X);
    product(counted.ability(JacobianVector.class).orElseThrow().open(ITEMS), X);
    assertEquals(3 * ITEMS, counted.count());
    counted.reset();
    assertEquals(0, counted.count());
    assertTrue(counted.ability(LogDensity.class).isPresent());
    assertEquals(NoiseLevel.ANY, counted.condition());
  }

  /** More items than are evaluated together, on several threads. */
  @Test
  void aFunctionTakesAnyNumberOfItems() {
    int count = 1003;
    float[] x = draw(2 * count, 4);
    try (ScoreFunction function = new ScoreFunction(network())) {
      float[] all = function.at(x, 0.5);
      List<float[]> again =
          List.of(1, 2, 3).parallelStream().map(i -> function.at(x, 0.5)).toList();
      again.forEach(one -> assertArrayEquals(all, one));
      float[] last = function.at(Arrays.copyOfRange(x, 2 * count - 2, 2 * count), 0.5);
      assertArrayEquals(Arrays.copyOfRange(all, 2 * count - 2, 2 * count), last, 1e-6f);
    }
  }

  @Test
  void aChunkTellsWhatDrivesIt() {
    Score score = network();
    TestChunk chunk = new TestChunk(score, item -> 1, 0, ITEMS, 1);
    System.arraycopy(X, 0, chunk.state(), 0, X.length);
    float[] product = new float[X.length];
    Chunk driven = chunk;
    driven
        .source()
        .ability(JacobianVector.class)
        .orElseThrow()
        .open(ITEMS)
        .evaluate(new Batch(ITEMS, chunk.state(), CONDITION), X, new float[X.length], product);
    assertArrayEquals(
        product(score.ability(JacobianVector.class).orElseThrow().open(ITEMS), X), product);
    assertEquals(1, chunk.evaluations());
    assertEquals(-1, chunk.label(0), "a score that knows no classes is told none");
  }
}
