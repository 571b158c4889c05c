package org.langevin.kit.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.BlockTransition;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Transition;

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

  /** The score of a state is L^-T times what stands for L^T times it. */
  @Test
  void theFactorsOfAStateAreThoseOfItsRoot() {
    Transition law =
        new BlockTransition(
            BlockMatrix.of(new double[] {0.5}, new double[] {-0.2}),
            BlockMatrix.zero(2, 1),
            BlockMatrix.of(new double[] {0.7, 0}, new double[] {0.4, 1.3}));
    double[] score = {0.8, -1.1};
    // L^T score
    double[] scaled = {0.7 * 0.8 - 0.4 * 1.1, -1.3 * 1.1};
    BlockMatrix factor = Prediction.SCALED_SCORE.under(law).output();
    BlockMatrix noise = Prediction.NOISE.under(law).output();
    for (int i = 0; i < 2; i++) {
      assertEquals(
          score[i], factor.get(0, i, 0) * scaled[0] + factor.get(0, i, 1) * scaled[1], 1e-12);
      assertEquals(
          score[i], -noise.get(0, i, 0) * scaled[0] - noise.get(0, i, 1) * scaled[1], 1e-12);
      assertEquals(1, Prediction.SCORE.under(law).output().get(0, i, i));
    }
    assertThrows(IllegalArgumentException.class, () -> Prediction.DATA.under(law));
  }

  @ParameterizedTest
  @EnumSource
  void whatHoldsForNumbersHoldsForEachComponent(Prediction prediction) {
    Marginal first = new Marginal(0.6, 0.1, 0.8);
    Marginal second = new Marginal(0.2, -0.4, 1.7);
    Prediction.BlockAffine both =
        prediction.under(
            (Transition)
                new BlockTransition(
                    BlockMatrix.diagonal(first.scale(), second.scale()),
                    BlockMatrix.diagonal(first.offset(), second.offset()),
                    BlockMatrix.diagonal(first.deviation(), second.deviation())));
    int component = 0;
    for (Marginal law : new Marginal[] {first, second}) {
      Prediction.Affine affine = prediction.under(law);
      assertEquals(affine.x(), both.x().get(component, 0, 0), 1e-12);
      assertEquals(affine.output(), both.output().get(component, 0, 0), 1e-12);
      assertEquals(affine.offset(), both.offset().get(component, 0, 0), 1e-12);
      component++;
    }
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
