package org.langevin.workbench.internal.sampling;

import java.util.Arrays;
import java.util.Optional;

/** Keeps the ways of the first few samples while the first chunk is under way. */
final class TraceKeeper {
  private static final int CHAINS = 32;
  private static final int LOOKS = 1000;
  private static final int LARGEST_DIMENSION = 16;

  private final int chains;
  private final int dimension;
  private int stride;
  private int looks;
  private float[] byLook = new float[0];
  private double[] conditions = new double[0];

  /**
   * Keeps nothing if samples are long.
   *
   * @param samples how many there are
   */
  TraceKeeper(int samples, int dimension) {
    this.chains = dimension <= LARGEST_DIMENSION ? Math.min(CHAINS, samples) : 0;
    this.dimension = dimension;
  }

  /** Looks at the state after so many steps. */
  void look(int done, int total, float[] state) {
    if (chains == 0) {
      return;
    }
    if (stride == 0) {
      stride = Math.max(1, (total + LOOKS - 1) / LOOKS);
    }
    if (done != (looks + 1L) * stride) {
      return;
    }
    int width = chains * dimension;
    if ((looks + 1) * width > byLook.length) {
      byLook = Arrays.copyOf(byLook, Math.max(LOOKS / 4 * width, 2 * byLook.length));
    }
    System.arraycopy(state, 0, byLook, looks * width, width);
    looks++;
  }

  /** Takes note of the condition to which the states have come since the last level. */
  void level(double condition) {
    int known = conditions.length;
    conditions = Arrays.copyOf(conditions, looks);
    Arrays.fill(conditions, Math.min(known, looks), looks, condition);
  }

  /** Empty if conditions do not tell all looks apart. */
  private double[] distinctConditions() {
    boolean distinct = conditions.length == looks;
    for (int i = 2; i < conditions.length; i++) {
      double step = conditions[i] - conditions[i - 1];
      distinct &= step * (conditions[1] - conditions[0]) > 0;
    }
    return distinct && looks > 1 && conditions[1] != conditions[0] ? conditions : new double[0];
  }

  /** What was kept; empty if samples are long or the sampler told no steps. */
  Optional<Traces> traces() {
    if (looks == 0) {
      return Optional.empty();
    }
    float[] byChain = new float[chains * looks * dimension];
    for (int look = 0; look < looks; look++) {
      for (int chain = 0; chain < chains; chain++) {
        System.arraycopy(
            byLook,
            (look * chains + chain) * dimension,
            byChain,
            (chain * looks + look) * dimension,
            dimension);
      }
    }
    return Optional.of(new Traces(chains, looks, dimension, stride, distinctConditions(), byChain));
  }
}
