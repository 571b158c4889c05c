package org.langevin.api.sde;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TransitionTest {
  /** Position and velocity under dx = v dt, dv = dW, from a velocity of variance w. */
  private record Integrated(double w, double horizon) implements Sde {
    @Override
    public Coefficients coefficients(double t) {
      return new Coefficients(
          BlockMatrix.of(new double[] {0, 1}, new double[] {0, 0}),
          BlockMatrix.zero(2, 1),
          BlockMatrix.of(new double[] {0, 0}, new double[] {0, 1}));
    }

    @Override
    public Transition start() {
      return BlockTransition.of(
          BlockMatrix.of(new double[] {1}, new double[] {0}),
          BlockMatrix.zero(2, 1),
          BlockMatrix.of(new double[] {0, 0}, new double[] {0, w}));
    }

    @Override
    public Prior prior() {
      throw new UnsupportedOperationException();
    }

    /** The variances are w t^2 + t^3 / 3 and w + t, and the covariance is w t + t^2 / 2. */
    BlockMatrix root(double t) {
      double both = w * t + t * t / 2;
      return BlockMatrix.of(
              new double[] {w * t * t + t * t * t / 3, both}, new double[] {both, w + t})
          .root();
    }
  }

  private static void isTheRootOf(Integrated process, double t, Transition law) {
    assertEquals(1, law.signal().get(0, 0, 0), 1e-9);
    assertEquals(0, law.signal().get(0, 1, 0), 1e-9);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j <= i; j++) {
        double expected = process.root(t).get(0, i, j);
        assertEquals(expected, law.root().get(0, i, j), 1e-7 * expected, "L(" + t + ")");
      }
    }
  }

  @Test
  void aVelocityIsIntegratedFromItsStart() {
    for (double w : new double[] {0, 0.3}) {
      Integrated process = new Integrated(w, 2);
      for (double t : new double[] {1e-3, 0.1, 0.9, 2}) {
        isTheRootOf(process, t, process.transition(t));
      }
      assertEquals(2, process.transition(1).blocks());
      assertEquals(Math.sqrt(w), process.transition(0).root().get(0, 1, 1), 1e-15);
    }
  }

  @Test
  void theTableFollowsTheClosedForm() {
    for (double w : new double[] {0, 0.3}) {
      Integrated process = new Integrated(w, 2);
      TransitionTable table = new TransitionTable(process);
      for (double t : new double[] {1e-6, 1e-5, 3.3e-4, 0.01, 0.123, 0.5, 1.234, 2}) {
        isTheRootOf(process, t, table.at(t));
      }
      assertEquals(table.at(2), table.at((float) 2));
      assertThrows(IllegalArgumentException.class, () -> table.at(2.1));
    }
  }

  @Test
  void whoNeedsScalarsIsNotOfferedThem() {
    Integrated process = new Integrated(1, 1);
    assertTrue(process.ability(Marginals.class).isEmpty());
    assertTrue(process.ability(Transitions.class).isPresent());
    assertThrows(UnsupportedOperationException.class, () -> process.marginal(1));
    Marginal marginal = new Marginal(0.5, 1, 2);
    assertSame(marginal, ((Transition) marginal).scalar().orElseThrow());
  }

  @Test
  void aMarginalIsTheScalarCase() {
    Marginal marginal = new Marginal(0.5, 1, 2);
    Transition block =
        new BlockTransition(
            BlockMatrix.diagonal(0.5, 0.5), BlockMatrix.scalar(1), BlockMatrix.diagonal(2, 2));
    float[] item = {0, 3, -2};
    float[] noise = {0.1f, 0.7f};
    float[] state = new float[2];
    float[] other = new float[2];
    marginal.perturb(item, 1, noise, state, 0, 2);
    block.perturb(item, 1, noise, other, 0, 2);
    assertArrayEquals(other, state, 1e-6f);
    double expected = -Math.log(2 * Math.PI) - 2 * Math.log(2) - 0.5 * (0.1f * 0.1f + 0.7f * 0.7f);
    assertEquals(expected, marginal.logDensity(item, 1, state, 0, 2), 1e-6);
    assertEquals(expected, block.logDensity(item, 1, state, 0, 2), 1e-6);
  }

  @Test
  void velocitiesStandBesideTheirPositions() {
    Transition law =
        new BlockTransition(
            BlockMatrix.of(new double[] {1}, new double[] {-2}),
            BlockMatrix.of(new double[] {0}, new double[] {10}),
            BlockMatrix.of(new double[] {3, 0}, new double[] {1, 2}));
    float[] state = new float[4];
    law.perturb(new float[] {5, 7}, 0, new float[] {1, 0, 0, 1}, state, 0, 2);
    assertArrayEquals(new float[] {8, 1, 7, -2}, state);
    float[] mean = {5, 0, 7, -4};
    assertEquals(
        -2 * Math.log(2 * Math.PI) - 2 * Math.log(6),
        law.logDensity(new float[] {5, 7}, 0, mean, 0, 2),
        1e-12);
  }
}
