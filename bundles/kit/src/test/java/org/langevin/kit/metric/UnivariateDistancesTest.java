package org.langevin.kit.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnivariateDistancesTest {
  private static final double EXACT = 1e-11;

  private static UnivariateLaw normal(double mean, double deviation) {
    return UnivariateLaw.normal(mean, deviation);
  }

  private static double totalVariation(UnivariateLaw p, UnivariateLaw q) {
    double there = UnivariateDistances.totalVariation(p, q);
    assertEquals(there, UnivariateDistances.totalVariation(q, p), there * EXACT);
    return there;
  }

  private static double wasserstein(UnivariateLaw p, UnivariateLaw q) {
    double there = UnivariateDistances.wasserstein(p, q);
    assertEquals(there, UnivariateDistances.wasserstein(q, p), there * EXACT);
    return there;
  }

  private static void same(double expected, double actual) {
    assertEquals(expected, actual, expected * EXACT);
  }

  /** TV = 2 Phi(|m| / 2) - 1, KL = m^2 / 2 and W_1 = |m| for a shift by m. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 1e-6, 1e-3, 0.1, 1, -3, 10, 40, 1e3, -1e6})
  void ofAShiftedNormalLaw(double m) {
    UnivariateLaw p = normal(0, 1);
    UnivariateLaw q = normal(m, 1);
    // By the tails, which are exact where 2 Phi - 1 is not: its series for a small shift.
    double near = Math.abs(m) / Math.sqrt(2 * Math.PI) * (1 - m * m / 24);
    double far = 1 - 2 * NormalDistribution.below(-Math.abs(m) / 2);
    double expected = Math.abs(m) < 1e-2 ? near : far;
    double rounding = Math.abs(m) < 1e-2 ? 1e-15 : 0;
    assertEquals(expected, totalVariation(p, q), expected * EXACT + rounding);
    double divergence = UnivariateDistances.divergence(p, q);
    assertEquals(m * m / 2, divergence, m * m / 2 * (EXACT + 1e-15 / Math.abs(m)));
    assertEquals(Math.abs(m), wasserstein(p, q), Math.abs(m) * EXACT + 1e-15);
  }

  /** KL = log(s / r) + r^2 / (2 s^2) - 1/2; W_1 = |s - r| (2 / pi)^(1/2); TV from the crossings. */
  @ParameterizedTest
  @CsvSource({"1, 2", "1, 1.001", "0.01, 1", "1, 1e-4", "1e-6, 1e6"})
  void ofAWiderNormalLaw(double r, double s) {
    UnivariateLaw p = normal(3, r);
    UnivariateLaw q = normal(3, s);
    same(Math.abs(s - r) * Math.sqrt(2 / Math.PI), wasserstein(p, q));
    double ratio = r / s;
    double expected = -Math.log(ratio) + ratio * ratio / 2 - 0.5;
    assertEquals(expected, UnivariateDistances.divergence(p, q), 1e-10 * expected + 1e-15);
    double crossing = Math.sqrt(2 * Math.log(s / r) / (1 / (r * r) - 1 / (s * s)));
    double tails =
        NormalDistribution.below(-crossing / s) - NormalDistribution.below(-crossing / r);
    // At 3, of width 1e-6, places are rounded to 1e-10 of it.
    assertEquals(2 * Math.abs(tails), totalVariation(p, q), 1e-9 * Math.abs(tails));
  }

  /** Mass moves between modes that are far apart: TV and W_1 are what the weights say. */
  @ParameterizedTest
  @CsvSource({"1e5, 1", "1e5, 1e-3", "100, 1e-6", "1e8, 0.5"})
  void narrowModesFarApart(double mean, double deviation) {
    double[] means = {-mean, mean};
    double[] deviations = {deviation, deviation};
    UnivariateLaw even = UnivariateLaw.mixture(new double[] {0.5, 0.5}, means, deviations);
    UnivariateLaw odd = UnivariateLaw.mixture(new double[] {0.2, 0.8}, means, deviations);
    double rounded = 1e-10 + 1e-15 * mean / deviation;
    assertEquals(0.3, totalVariation(even, odd), 0.3 * rounded);
    assertEquals(0.3 * 2 * mean, wasserstein(even, odd), 0.6 * mean * 1e-10);
    assertEquals(
        0.5 * Math.log(2.5) + 0.5 * Math.log(0.625),
        UnivariateDistances.divergence(even, odd),
        rounded);
    // All is elsewhere than a standard normal law.
    UnivariateLaw standard = normal(0, 1);
    double from = mean * mean / 2 + deviation * deviation / 2 - 0.5 - Math.log(deviation);
    assertEquals(
        from - Math.log(2), UnivariateDistances.divergence(even, standard), from * rounded);
    assertEquals(1, totalVariation(even, standard), rounded);
  }

  /** A mixture of one law twice is that law; what is 0 is 0 to rounding. */
  @Test
  void equalLawsAreNotApart() {
    UnivariateLaw once = normal(7, 0.3);
    UnivariateLaw twice =
        UnivariateLaw.mixture(
            new double[] {0.3, 0.7}, new double[] {7, 7}, new double[] {0.3, 0.3});
    assertEquals(0, totalVariation(once, once), 0);
    assertEquals(0, UnivariateDistances.divergence(once, once), 0);
    assertEquals(0, wasserstein(once, once), 0);
    assertEquals(0, UnivariateDistances.totalVariation(once, twice), 1e-14);
    assertEquals(0, UnivariateDistances.divergence(once, twice), 1e-25);
    assertEquals(0, UnivariateDistances.wasserstein(once, twice), 1e-14);
  }

  /** Between U[0, a] and U[0, 1], a below 1: 1 - a, -log a and (1 - a) / 2. */
  @Test
  void ofLawsWithEnds() {
    UnivariateLaw p = new Uniform(0.3);
    UnivariateLaw q = new Uniform(1);
    same(0.7, totalVariation(p, q));
    same(-Math.log(0.3), UnivariateDistances.divergence(p, q));
    same(0.35, wasserstein(p, q));
    assertEquals(Double.POSITIVE_INFINITY, UnivariateDistances.divergence(q, p), 0);
  }

  /** Of Cauchy's laws moved by m: TV = 2 / pi atan(m / 2), KL = log(1 + m^2 / 4), W_1 = m. */
  @Test
  void ofLawsWithHeavyTails() {
    for (double m : new double[] {0.1, 1, 5, 100}) {
      UnivariateLaw p = new Cauchy(0);
      UnivariateLaw q = new Cauchy(m);
      same(2 / Math.PI * Math.atan(m / 2), totalVariation(p, q));
      same(Math.log1p(m * m / 4), UnivariateDistances.divergence(p, q));
      assertEquals(m, UnivariateDistances.wasserstein(p, q, 1e-8), m * 1e-8);
    }
  }

  @Test
  void toleratesWhatIsAsked() {
    UnivariateLaw p = normal(0, 1);
    UnivariateLaw q = normal(0.5, 2);
    double exact = UnivariateDistances.totalVariation(p, q, 1e-13);
    assertEquals(exact, UnivariateDistances.totalVariation(p, q, 1e-3), 1e-3 * exact);
    assertThrows(IllegalArgumentException.class, () -> UnivariateDistances.totalVariation(p, q, 0));
  }

  /** E log(1 / q) is infinite for Cauchy's law, but log q is nowhere. */
  @Test
  void saysThatAnIntegralDoesNotConverge() {
    ArithmeticException thrown =
        assertThrows(
            ArithmeticException.class,
            () -> UnivariateDistances.divergence(new Cauchy(0), normal(0, 1)));
    assertTrue(thrown.getMessage().contains("may be infinite"), thrown.getMessage());
  }

  @Test
  void refusesWhatIsNoMixture() {
    double[] one = {1};
    assertThrows(IllegalArgumentException.class, () -> normal(0, 0));
    assertThrows(IllegalArgumentException.class, () -> normal(Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> UnivariateLaw.mixture(one, new double[] {1, 2}, new double[] {1, 1}));
    assertThrows(
        IllegalArgumentException.class, () -> UnivariateLaw.mixture(new double[] {0.5}, one, one));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.841344746068542948585",
    "-1, 0.158655253931457051415",
    "-2.9999, 0.0013503412829549248",
    "-3, 0.00134989803163009452665",
    "-5, 2.86651571879193911674e-7",
    "-10, 7.61985302416052606597e-24",
    "-37, 5.725571222524e-300",
    "40, 1"
  })
  void theNormalDistributionFunction(double z, double expected) {
    assertEquals(expected, NormalDistribution.below(z), expected * 1e-12);
  }

  /** Within a few units in the last place of the tail, which is not what is left of 1/2. */
  @ParameterizedTest
  @CsvSource({
    "-2.9, 0.0018658133003840384",
    "-2.5, 0.006209665325776139",
    "-1.5, 0.06680720126885809",
    "-1.1, 0.13566606094638267"
  })
  void losesNoDigitsOfATail(double z, double expected) {
    assertEquals(expected, NormalDistribution.below(z), expected * 3e-15);
  }

  /** On [0, length]. */
  private record Uniform(double length) implements UnivariateLaw {
    @Override
    public double logDensity(double x) {
      return x < 0 || x > length ? Double.NEGATIVE_INFINITY : -Math.log(length);
    }

    @Override
    public double distribution(double x) {
      return Math.max(0, Math.min(1, x / length));
    }

    @Override
    public double[] places() {
      return new double[] {0, length};
    }

    @Override
    public double low() {
      return 0;
    }

    @Override
    public double high() {
      return length;
    }
  }

  private record Cauchy(double median) implements UnivariateLaw {
    @Override
    public double logDensity(double x) {
      double z = x - median;
      return -Math.log(Math.PI) - Math.log1p(z * z);
    }

    @Override
    public double distribution(double x) {
      double z = x - median;
      return z < -1 ? Math.atan(-1 / z) / Math.PI : 0.5 + Math.atan(z) / Math.PI;
    }

    @Override
    public double[] places() {
      return new double[] {median - 1, median, median + 1};
    }
  }
}
