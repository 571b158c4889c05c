package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.langevin.api.sampler.Chain;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Kernel;
import org.langevin.kit.sampler.LangevinStep;
import org.langevin.kit.sampler.Points;

/** The checks let a right kernel pass, and no wrong one. */
class KernelContractTest {
  /** What is wrong with a kernel. */
  private enum Fault {
    NONE,
    NOISE,
    COLD,
    TIED,
    STALE
  }

  /** Langevin steps, so small that they have hardly any bias. */
  private record Small(Fault fault) implements Kernel {
    @Override
    public Chain open(Chunk chunk, float[] x, double temperature) {
      double told = fault == Fault.COLD ? 1 : temperature;
      return new Steps(chunk, new Points(chunk, x), new LangevinStep(chunk, 0.01, told), fault);
    }
  }

  private record Steps(Chunk chunk, Points points, LangevinStep moves, Fault fault)
      implements Chain {
    @Override
    public void at(double condition) {
      points.at(condition);
    }

    @Override
    public void scale(double[] scales) {
      moves.scale(scales);
    }

    @Override
    public void step() {
      float[] noise = new float[points.x().length];
      chunk.noise(noise);
      for (int j = 0; j < noise.length; j++) {
        noise[j] *= fault == Fault.NOISE ? 0.7f : 1;
      }
      moves.move(points.x(), points.score(), noise, points.x());
      if (fault == Fault.TIED) {
        points.x()[0] += 1e-3f * points.x()[points.x().length - 1];
      }
      if (fault != Fault.STALE) {
        points.moved();
      }
    }

    @Override
    public float[] score() {
      return points.score();
    }

    @Override
    public double[] logDensity() {
      return points.logDensity();
    }

    @Override
    public void diagnose() {}
  }

  private static void check(Fault fault) {
    Kernel kernel = new Small(fault);
    KernelContract.leavesItsLawInvariant(kernel, 1, 1, 0.03);
    KernelContract.leavesItsLawInvariant(kernel, 3, 3, 0.1);
    KernelContract.chainsDependOnTheirNumberOnly(kernel);
    KernelContract.whatAChainKeepsBelongsToItsPoints(kernel);
  }

  @Test
  void aRightKernelPasses() {
    check(Fault.NONE);
  }

  @Test
  void tooLittleNoiseFails() {
    Kernel kernel = new Small(Fault.NOISE);
    assertThrows(
        AssertionError.class, () -> KernelContract.leavesItsLawInvariant(kernel, 1, 1, 0.03));
  }

  @Test
  void aKernelThatKnowsNoTemperatureFails() {
    Kernel kernel = new Small(Fault.COLD);
    assertThrows(
        AssertionError.class, () -> KernelContract.leavesItsLawInvariant(kernel, 3, 3, 0.1));
  }

  @Test
  void aKernelThatTiesChainsFails() {
    Kernel kernel = new Small(Fault.TIED);
    assertThrows(AssertionError.class, () -> KernelContract.chainsDependOnTheirNumberOnly(kernel));
  }

  @Test
  void aScoreOfWhereThePointsWereFails() {
    Kernel kernel = new Small(Fault.STALE);
    assertThrows(
        AssertionError.class, () -> KernelContract.whatAChainKeepsBelongsToItsPoints(kernel));
  }
}
