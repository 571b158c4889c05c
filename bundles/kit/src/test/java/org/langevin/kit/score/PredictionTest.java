package org.langevin.kit.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.langevin.api.sde.Marginal;

class PredictionTest {
  private static final double MEAN = 0.7;
  private static final double VARIANCE = 2.3;

  /** What the best network puts out for a normal item, in closed form. */
  private static double best(Prediction prediction, Marginal law, double x) {
    double m = law.scale();
    double s = law.deviation();
    double variance = m * m * VARIANCE + s * s;
    double residual = x - m * MEAN - law.offset();
    double item = MEAN + m * VARIANCE / variance * residual;
    double noise = s / variance * residual;
    double score = -residual / variance;
    return switch (prediction) {
      case SCORE -> score;
      case SCALED_SCORE -> s * score;
      case NOISE -> noise;
      case DATA -> item;
      case VELOCITY -> m * noise - s * item;
    };
  }

  @ParameterizedTest
  @EnumSource
  void theBestNetworkGivesTheScore(Prediction prediction) {
    Marginal[] laws = {
      Marginal.noise(0.3), new Marginal(0.6, 0, 0.8), new Marginal(0.2, -0.4, 1.7),
    };
    for (Marginal law : laws) {
      for (double x : new double[] {-2, 0.1, 3}) {
        Prediction.Affine affine = prediction.under(law);
        double output = best(prediction, law, x);
        assertEquals(
            best(Prediction.SCORE, law, x),
            affine.x() * x + affine.output() * output + affine.offset(),
            1e-12,
            law + " at " + x);
      }
    }
  }
}
