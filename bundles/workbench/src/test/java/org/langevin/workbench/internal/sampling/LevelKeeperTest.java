package org.langevin.workbench.internal.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LevelKeeperTest {
  /** The levels of a sampler that goes through so many times from 1 to almost 0. */
  private static double[] kept(int count, DoubleUnaryOperator time, DoubleUnaryOperator logNoise) {
    LevelKeeper keeper = new LevelKeeper(3, 2, logNoise);
    for (int i = 0; i < count; i++) {
      float[] state = new float[6];
      Arrays.fill(state, i);
      keeper.look(time.applyAsDouble(i), i, count, state);
    }
    Levels levels = keeper.levels().orElseThrow();
    for (int i = 0; i < levels.conditions().length; i++) {
      float number = levels.at(i)[5];
      assertEquals(levels.conditions()[i], time.applyAsDouble(number), "states go with levels");
    }
    return levels.conditions();
  }

  @Test
  void levelsAreAtEqualFactorsOfTheNoise() {
    double[] times = kept(1000, i -> 1 - i / 999.0 * 0.999, t -> Math.log(30 * t));
    assertEquals(LevelKeeper.LEVELS, times.length);
    for (int i = 1; i < times.length; i++) {
      // From a noise of 30 to one of 1/33, cut at 1/50 and 50.
      assertEquals(Math.pow(0.001, i / 7.0), times[i], 0.3 * times[i - 1], "level " + i);
    }
  }

  @Test
  void ofTimesAboveAndBelowWhatCanBeSeenOneEachIsKept() {
    double[] times = kept(1000, i -> 1 - i / 1000.0, t -> 40 * (t - 0.5));
    long seen = Arrays.stream(times).filter(t -> Math.abs(t - 0.5) < 0.11).count();
    assertTrue(seen >= 6, Arrays.toString(times));
    assertEquals(1, times[0]);
    assertEquals(0.001, times[7], 1e-12);
  }

  @Test
  void withoutNoiseTheyAreAtEqualDistances() {
    double[] levels = kept(50, i -> i, c -> Double.NaN);
    assertEquals(0, levels[0]);
    assertEquals(49, levels[7]);
    for (int i = 1; i < 8; i++) {
      assertEquals(7, levels[i] - levels[i - 1], 1, Arrays.toString(levels));
    }
  }

  @Test
  void theFirstAndTheLastAreAlwaysKeptAndEachOnce() {
    for (int count = 1; count < 200; count++) {
      int last = count - 1;
      double[] levels = kept(count, i -> last - i, c -> Math.log(c));
      assertEquals(Math.min(LevelKeeper.LEVELS, count), levels.length);
      assertEquals(last, levels[0]);
      assertEquals(0, levels[levels.length - 1]);
      assertEquals(levels.length, Arrays.stream(levels).distinct().count());
    }
  }

  @Test
  void withoutLevelsNothingIsKept() {
    assertEquals(Optional.empty(), new LevelKeeper(3, 2, c -> 0).levels());
  }
}
