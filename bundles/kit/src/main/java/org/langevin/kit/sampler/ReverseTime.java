package org.langevin.kit.sampler;

import java.util.Arrays;
import java.util.Optional;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.NonlinearDrift;
import org.langevin.api.sde.Sde;

/**
 * The SDE that runs from noise to data (Anderson 1982; Song et al. 2021, equation 6),
 *
 * <pre>dX = [f(X, t) - g(t)^2 grad log p_t(X)] dt + g(t) dW, from t = T down to an end,</pre>
 *
 * <p>in steps of equal length: step i of N leads from time(i) = T - i h to time(i + 1), with h = (T
 * - end) / N.
 */
public final class ReverseTime {
  private final Sde sde;
  private final Optional<NonlinearDrift> nonlinear;
  private final double end;
  private final int steps;
  private final double h;

  /**
   * A discretisation.
   *
   * @param end the time to stop at
   * @param steps N
   * @throws InvalidExperimentException if the end is not below the horizon
   */
  public ReverseTime(Sde sde, double end, int steps) {
    if (!(end >= 0 && end < sde.horizon())) {
      throw new InvalidExperimentException(
          "/end", "the end is " + end + ", not between 0 and the horizon " + sde.horizon());
    }
    this.sde = sde;
    this.end = end;
    this.steps = steps;
    h = (sde.horizon() - end) / steps;
    nonlinear = sde.nonlinearDrift();
  }

  /** N. */
  public int steps() {
    return steps;
  }

  /** The time before step i; after the last one, the end. */
  public double time(int i) {
    return i == steps ? end : sde.horizon() - i * h;
  }

  /**
   * The step of Euler and Maruyama:
   *
   * <pre>x := x - h [f(x, t) - g^2 s] + sqrt(h) g z</pre>
   *
   * @param chunk whose score was asked for at time(i); its scratch slot 0 is used if the drift is
   *     not linear
   * @param noise whether to add the noise
   */
  public void eulerMaruyama(Chunk chunk, int i, boolean noise) {
    double t = time(i);
    double g = sde.diffusion(t);
    float[] drift = nonlinear.isPresent() ? chunk.scratch(0) : null;
    if (drift != null) {
      Arrays.fill(drift, 0, chunk.size() * chunk.dimension(), 0);
      nonlinear.get().add(chunk.state(), t, drift);
    }
    chunk.step(
        1 - h * sde.driftSlope(t),
        h * g * g,
        noise ? Math.sqrt(h) * g : 0,
        -h * sde.driftOffset(t));
    if (drift != null) {
      float[] state = chunk.state();
      for (int j = 0; j < chunk.size() * chunk.dimension(); j++) {
        state[j] -= (float) h * drift[j];
      }
    }
  }

  /**
   * The reverse-diffusion step (Song et al. 2021, appendix E): the forward transition over the step
   * is x' | x ~ N(A x + B, Q I), exactly, and it is turned round to
   *
   * <pre>x := (2 - A) x - B + Q s + sqrt(Q) z</pre>
   *
   * <p>With the noise of a variance-exploding SDE that grows by orders of magnitude, Q is far more
   * accurate than h g^2.
   *
   * @param chunk whose score was asked for at time(i)
   * @param noise whether to add the noise
   * @throws UnsupportedOperationException if the drift is not linear
   */
  public void reverseDiffusion(Chunk chunk, int i, boolean noise) {
    Marginal late = sde.marginal(time(i));
    Marginal early = sde.marginal(time(i + 1));
    double a = late.scale() / early.scale();
    double b = late.offset() - a * early.offset();
    double q = late.deviation() * late.deviation() - a * a * early.deviation() * early.deviation();
    chunk.step(2 - a, q, noise ? Math.sqrt(Math.max(0, q)) : 0, -b);
  }
}
