package org.langevin.itests.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.langevin.api.random.RandomStream;

/**
 * Items as rows. All values are multiples of 1/64: no format and no precision changes them.
 *
 * @param rows one for each item, all of the same length
 */
record Table(double[][] rows) {
  private static final int UNIT = 64;
  private static final int MOST = 500;

  /** Some items in a space of some dimension. */
  static Table random(RandomStream random) {
    return of(2 + random.nextInt(12), 1 + random.nextInt(4), random);
  }

  /** Other items in the same space. */
  Table another(RandomStream random) {
    return of(rows.length, rows[0].length, random);
  }

  private static Table of(int count, int dimension, RandomStream random) {
    double[][] rows = new double[count][dimension];
    for (double[] row : rows) {
      Arrays.setAll(row, i -> random.nextInt(-MOST, MOST) / (double) UNIT);
    }
    return new Table(rows);
  }

  int width() {
    return rows[0].length;
  }

  /** The cells as text. */
  List<List<String>> cells() {
    List<List<String>> cells = new ArrayList<>();
    for (double[] row : rows) {
      cells.add(new ArrayList<>(Arrays.stream(row).mapToObj(Double::toString).toList()));
    }
    return cells;
  }
}
