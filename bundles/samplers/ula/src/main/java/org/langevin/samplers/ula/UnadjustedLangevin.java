package org.langevin.samplers.ula;

import org.langevin.api.sampler.Chain;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Kernel;
import org.langevin.kit.sampler.DriftToNoise;
import org.langevin.kit.sampler.LangevinStep;
import org.langevin.kit.sampler.Points;

/**
 * The {@link LangevinStep}, all of which are accepted (Roberts and Tweedie 1996):
 *
 * <pre>x := x + h s(x) / T + sqrt(2 h) z,  z ~ N(0, I)</pre>
 *
 * <p>Papers that write x + (e / 2) s + sqrt(e) z mean e = 2 h. That all steps are accepted leaves a
 * bias: on N(0, v) the variance becomes v / (1 - h / (2 v)), and h must stay below 2 v. See {@link
 * DriftToNoise} for the diagnostic.
 *
 * @param step h at scale 1
 */
record UnadjustedLangevin(double step) implements Kernel {
  @Override
  public Chain open(Chunk chunk, float[] x, double temperature) {
    return new Moves(chunk, x, new LangevinStep(chunk, step, temperature));
  }

  private static final class Moves implements Chain {
    private final Chunk chunk;
    private final LangevinStep step;
    private final Points points;
    private final float[] noise;
    private final DriftToNoise ratio;

    Moves(Chunk chunk, float[] x, LangevinStep step) {
      this.chunk = chunk;
      this.step = step;
      points = new Points(chunk, x);
      noise = new float[x.length];
      ratio = new DriftToNoise(chunk);
    }

    @Override
    public void at(double condition) {
      points.at(condition);
    }

    @Override
    public void scale(double[] scales) {
      step.scale(scales);
    }

    @Override
    public void step() {
      float[] score = points.score();
      ratio.count(score, step);
      chunk.noise(noise);
      step.move(points.x(), score, noise, points.x());
      points.moved();
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
    public void diagnose() {
      ratio.diagnose();
    }
  }
}
