package org.langevin.samplers.mala;

import org.langevin.api.sampler.Chain;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Kernel;
import org.langevin.kit.sampler.LangevinStep;

/**
 * The {@link LangevinStep}, corrected by acceptance (Roberts and Tweedie 1996) so that it leaves
 * p^(1/T) invariant exactly. From x it proposes
 *
 * <pre>y = x + h s(x) / T + sqrt(2 h) z,  of density q(y | x) = N(y; x + h s(x) / T, 2 h I)</pre>
 *
 * <p>and moves there with the probability min(1, (p(y) / p(x))^(1/T) q(x | y) / q(y | x)).
 *
 * <p>Without a density, log p(y) - log p(x) is the integral of s along the line from x to y, by the
 * Gauss-Lobatto rule of n nodes, two of which are x and y themselves. The rule is exact if log p is
 * a polynomial of degree 2 n - 2 along the line; otherwise its error is of order |y - x|^(2 n - 1).
 * A learned score that is no gradient has no density: the chain is then reversible with respect to
 * none. The errors that are stated of the rule were measured on a quartic and on mixtures of two
 * normal laws on the line, with steps of 0.1 to 1.
 *
 * <p>It reports {@code acceptance-rate}, the share of proposals accepted, and {@code squared-jump},
 * the mean squared length of a step in units of the data, rejected ones included. An acceptance
 * rate near 0.57 is best in many dimensions (Roberts and Rosenthal 1998). Papers that write x + (e
 * / 2) s + sqrt(e) z mean e = 2 h.
 *
 * @param step h at scale 1
 * @param acceptance where the ratio of densities comes from
 * @param nodes n, from 2 to 5
 */
record MetropolisLangevin(double step, Acceptance acceptance, int nodes) implements Kernel {
  @Override
  public Chain open(Chunk chunk, float[] x, double temperature) {
    boolean density = acceptance == Acceptance.AUTOMATIC && chunk.hasLogDensity();
    LangevinStep proposals = new LangevinStep(chunk, step, temperature);
    return new MetropolisChain(
        chunk, x, proposals, density ? Ratio.OF_DENSITIES : new LineIntegral(chunk, nodes));
  }
}
