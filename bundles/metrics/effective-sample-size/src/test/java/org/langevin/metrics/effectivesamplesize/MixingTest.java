package org.langevin.metrics.effectivesamplesize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.random.RandomStream;

class MixingTest {
  @ParameterizedTest
  @CsvSource({"2,4", "2,5", "2,7", "2,8", "2,9", "4,16", "6,100", "2,1000", "4,1025"})
  void autocovariancesAreTheirSums(int count, int length) {
    double[][] series = new double[count][];
    for (int i = 0; i < count; i++) {
      series[i] = autoregression(length, .9, i);
    }
    double[] sums = Autocovariance.sums(series);
    assertEquals(length, sums.length);
    for (int lag = 0; lag < length; lag++) {
      double expected = 0;
      for (double[] one : series) {
        for (int k = lag; k < length; k++) {
          expected += one[k] * one[k - lag];
        }
      }
      assertEquals(expected, sums[lag], 1e-14 * sums[0] + 1e-14, "lag " + lag);
    }
  }

  /** A first-order autoregression has the autocorrelation time (1 + phi) / (1 - phi). */
  @ParameterizedTest
  @ValueSource(doubles = {0, .5, .9, .99, -.5})
  void knowsAnAutoregression(double phi) {
    int length = 1 << 18;
    Mixing mixing =
        Mixing.of(new double[][] {autoregression(length, phi, 1), autoregression(length, phi, 2)});
    double time = (1 + phi) / (1 - phi);
    assertEquals(time, 2 * length / mixing.size(), .05 * time);
    assertEquals(1, mixing.reduction(), 1e-3);
    double[] correlations = mixing.autocorrelations();
    for (int lag = 0; lag < Math.min(5, correlations.length); lag++) {
      // Chains better than independent end where a pair is no more positive.
      assertEquals(Math.pow(phi, lag), correlations[lag], .03, "lag " + lag);
    }
  }

  /** A chain that hardly moves: a sum for each lag would take a thousand billion steps. */
  @Test
  void aMillionStatesThatHardlyMove() {
    int length = 1_000_000;
    double[] walk = new double[length];
    RandomStream random = RandomStream.of(3, "walk");
    for (int i = 1; i < length; i++) {
      walk[i] = walk[i - 1] + random.nextGaussian();
    }
    double size = Mixing.of(new double[][] {walk}).size();
    assertEquals(4, size, 3.5);
  }

  /** Neither the unit nor the origin of a quantity matters. */
  @ParameterizedTest
  @CsvSource({"1,1e9", "1e-300,0", "1e300,0", "1e-5,100"})
  void unitsDoNotMatter(double unit, double offset) {
    double[] chain = autoregression(2000, .7, 5);
    double[] changed = chain.clone();
    for (int i = 0; i < chain.length; i++) {
      // So that adding the offset does not round.
      chain[i] = Math.rint(1024 * chain[i]) / 1024;
      changed[i] = unit * chain[i] + offset;
    }
    Mixing expected = Mixing.of(new double[][] {chain});
    Mixing mixing = Mixing.of(new double[][] {changed});
    assertEquals(expected.size(), mixing.size(), 1e-8 * expected.size());
    assertEquals(expected.reduction(), mixing.reduction(), 1e-9);
    assertArrayEquals(expected.autocorrelations(), mixing.autocorrelations(), 1e-8);
  }

  @Test
  void whatNeverMovesIsWorthOneState() {
    double[] stuck = new double[1001];
    Arrays.fill(stuck, .1);
    assertEquals(1, Mixing.of(new double[][] {stuck, stuck.clone(), stuck.clone()}).size());
  }

  private static double[] autoregression(int count, double phi, long seed) {
    RandomStream random = RandomStream.of(seed, "autoregression");
    double[] states = new double[count];
    double x = random.nextGaussian();
    for (int i = 0; i < count; i++) {
      states[i] = x;
      x = phi * x + Math.sqrt(1 - phi * phi) * random.nextGaussian();
    }
    return states;
  }
}
