package org.langevin.workbench.internal.sampling;

import java.nio.FloatBuffer;

/**
 * The ways of the first few samples from start to end.
 *
 * @param chains how many samples
 * @param length how many looks were taken at each
 * @param dimension of a sample
 * @param stride steps of the sampler between two looks; the first is after so many steps
 * @param conditions at each look, rising or falling: the noise level or time; empty if there is
 *     none or it does not tell looks apart
 * @param values chain by chain, look by look, component by component
 */
public record Traces(
    int chains, int length, int dimension, int stride, double[] conditions, float[] values)
    implements org.langevin.api.metric.Traces {
  /** The states of all chains at a look, one after the other. */
  public float[] statesAt(int look) {
    float[] states = new float[chains * dimension];
    for (int chain = 0; chain < chains; chain++) {
      System.arraycopy(
          values, (chain * length + look) * dimension, states, chain * dimension, dimension);
    }
    return states;
  }

  @Override
  public void copy(int chain, float[] target) {
    FloatBuffer.wrap(values, chain * length * dimension, length * dimension)
        .get(target, 0, length * dimension);
  }
}
