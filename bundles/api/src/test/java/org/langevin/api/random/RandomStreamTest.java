package org.langevin.api.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RandomStreamTest {
  private static final int COUNT = 2_000_000;

  @Test
  void normalDeviatesHaveTheMomentsOfTheStandardNormal() {
    RandomStream random = RandomStream.of(7, "moments");
    double[] moments = new double[7];
    for (int i = 0; i < COUNT; i++) {
      double z = random.nextGaussian();
      double power = 1;
      for (int k = 1; k <= 6; k++) {
        power *= z;
        moments[k] += power / COUNT;
      }
    }
    // five standard errors: sqrt(Var(z^k) / n)
    double error = 5 / Math.sqrt(COUNT);
    assertEquals(0, moments[1], error);
    assertEquals(1, moments[2], error * Math.sqrt(2));
    assertEquals(0, moments[3], error * Math.sqrt(15));
    assertEquals(3, moments[4], error * Math.sqrt(96));
    assertEquals(15, moments[6], error * Math.sqrt(10170));
  }

  @Test
  void normalDeviatesFallIntoIntervalsWithTheNormalProbabilities() {
    // given the normal distribution function at 0.5, 1, 2, 3 and 3.6 (beyond the ziggurat's edge)
    double[] points = {0.5, 1, 2, 3, 3.6};
    double[] upper = {0.3085375387, 0.1586552539, 0.0227501319, 0.0013498980, 0.0001591086};
    int[] above = new int[points.length];
    int[] below = new int[points.length];
    RandomStream random = RandomStream.of(11, "intervals");
    for (int i = 0; i < COUNT; i++) {
      double z = random.nextGaussian();
      for (int k = 0; k < points.length; k++) {
        above[k] += z > points[k] ? 1 : 0;
        below[k] += z < -points[k] ? 1 : 0;
      }
    }
    for (int k = 0; k < points.length; k++) {
      double error = 5 * Math.sqrt(upper[k] / COUNT);
      assertEquals(upper[k], above[k] / (double) COUNT, error);
      assertEquals(upper[k], below[k] / (double) COUNT, error);
    }
  }

  @Test
  void streamsOfDifferentKeysAreUncorrelated() {
    int streams = 100_000;
    double sum = 0;
    for (int i = 0; i < streams; i++) {
      double first = RandomStream.of(1, "noise", i).nextDouble() - 0.5;
      double second = RandomStream.of(1, "noise", i + 1L).nextDouble() - 0.5;
      sum += first * second;
    }
    assertEquals(0, sum / streams * 12, 5 / Math.sqrt(streams));
  }

  @Test
  void aStreamDependsOnItsKeyOnly() {
    assertEquals(
        RandomStream.of(3, "a", 1, 2).nextLong(), RandomStream.of(3, "a", 1, 2).nextLong());
    assertNotEquals(
        RandomStream.of(3, "a", 1, 2).nextLong(), RandomStream.of(3, "a", 2, 1).nextLong());
    assertNotEquals(RandomStream.of(3, "a", 1).nextLong(), RandomStream.of(3, "b", 1).nextLong());
    assertNotEquals(RandomStream.of(3, "a", 1).nextLong(), RandomStream.of(4, "a", 1).nextLong());
    assertNotEquals(RandomStream.of(3, "a").nextLong(), RandomStream.of(3, "a", 0).nextLong());
  }

  @Test
  void aChildDoesNotDependOnWhatWasDrawnBefore() {
    RandomStream parent = RandomStream.of(5, "parent");
    long before = parent.child(3).nextLong();
    parent.nextLong();
    assertEquals(before, parent.child(3).nextLong());
    assertNotEquals(before, parent.child(4).nextLong());
  }

  @Test
  void noStreamCountsByAWeakIncrement() {
    // when increments are taken from pairs of draws, whose counters are found by mixing backwards
    for (int key = 0; key < 100_000; key++) {
      RandomStream stream = RandomStream.of(5, "increments", key);
      long counter = unmixed(stream.nextLong());
      long increment = unmixed(stream.nextLong()) - counter;

      // then each is odd, so that the period is whole, and its bits change often
      assertEquals(1, increment & 1);
      int changes = Long.bitCount(increment ^ (increment >>> 1));
      assertTrue(changes >= 24, "stream " + key + " has " + changes + " changes");
    }
  }

  /** The inverse of variant 13 of Stafford's mixing functions. */
  private static long unmixed(long z) {
    z = z ^ (z >>> 31) ^ (z >>> 62);
    z = (z * inverse(0x94D049BB133111EBL));
    z = z ^ (z >>> 27) ^ (z >>> 54);
    z = (z * inverse(0xBF58476D1CE4E5B9L));
    return z ^ (z >>> 30) ^ (z >>> 60);
  }

  /** Modulo 2^64, by Newton's iteration, which doubles the number of right bits. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 6; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
