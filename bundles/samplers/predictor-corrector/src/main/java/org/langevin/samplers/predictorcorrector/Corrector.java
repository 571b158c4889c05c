package org.langevin.samplers.predictorcorrector;

import org.langevin.api.condition.AtTime;
import org.langevin.api.sampler.Chain;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sde.Sde;
import org.langevin.kit.sampler.ReverseSampler;

/** The steps of a kernel at each time. */
final class Corrector implements ReverseSampler.Correction {
  private final Chunk chunk;
  private final Sde sde;
  private final AtTime conditions;
  private final Chain chain;
  private final int corrections;
  private final Norm norm;
  private final double snr;
  private final double[] scales;

  Corrector(
      Chunk chunk,
      Sde sde,
      AtTime conditions,
      Kernel kernel,
      int corrections,
      Norm norm,
      double snr) {
    this.conditions = conditions;
    this.chunk = chunk;
    this.sde = sde;
    chain = kernel.open(chunk, chunk.state(), 1);
    this.corrections = corrections;
    this.norm = norm;
    this.snr = snr;
    scales = new double[chunk.size()];
  }

  @Override
  public void at(double t) {
    double deviation = sde.marginal(t).deviation();
    chain.at(conditions.condition(t));
    for (int k = 0; k < corrections; k++) {
      norm.scales(chunk, chain, snr, deviation, scales);
      chain.scale(scales);
      chain.step();
    }
  }

  @Override
  public void end() {
    if (corrections > 0) {
      chain.diagnose();
    }
  }
}
