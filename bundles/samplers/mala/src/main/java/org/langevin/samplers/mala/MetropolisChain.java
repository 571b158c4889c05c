package org.langevin.samplers.mala;

import org.langevin.api.sampler.Chain;
import org.langevin.api.sampler.Chunk;
import org.langevin.kit.sampler.LangevinStep;
import org.langevin.kit.sampler.Points;

/** The chains of {@link MetropolisLangevin}. */
final class MetropolisChain implements Chain {
  private final Chunk chunk;
  private final LangevinStep proposals;
  private final Ratio ratio;
  private final Points points;
  private final Points proposed;
  private final float[] noise;
  private final double[] logRatios;
  private final double[] accepted;
  private final double[] jumps;
  private double condition;
  private int steps;

  MetropolisChain(Chunk chunk, float[] x, LangevinStep proposals, Ratio ratio) {
    this.chunk = chunk;
    this.proposals = proposals;
    this.ratio = ratio;
    points = new Points(chunk, x);
    proposed = new Points(chunk, new float[x.length]);
    noise = new float[x.length];
    logRatios = new double[chunk.size()];
    accepted = new double[chunk.size()];
    jumps = new double[chunk.size()];
  }

  @Override
  public void at(double newCondition) {
    condition = newCondition;
    points.at(condition);
    proposed.at(condition);
  }

  @Override
  public void scale(double[] scales) {
    proposals.scale(scales);
  }

  @Override
  public void step() {
    float[] score = points.score();
    chunk.noise(noise);
    proposals.move(points.x(), score, noise, proposed.x());
    proposed.moved();
    float[] proposedScore = proposed.score();
    ratio.compute(points, proposed, condition, logRatios);
    int dimension = chunk.dimension();
    double temperature = proposals.temperature();
    float[] x = points.x();
    float[] y = proposed.x();
    for (int i = 0; i < logRatios.length; i++) {
      double h = proposals.size(i);
      double drift = h / temperature;
      double forth = 0;
      double back = 0;
      double jump = 0;
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        double move = (double) y[j] - x[j];
        double miss = move + drift * proposedScore[j];
        forth += (double) noise[j] * noise[j];
        back += miss * miss;
        jump += move * move;
      }
      double logRatio = logRatios[i] / temperature + forth / 2 - back / (4 * h);
      if (isLogAtMost(1 - chunk.random(i).nextDouble(), logRatio)) {
        points.take(proposed, i);
        accepted[i]++;
        jumps[i] += jump;
      }
    }
    steps++;
  }

  /** Whether log v is at most a bound. Mostly 1 - 1 / v <= log v <= v - 1 tells without it. */
  private static boolean isLogAtMost(double v, double bound) {
    if (v - 1 <= bound) {
      return true;
    }
    return v - 1 <= bound * v && StrictMath.log(v) <= bound;
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
    chunk.diagnose("acceptance-rate", perStep(accepted));
    chunk.diagnose("squared-jump", perStep(jumps));
  }

  private double[] perStep(double[] sums) {
    double[] means = new double[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = sums[i] / Math.max(1, steps);
    }
    return means;
  }
}
