package org.langevin.api;

import java.util.Arrays;
import org.langevin.api.loss.Loss;

/**
 * A falling sequence of noise levels sigma_1 > ... > sigma_L > 0 (standard deviations, in units of
 * the data), as used by noise-conditional score networks (Song and Ermon 2019, section 4).
 */
@Ability(of = Loss.class, words = "noise levels")
public final class NoiseLevels {
  private final double[] levels;

  private NoiseLevels(double[] levels) {
    this.levels = levels;
  }

  /**
   * Levels as given.
   *
   * @throws InvalidExperimentException unless they are positive and fall strictly
   */
  public static NoiseLevels of(double... levels) {
    if (levels.length == 0) {
      throw new InvalidExperimentException("/levels", "give at least one noise level");
    }
    for (int i = 0; i < levels.length; i++) {
      if (!(levels[i] > 0)
          || Double.isInfinite(levels[i])
          || (i > 0 && levels[i] >= levels[i - 1])) {
        throw new InvalidExperimentException(
            "/levels/" + i,
            "noise levels are positive and fall strictly, but this one is " + levels[i]);
      }
    }
    return new NoiseLevels(levels.clone());
  }

  /**
   * Geometric levels: sigma_i = largest (smallest / largest)^((i - 1) / (L - 1)).
   *
   * @param count L; with one level, that is the largest
   */
  public static NoiseLevels geometric(double largest, double smallest, int count) {
    double[] levels = new double[count];
    for (int i = 0; i < count; i++) {
      levels[i] =
          i == 0 ? largest : largest * StrictMath.pow(smallest / largest, i / (count - 1.0));
    }
    if (count > 1) {
      levels[count - 1] = smallest;
    }
    return of(levels);
  }

  /** L. */
  public int count() {
    return levels.length;
  }

  /** The level at an index from 0, the largest, to L - 1, the smallest. */
  public double level(int index) {
    return levels[index];
  }

  /** All levels, the largest first. */
  public double[] toArray() {
    return levels.clone();
  }

  /** The index of the level nearest to sigma on the logarithmic scale. */
  public int indexOf(double sigma) {
    int best = 0;
    double target = StrictMath.log(sigma);
    double distance = Double.POSITIVE_INFINITY;
    for (int i = 0; i < levels.length; i++) {
      double candidate = Math.abs(StrictMath.log(levels[i]) - target);
      if (candidate < distance) {
        best = i;
        distance = candidate;
      }
    }
    return best;
  }

  @Override
  public String toString() {
    return Arrays.toString(levels);
  }
}
