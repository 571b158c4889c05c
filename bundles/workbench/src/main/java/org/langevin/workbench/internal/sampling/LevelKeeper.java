package org.langevin.workbench.internal.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Keeps the states of the first few samples at the end of the first level, the last, and some
 * between: at equal factors of the noise, since on equal distances of time almost all levels are
 * noise.
 */
final class LevelKeeper {
  static final int LEVELS = 8;

  /** From more candidates than this, the one with the nearest neighbours is given up. */
  private static final int CANDIDATES = 64;

  /** Data of unit size look like noise above so much of it, and like data below its inverse. */
  private static final double MOST_NOISE = Math.log(50);

  private static final double SAME_NOISE = 1e-3;
  private static final int SHORT = 16;
  private static final int MOST_SHORT = 250;

  /** Of images and other long samples, fewer are enough. */
  private static final int MOST_LONG = 8;

  private final int particles;
  private final int dimension;
  private final DoubleUnaryOperator logNoise;
  private final List<Candidate> candidates = new ArrayList<>();
  private boolean byNoise;

  /**
   * Keeps nothing yet.
   *
   * @param samples how many there are
   * @param logNoise the logarithm of the noise in units of the signal at a condition; NaN if it is
   *     not known, and then levels are chosen by their number
   */
  LevelKeeper(int samples, int dimension, DoubleUnaryOperator logNoise) {
    this.particles = Math.min(samples, dimension <= SHORT ? MOST_SHORT : MOST_LONG);
    this.dimension = dimension;
    this.logNoise = logNoise;
  }

  private record Candidate(double condition, double place, float[] state) {}

  /** Looks at the state at the end of a level. */
  void look(double condition, int index, int count, float[] state) {
    double noise = logNoise.applyAsDouble(condition);
    if (candidates.isEmpty()) {
      byNoise = !Double.isNaN(noise);
    }
    // Noise falls; levels of the same noise are told apart by their number.
    double place =
        byNoise
            ? -SAME_NOISE * index / count + Math.max(-MOST_NOISE, Math.min(MOST_NOISE, noise))
            : index;
    candidates.add(new Candidate(condition, place, Arrays.copyOf(state, particles * dimension)));
    if (candidates.size() > CANDIDATES) {
      candidates.remove(mostCrowded());
    }
  }

  /** Neither the first nor the last. */
  private int mostCrowded() {
    int crowded = 1;
    for (int i = 2; i < candidates.size() - 1; i++) {
      if (room(i) < room(crowded)) {
        crowded = i;
      }
    }
    return crowded;
  }

  private double room(int index) {
    return Math.abs(candidates.get(index + 1).place() - candidates.get(index - 1).place());
  }

  /** What was kept; empty if the sampler told no levels. */
  Optional<Levels> levels() {
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    List<Candidate> kept = chosen();
    float[] values = new float[kept.size() * particles * dimension];
    for (int i = 0; i < kept.size(); i++) {
      System.arraycopy(
          kept.get(i).state(), 0, values, i * particles * dimension, particles * dimension);
    }
    return Optional.of(
        new Levels(
            kept.stream().mapToDouble(Candidate::condition).toArray(),
            particles,
            dimension,
            values));
  }

  /** Those that are nearest to equal distances, each once. */
  private List<Candidate> chosen() {
    if (candidates.size() <= LEVELS) {
      return candidates;
    }
    int last = candidates.size() - 1;
    double[] places = candidates.stream().mapToDouble(Candidate::place).toArray();
    List<Candidate> chosen = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < LEVELS; i++) {
      double wanted = places[0] + (places[last] - places[0]) * i / (LEVELS - 1);
      // So many have to be left for those that follow.
      int latest = last - (LEVELS - 1 - i);
      int nearest = i == LEVELS - 1 ? last : next;
      for (int k = nearest + 1; k <= latest; k++) {
        if (Math.abs(places[k] - wanted) < Math.abs(places[nearest] - wanted)) {
          nearest = k;
        }
      }
      chosen.add(candidates.get(nearest));
      next = nearest + 1;
    }
    return chosen;
  }
}
