package org.langevin.kit.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.random.RandomStream;

class NearestNeighboursTest {
  /** Against all distances, sorted; on a lattice, where many are equal, and not. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0",
    "17, 1, 0",
    "1000, 2, 0",
    "1000, 2, 5",
    "500, 5, 0",
    "700, 1, 9",
    "60, 40, 0"
  })
  void isTheSortedDistance(int count, int dimension, int lattice) {
    RandomStream random = RandomStream.of(2, "points");
    double[] points = new double[count * dimension];
    for (int i = 0; i < points.length; i++) {
      points[i] = lattice > 0 ? random.nextInt(lattice) : random.nextGaussian();
    }
    NearestNeighbours tree = new NearestNeighbours(points, dimension);
    assertEquals(count, tree.size());
    for (int query = 0; query < 50; query++) {
      int itself = query % 2 == 0 ? random.nextInt(count) : -1;
      double[] point = new double[dimension];
      for (int j = 0; j < dimension; j++) {
        point[j] = itself < 0 ? 2 * random.nextGaussian() : points[itself * dimension + j];
      }
      double[] distances = new double[count];
      for (int i = 0; i < count; i++) {
        double square = 0;
        for (int j = 0; j < dimension; j++) {
          double difference = points[i * dimension + j] - point[j];
          square += difference * difference;
        }
        distances[i] = i == itself ? Double.POSITIVE_INFINITY : Math.sqrt(square);
      }
      Arrays.sort(distances);
      int there = itself < 0 ? count : count - 1;
      for (int k = 1; k <= Math.min(there, 7); k++) {
        assertEquals(distances[k - 1], tree.distance(point, 0, k, itself), 0);
      }
    }
  }

  @Test
  void refusesNeighboursThatAreNotThere() {
    NearestNeighbours one = new NearestNeighbours(new double[] {1, 2}, 2);
    assertEquals(5, one.distance(new double[] {9, 4, 6}, 1, 1, -1), 0);
    assertThrows(IllegalArgumentException.class, () -> one.distance(new double[2], 0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> one.distance(new double[2], 0, 2, -1));
  }
}
