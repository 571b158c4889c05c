package org.langevin.kit.manifold;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.langevin.api.random.RandomStream;

class ManifoldTest {
  private static final int DRAWS = 40_000;

  static Stream<Manifold> all() {
    Manifold disc = new Ball(new double[] {1, -2}, 1.5);
    Manifold segment =
        new Embedded(new Ball(new double[] {3}, 2), new int[] {1}, new double[] {4, 0});
    return Stream.of(
        new Sphere(new double[] {1, 2}, 3),
        new Sphere(new double[] {0, 0, 1}, 0.5),
        disc,
        new Ball(new double[] {-1}, 2),
        new Embedded(disc, new int[] {0, 2}, new double[] {0, 7, 0}),
        segment,
        new Union(List.of(disc, segment, new Sphere(new double[] {-3, 0}, 1))),
        new SwissRoll(2, 0.5, 0),
        new SwissRoll(2, 1, 0.4),
        new SwissRoll(3, 0.1, 0),
        new SwissRoll(3, 1, 0.3));
  }

  private static double[] draw(Manifold manifold, int count) {
    int dimension = manifold.dimension();
    RandomStream random = RandomStream.of(1, "points");
    double[] points = new double[count * dimension];
    for (int i = 0; i < count; i++) {
      manifold.draw(random, points, i * dimension);
    }
    return points;
  }

  /** The nearest of many points is hardly farther than the set, and never nearer. */
  @ParameterizedTest
  @MethodSource("all")
  void distancesAreThoseToTheNearestPoint(Manifold manifold) {
    int dimension = manifold.dimension();
    double[] points = draw(manifold, DRAWS);
    double[] reach = manifold.reach();
    RandomStream random = RandomStream.of(2, "queries");
    double[] query = new double[dimension + 1];
    for (int q = 0; q < 60; q++) {
      double extent = reach[1] - reach[0];
      for (int i = 1; i <= dimension; i++) {
        query[i] = reach[0] - extent / 4 + 1.5 * extent * random.nextDouble();
      }
      double nearest = Double.POSITIVE_INFINITY;
      for (int p = 0; p < points.length; p += dimension) {
        double squares = 0;
        for (int i = 0; i < dimension; i++) {
          squares += Math.pow(points[p + i] - query[1 + i], 2);
        }
        nearest = Math.min(nearest, Math.sqrt(squares));
      }
      double distance = manifold.distance(query, 1);
      assertTrue(distance <= nearest + 1e-9 * extent, manifold + ": " + distance + " " + nearest);
      // In two dimensions of the set, as many points leave gaps of about their root.
      assertEquals(nearest, distance, 0.02 * extent, manifold.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void pointsOfTheSetAreAtNoDistanceAndWithinReach(Manifold manifold) {
    double[] points = draw(manifold, 300);
    double[] reach = manifold.reach();
    for (int p = 0; p < points.length; p += manifold.dimension()) {
      assertEquals(0, manifold.distance(points, p), 1e-9 * (reach[1] - reach[0]));
    }
    for (double coordinate : points) {
      assertTrue(coordinate >= reach[0] - 1e-12 && coordinate <= reach[1] + 1e-12);
    }
  }

  @Test
  void knownDistances() {
    Sphere circle = new Sphere(new double[] {1, 0}, 2);
    assertEquals(2, circle.distance(new double[] {1, 0}, 0), 0);
    assertEquals(3, circle.distance(new double[] {1, 5}, 0), 1e-15);
    Ball disc = new Ball(new double[] {1, 0}, 2);
    assertEquals(0, disc.distance(new double[] {1, 1}, 0), 0);
    assertEquals(3, disc.distance(new double[] {1, 5}, 0), 1e-15);
    Embedded raised = new Embedded(disc, new int[] {2, 0}, new double[] {0, 4, 0});
    // (x, z) = (0, 5) is (5, 0) of the disc, 2 beyond its rim; and 3 below its plane.
    assertEquals(Math.sqrt(4 + 9), raised.distance(new double[] {0, 1, 5}, 0), 1e-15);
    SwissRoll roll = new SwissRoll(3, 2, 0);
    // The end of the spiral is at 2 * 4.5 pi on the last axis; the sheet goes up to 2 * 21.
    double end = 9 * Math.PI;
    assertEquals(3, roll.distance(new double[] {0, 45, end}, 0), 1e-9);
    // Its beginning is at t = 1.5 pi, where it goes in the direction (t, -1).
    SwissRoll spiral = new SwissRoll(2, 1, 0);
    double t = 1.5 * Math.PI;
    double length = Math.hypot(t, 1);
    double[] before = {-0.25 * t / length, -t + 0.25 / length};
    assertEquals(0.25, spiral.distance(before, 0), 1e-9);
    // In the middle of a hole, half its height is nearer than half its length.
    SwissRoll gapped = new SwissRoll(3, 1, 0.1);
    double middle = 3 * Math.PI;
    assertEquals(1.05, gapped.distance(new double[] {-middle, 10.5, 0}, 0), 1e-9);
  }

  @Test
  void spheresAndBallsAreUniform() {
    double[] sphere = draw(new Sphere(new double[] {0, 0, 1}, 2), DRAWS);
    double[] ball = draw(new Ball(new double[] {0, 0, 1}, 2), DRAWS);
    // Archimedes: each coordinate of a sphere in space is uniform.
    int[] slices = new int[4];
    int[] shells = new int[4];
    double sum = 0;
    for (int i = 0; i < sphere.length; i += 3) {
      slices[(int) Math.min(3, Math.max(0, sphere[i + 2] + 1))]++;
      sum += sphere[i] * sphere[i + 1];
      double radius = Math.hypot(Math.hypot(ball[i], ball[i + 1]), ball[i + 2] - 1) / 2;
      shells[(int) Math.min(3, 4 * Math.pow(radius, 3))]++;
    }
    double error = 4 * Math.sqrt(DRAWS * 3 / 16.0);
    for (int k = 0; k < 4; k++) {
      assertEquals(DRAWS / 4.0, slices[k], error);
      assertEquals(DRAWS / 4.0, shells[k], error);
    }
    assertEquals(0, sum / DRAWS, 4 * 4 / Math.sqrt(15.0 * DRAWS));
  }

  @Test
  void partsOfAUnionAreEquallyProbable() {
    double[] points =
        draw(
            new Union(
                List.of(
                    new Ball(new double[] {0}, 0),
                    new Ball(new double[] {1}, 0),
                    new Ball(new double[] {2}, 0))),
            DRAWS);
    int[] counts = new int[3];
    for (double point : points) {
      counts[(int) point]++;
    }
    for (int count : counts) {
      assertEquals(DRAWS / 3.0, count, 4 * Math.sqrt(DRAWS * 2 / 9.0));
    }
  }

  @Test
  void whatIsHandedInAndOutMayBeChanged() {
    double[] centre = {1, 2};
    Sphere sphere = new Sphere(centre, 1);
    centre[0] = 9;
    sphere.centre()[1] = 9;
    assertArrayEquals(new double[] {1, 2}, sphere.centre());
  }
}
