package org.langevin.kit.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.random.RandomStream;

class CircularTransportTest {
  private static final double TURN = 2 * Math.PI;

  @Test
  void twoPointsAreAsFarApartAsTheShorterArc() {
    for (double d = 0; d < TURN; d += 0.1) {
      double arc = Math.min(d, TURN - d);
      assertEquals(arc, distance(new double[] {1}, new double[] {1 + d}), 1e-14);
      assertEquals(arc, distance(new double[] {1 - 5 * TURN}, new double[] {1 - d}), 1e-13);
    }
    assertEquals(0.2, CircularTransport.distance(new double[] {.9}, new double[] {.1}, 1), 1e-15);
  }

  @Test
  void aSmallRotationCostsItsAngle() {
    double[] points = uniform(1000, 1);
    for (double t : new double[] {1e-4, -1e-4}) {
      double[] turned = Arrays.stream(points).map(p -> p + t).toArray();
      assertEquals(1e-4, distance(points, turned), 1e-14);
    }
  }

  /** Over all permutations, of samples repeated until they are of one size; with ties. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "4, 4", "6, 6", "2, 3", "3, 2", "1, 6", "3, 6", "6, 4"})
  void isTheCheapestCoupling(int n, int m) {
    for (int draw = 0; draw < 20; draw++) {
      double[] first = uniform(n, 100 + draw);
      double[] second = uniform(m, 200 + draw);
      if (draw % 2 == 1) {
        for (double[] points : new double[][] {first, second}) {
          Arrays.setAll(points, i -> Math.rint(points[i]));
        }
      }
      int size = n * m / gcd(n, m);
      double[] rows = repeated(first, size);
      double[] columns = repeated(second, size);
      if (size <= 6) {
        double best = cheapest(rows, columns, 0) / size;
        assertEquals(best, distance(first, second), 1e-13, "draw " + draw);
      }
      assertEquals(rotations(rows, columns), distance(first, second), 1e-13, "draw " + draw);
    }
  }

  /** The sum of arcs of the cheapest matching, by trying all. Permutes the columns. */
  private static double cheapest(double[] rows, double[] columns, int row) {
    if (row == rows.length) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int i = row; i < columns.length; i++) {
      swap(columns, row, i);
      double gap = Math.abs(rows[row] - columns[row]) % TURN;
      best = Math.min(best, Math.min(gap, TURN - gap) + cheapest(rows, columns, row + 1));
      swap(columns, row, i);
    }
    return best;
  }

  private static void swap(double[] values, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
  }

  /** The cheapest matching in the order around the circle, whichever point it begins with. */
  private static double rotations(double[] rows, double[] columns) {
    int n = rows.length;
    double best = Double.POSITIVE_INFINITY;
    for (int shift = -n; shift <= n; shift++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        int turns = Math.floorDiv(i + shift, n);
        sum += Math.abs(rows[i] - columns[i + shift - turns * n] - turns * TURN) / n;
      }
      best = Math.min(best, sum);
    }
    return best;
  }

  @Test
  void largeSamplesAreMatchedInTheirOrder() {
    double[] first = uniform(300, 1);
    double[] second = uniform(300, 2);
    Arrays.setAll(second, i -> second[i] * second[i] / TURN);
    Arrays.sort(first);
    Arrays.sort(second);
    assertEquals(rotations(first, second), distance(first, second), 1e-12);
  }

  @Test
  void doesNotKnowWhereTheCircleBegins() {
    double[] first = uniform(50, 1);
    double[] second = uniform(70, 2);
    Arrays.setAll(second, i -> second[i] / 2);
    double expected = distance(first, second);
    double uniform = CircularTransport.distanceToUniform(second, TURN);
    double[] kept = second.clone();
    for (double turn : new double[] {0.3, 2, -4, 100}) {
      double[] a = Arrays.stream(first).map(p -> p + turn).toArray();
      double[] b = Arrays.stream(second).map(p -> p + turn).toArray();
      assertEquals(expected, distance(a, b), 1e-12);
      assertEquals(expected, distance(b, a), 1e-12);
      assertEquals(uniform, CircularTransport.distanceToUniform(b, TURN), 1e-12);
    }
    assertArrayEquals(kept, second);
    double[] turns = Arrays.stream(second).map(p -> p / TURN).toArray();
    assertEquals(uniform / TURN, CircularTransport.distanceToUniform(turns, 1), 1e-14);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000})
  void equalDistancesAreNearestToTheUniformLaw(int n) {
    for (double begin : new double[] {0, 0.25, 0.5, 0.9}) {
      double[] points = new double[n];
      Arrays.setAll(points, k -> (k + begin) / n * TURN);
      assertEquals(TURN / (4 * n), CircularTransport.distanceToUniform(points, TURN), 1e-14);
      // Each point is begin - 1/2 cells from the centre of its own.
      double line = TURN / n * ((begin - 0.5) * (begin - 0.5) + 0.25);
      assertEquals(line, QuantileCoupling.distanceToUniform(points, TURN), 1e-13);
    }
  }

  @Test
  void oneAngleIsAQuarterTurnFromTheUniformLaw() {
    double[] points = new double[7];
    for (double angle : new double[] {0, 1, 3, 6}) {
      Arrays.fill(points, angle);
      assertEquals(TURN / 4, CircularTransport.distanceToUniform(points, TURN), 1e-14);
      double line = (angle * angle + (TURN - angle) * (TURN - angle)) / (2 * TURN);
      assertEquals(line, QuantileCoupling.distanceToUniform(points, TURN), 1e-14);
    }
    // Half of the mass goes a quarter of the way to either side.
    double[] half = new double[1000];
    Arrays.setAll(half, k -> (k + 0.5) / 1000 * Math.PI);
    assertEquals(TURN / 8, CircularTransport.distanceToUniform(half, TURN), 1e-3);
  }

  /** The uniform law on a fine grid is at distance L / (4 N) from the uniform law. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40})
  void theUniformLawIsTheLimitOfAGrid(int n) {
    int fine = 20_000;
    double[] grid = new double[fine];
    Arrays.setAll(grid, k -> (k + 0.5) / fine * TURN);
    for (int draw = 0; draw < 10; draw++) {
      double[] points = uniform(n, draw);
      int part = 1 + draw % 3;
      Arrays.setAll(points, i -> points[i] / part);
      Arrays.sort(points);
      double error = TURN / (4 * fine) + 1e-12;
      assertEquals(
          distance(points, grid), CircularTransport.distanceToUniform(points, TURN), error);
      assertEquals(
          QuantileCoupling.cost(points, grid, 1).distance(),
          QuantileCoupling.distanceToUniform(points, TURN),
          error);
    }
  }

  @Test
  void refusesAnEmptySample() {
    double[] none = {};
    double[] one = {1};
    assertThrows(IllegalArgumentException.class, () -> distance(none, one));
    assertThrows(IllegalArgumentException.class, () -> distance(one, none));
    assertThrows(
        IllegalArgumentException.class, () -> CircularTransport.distanceToUniform(none, 1));
    assertThrows(IllegalArgumentException.class, () -> QuantileCoupling.distanceToUniform(none, 1));
  }

  private static double distance(double[] first, double[] second) {
    return CircularTransport.distance(first, second, TURN);
  }

  private static double[] uniform(int count, long seed) {
    RandomStream random = RandomStream.of(seed, "angles");
    double[] points = new double[count];
    Arrays.setAll(points, i -> random.nextDouble() * TURN);
    return points;
  }

  private static double[] repeated(double[] points, int size) {
    double[] repeated = new double[size];
    Arrays.setAll(repeated, i -> points[i % points.length]);
    Arrays.sort(repeated);
    return repeated;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
