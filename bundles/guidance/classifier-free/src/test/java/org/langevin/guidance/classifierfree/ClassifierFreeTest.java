package org.langevin.guidance.classifierfree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.Requirements;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.score.JacobianPass;
import org.langevin.api.score.JacobianVector;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.VectorJacobian;
import org.langevin.kit.dataset.GaussianMixture;
import org.langevin.kit.dataset.MixtureDataset;
import org.langevin.kit.score.NetworkScore;
import org.langevin.networks.exact.Exact;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;

/** Against the densities of a mixture whose components are the classes. */
class ClassifierFreeTest {
  private static final double[] WEIGHTS = {0.3, 0.7};
  private static final double[] MEANS = {-1, 2};
  private static final double[] DEVIATIONS = {0.8, 1.2};
  private static final int[] LABELS = {0, 1, -1, 1};
  private static final float[] X = {-0.5f, 0.4f, 1.3f, 3.1f};

  private static Score inner() {
    GaussianMixture mixture =
        GaussianMixture.round(WEIGHTS, new double[][] {{MEANS[0]}, {MEANS[1]}}, DEVIATIONS);
    MixtureDataset data = new MixtureDataset(mixture, 10, Contexts.dataset(1));
    Exact exact = new Exact();
    ScoreNetwork network =
        exact.create(Parameters.of(exact, Map.of("classes", true)), TestExperiment.of(data));
    return new NetworkScore(network, Buffers.zeros(0));
  }

  private static Score guided(double scale) {
    ClassifierFree factory = new ClassifierFree();
    return factory.create(Parameters.of(factory, Map.of("scale", scale)), null).around(inner());
  }

  private static Batch batch(float[] x) {
    return new Batch(x.length, x, new float[x.length], LABELS);
  }

  private static double normal(int k, double x) {
    double z = (x - MEANS[k]) / DEVIATIONS[k];
    return Math.exp(-z * z / 2) / (DEVIATIONS[k] * Math.sqrt(2 * Math.PI));
  }

  /** log p(x) + w log p(y | x). */
  private static double logDensity(double x, int label, double w) {
    double p = WEIGHTS[0] * normal(0, x) + WEIGHTS[1] * normal(1, x);
    return label < 0
        ? Math.log(p)
        : Math.log(p) + w * Math.log(WEIGHTS[label] * normal(label, x) / p);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2.5})
  void theScoreIsThatOfTheSharpenedLaw(double w) {
    float[] score = new float[X.length];
    guided(w).open(X.length).forward(batch(X), score);
    for (int i = 0; i < X.length; i++) {
      double h = 1e-4;
      double slope =
          (logDensity(X[i] + h, LABELS[i], w) - logDensity(X[i] - h, LABELS[i], w)) / (2 * h);
      assertEquals(slope, score[i], 1e-5, "item " + i);
    }
  }

  @Test
  void oneIsTheScoreOfTheClass() {
    float[] expected = new float[X.length];
    float[] score = new float[X.length];
    inner().open(X.length).forward(batch(X), expected);
    guided(1).open(X.length).forward(batch(X), score);
    assertArrayEquals(expected, score, 1e-6f);
  }

  @Test
  void withoutClassesNothingChanges() {
    Batch batch = batch(X).withoutLabels();
    float[] expected = new float[X.length];
    float[] score = new float[X.length];
    inner().open(X.length).forward(batch, expected);
    guided(5).open(X.length).forward(batch, score);
    assertArrayEquals(expected, score);
  }

  @Test
  void densityAndDerivativesFit() {
    double w = 2.5;
    Score score = guided(w);
    double[] density = new double[X.length];
    score.ability(LogDensity.class).orElseThrow().open(X.length).evaluate(batch(X), density);
    float[] moved = {0.3f, -1, 2, 0};
    double[] other = new double[X.length];
    score.ability(LogDensity.class).orElseThrow().open(X.length).evaluate(batch(moved), other);
    for (int i = 0; i < X.length; i++) {
      assertEquals(
          logDensity(moved[i], LABELS[i], w) - logDensity(X[i], LABELS[i], w),
          other[i] - density[i],
          1e-5);
    }
    float[] ones = {1, 1, 1, 1};
    for (JacobianPass pass :
        new JacobianPass[] {
          score.ability(VectorJacobian.class).orElseThrow().open(X.length),
          score.ability(JacobianVector.class).orElseThrow().open(X.length)
        }) {
      float[] values = new float[X.length];
      float[] product = new float[X.length];
      pass.evaluate(batch(X), ones, values, product);
      for (int i = 0; i < X.length; i++) {
        double h = 1e-3;
        double curvature =
            (logDensity(X[i] + h, LABELS[i], w)
                    - 2 * logDensity(X[i], LABELS[i], w)
                    + logDensity(X[i] - h, LABELS[i], w))
                / (h * h);
        assertEquals(curvature, product[i], 2e-3 * Math.max(1, Math.abs(curvature)));
      }
    }
    assertEquals(2, score.ability(ClassConditional.class).orElseThrow().classes());
  }

  @Test
  void needsANetworkThatKnowsClasses() {
    ClassifierFree factory = new ClassifierFree();
    assertEquals(Requirements.of(ClassConditional.class), factory.requires(Parameters.of(factory)));
    assertTrue(factory.requires(Parameters.of(factory)).neededOfAny().isEmpty());
  }
}
