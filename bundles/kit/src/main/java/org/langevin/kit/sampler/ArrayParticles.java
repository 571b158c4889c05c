package org.langevin.kit.sampler;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.langevin.api.Interruption;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Particles;
import org.osgi.annotation.versioning.ProviderType;

/**
 * States in an array, with their random numbers and Brownian paths. Each call that works ends the
 * work of a run that was cancelled.
 */
@ProviderType
public class ArrayParticles implements Particles {
  private final int size;
  private final int dimension;
  private final float[] state;
  private final RandomStream[] streams;
  private float[][] scratch = new float[8][];
  private final Map<String, BrownianPaths> paths = new HashMap<>();
  private long seed;
  private int first;

  /**
   * So many states, before their beginning.
   *
   * @param dimension of each
   */
  protected ArrayParticles(int size, int dimension) {
    this.size = size;
    this.dimension = dimension;
    this.state = new float[Math.multiplyExact(size, dimension)];
    this.streams = new RandomStream[size];
  }

  /**
   * States that are all 0.
   *
   * @param dimension of each
   * @param seed of the run
   * @param name of what moves them
   * @param first the number of the first of them
   */
  public static ArrayParticles of(int size, int dimension, long seed, String name, int first) {
    ArrayParticles particles = new ArrayParticles(size, dimension);
    particles.begin(seed, name, first);
    return particles;
  }

  /** Begins anew: all states are 0. */
  protected final void begin(long runSeed, String name, int number) {
    seed = runSeed;
    first = number;
    paths.clear();
    for (int i = 0; i < size; i++) {
      streams[i] = RandomStream.of(seed, "sampling " + name, first + i);
    }
    Arrays.fill(state, 0);
  }

  @Override
  public final int size() {
    return size;
  }

  @Override
  public final int dimension() {
    return dimension;
  }

  @Override
  public final float[] state() {
    return state;
  }

  @Override
  public final int index(int item) {
    return first + item;
  }

  @Override
  public final RandomStream random(int item) {
    return streams[item];
  }

  @Override
  public float[] scratch(int slot) {
    if (slot >= scratch.length) {
      scratch = Arrays.copyOf(scratch, 2 * slot);
    }
    if (scratch[slot] == null) {
      scratch[slot] = new float[state.length];
    }
    return scratch[slot];
  }

  @Override
  public final void noise(float[] target) {
    Interruption.check();
    check("noise", target.length, state.length);
    for (int i = 0; i < size; i++) {
      streams[i].fillGaussian(target, i * dimension, dimension);
    }
  }

  @Override
  public final void increments(String path, double from, double to, float[] target) {
    Interruption.check();
    check("increments", target.length, state.length);
    paths
        .computeIfAbsent(path, name -> new BrownianPaths(seed, name, first, size, dimension))
        .increments(from, to, target);
  }

  /** Refuses an array that is too short. */
  protected static void check(String name, int length, int least) {
    if (length < least) {
      throw new IllegalArgumentException(name + " has " + length + " values, not " + least);
    }
  }
}
