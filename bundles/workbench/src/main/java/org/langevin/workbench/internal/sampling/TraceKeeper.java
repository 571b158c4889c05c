package org.langevin.workbench.internal.sampling;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keeps the ways of the first few samples of a chunk while it is under way. */
final class TraceKeeper {
  private static final int LOOKS = 1000;
  private static final int LARGEST_DIMENSION = 16;

  private final int chains;
  private final int dimension;
  private int stride;
  private int looks;
  private float[] byLook = new float[0];
  private double[] conditions = new double[0];

  private TraceKeeper(int chains, int dimension) {
    this.chains = chains;
    this.dimension = dimension;
  }

  /**
   * One for each chunk of whose samples some are kept; none if samples are long.
   *
   * @param wanted how many samples are to be kept
   * @param samples how many there are
   * @param size of a chunk
   */
  static TraceKeeper[] ofChunks(int wanted, int samples, int size, int dimension) {
    int kept = dimension <= LARGEST_DIMENSION ? Math.min(wanted, samples) : 0;
    TraceKeeper[] keepers = new TraceKeeper[(kept + size - 1) / size];
    for (int i = 0; i < keepers.length; i++) {
      keepers[i] = new TraceKeeper(Math.min(size, kept - i * size), dimension);
    }
    return keepers;
  }

  /** What chunks kept, one after the other; empty if that is nothing. */
  static Optional<Traces> together(TraceKeeper[] keepers) {
    if (keepers.length < 2) {
      return keepers.length == 0 ? Optional.empty() : keepers[0].traces();
    }
    List<Traces> all = Arrays.stream(keepers).flatMap(keeper -> keeper.traces().stream()).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Traces first = all.get(0);
    int chains = all.stream().mapToInt(Traces::chains).sum();
    FloatBuffer values = FloatBuffer.allocate(chains * first.length() * first.dimension());
    all.forEach(traces -> values.put(traces.values()));
    return Optional.of(
        new Traces(
            chains,
            first.length(),
            first.dimension(),
            first.stride(),
            first.conditions(),
            values.array()));
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
  private Optional<Traces> traces() {
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
