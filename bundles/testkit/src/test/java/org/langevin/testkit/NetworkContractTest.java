package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.api.sde.Marginal;

/** The checks let right networks pass, and no wrong one. */
class NetworkContractTest {
  @Test
  void rightNetworksPass() {
    NetworkContract.holds(new TanhNetwork(1, Condition.NONE), 1, 5e-3);
    NetworkContract.holds(new TanhNetwork(4, TestSde.TIME), 2, 5e-3);
    NetworkContract.holds(
        new GaussianFamily(Gaussian.skew(), NoiseLevel.ANY, Marginal::noise), 3, 5e-3);
  }

  private enum Flaw {
    NONE,
    PARAMETER_GRADIENT,
    INPUT_GRADIENT,
    SEES_THE_BATCH,
    OVERWRITES_THE_GRADIENT,
    WRITES_TO_ITS_ITEMS,
    WRITES_TO_ITS_PARAMETERS
  }

  /** s = theta x^2 in one dimension, with a flaw. */
  private record Flawed(Flaw flaw) implements ScoreNetwork {
    @Override
    public Shape shape() {
      return Shape.point(1);
    }

    @Override
    public Condition condition() {
      return Condition.NONE;
    }

    @Override
    public int parameterCount() {
      return 1;
    }

    @Override
    public void initialize(FloatBuffer parameters, RandomStream random) {
      parameters.put(0, 1);
    }

    @Override
    public NetworkPass open(FloatBuffer parameters, int capacity) {
      return new NetworkPass() {
        private int count;
        private float[] x;

        @Override
        public void forward(Batch batch, float[] score) {
          count = batch.size();
          x = batch.x();
          for (int i = 0; i < count; i++) {
            score[i] = parameters.get(0) * x[i] * x[i];
            if (flaw == Flaw.SEES_THE_BATCH) {
              score[i] += x[0];
            }
            x[i] = flaw == Flaw.WRITES_TO_ITS_ITEMS ? Math.nextUp(x[i]) : x[i];
          }
          if (flaw == Flaw.WRITES_TO_ITS_PARAMETERS) {
            parameters.put(0, Math.nextUp(parameters.get(0)));
          }
        }

        @Override
        public void backward(float[] cotangent, FloatBuffer gradient, float[] inputGradient) {
          double sum = 0;
          for (int i = 0; i < count; i++) {
            sum += (flaw == Flaw.PARAMETER_GRADIENT ? 1.1 : 1) * cotangent[i] * x[i] * x[i];
            if (inputGradient != null) {
              inputGradient[i] =
                  (flaw == Flaw.INPUT_GRADIENT ? 1 : 2) * parameters.get(0) * cotangent[i] * x[i];
            }
          }
          if (gradient != null) {
            double before = flaw == Flaw.OVERWRITES_THE_GRADIENT ? 0 : gradient.get(0);
            gradient.put(0, (float) (before + sum));
          }
        }
      };
    }
  }

  @Test
  void eachFlawIsFound() {
    NetworkContract.holds(new Flawed(Flaw.NONE), 1, 5e-3);
    for (Flaw flaw : Flaw.values()) {
      if (flaw != Flaw.NONE) {
        assertThrows(
            AssertionError.class,
            () -> NetworkContract.holds(new Flawed(flaw), 1, 5e-3),
            flaw.name());
      }
    }
  }
}
