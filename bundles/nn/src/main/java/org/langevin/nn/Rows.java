package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

/**
 * Part of a matrix outside the heap.
 *
 * @param offset where the first row begins
 * @param step how many floats apart rows begin; 0 for the same row again
 */
record Rows(Memory memory, int offset, int step) {
  /** The part from a row and a column on. */
  Rows from(int row, int column) {
    return new Rows(memory, offset + row * step + column, step);
  }

  /** Copies rows to the heap. */
  void copy(int rows, int columns, float[] to, int at, int toStep) {
    if (columns == Tile.WIDTH) {
      copyWide(memory, offset, step, rows, to, at, toStep);
      return;
    }
    for (int r = 0; r < rows; r++) {
      memory.read(offset + r * step, to, at + r * toStep, columns);
    }
  }

  private static void copyWide(
      Memory from, int at, int step, int rows, float[] to, int target, int toStep) {
    for (int r = 0; r < rows; r++) {
      load(from, at + r * step).intoArray(to, target + r * toStep);
      load(from, at + r * step + LANES).intoArray(to, target + r * toStep + LANES);
    }
  }

  /** Adds a tile to the rows. */
  void add(int rows, int columns, float[] tile) {
    if (columns == Tile.WIDTH) {
      addWide(rows, tile, memory, offset, step);
      return;
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int i = offset + r * step + c;
        memory.put(i, memory.get(i) + tile[r * Tile.WIDTH + c]);
      }
    }
  }

  private static void addWide(int rows, float[] tile, Memory y, int to, int step) {
    for (int r = 0; r < rows; r++) {
      int row = r * Tile.WIDTH;
      int target = to + r * step;
      store(load(y, target).add(fromArray(SPECIES, tile, row)), y, target);
      store(load(y, target + LANES).add(fromArray(SPECIES, tile, row + LANES)), y, target + LANES);
    }
  }

  /** Adds these to the rows of a tile. */
  void addTo(int rows, int columns, float[] tile) {
    for (int r = 0; r < rows; r++) {
      addRow(memory, offset + r * step, columns, tile, r * Tile.WIDTH);
    }
  }

  private static void addRow(Memory from, int at, int n, float[] to, int target) {
    int bound = Kernels.bound(n);
    for (int i = 0; i < bound; i += LANES) {
      fromArray(SPECIES, to, target + i).add(load(from, at + i)).intoArray(to, target + i);
    }
    for (int i = bound; i < n; i++) {
      to[target + i] += Kernels.get(from, at + i);
    }
  }

  /**
   * Takes the rows of a tile.
   *
   * @param rectified whether what is negative becomes 0
   */
  void take(int rows, int columns, float[] tile, boolean rectified) {
    if (columns < Tile.WIDTH) {
      takeEach(rows, columns, tile, rectified);
    } else if (rectified) {
      takeRectified(rows, tile, memory, offset, step);
    } else {
      take(rows, tile, memory, offset, step);
    }
  }

  /**
   * Takes the columns of a tile.
   *
   * @param accumulate whether they are added
   */
  void takeTransposed(int rows, int columns, float[] tile, boolean accumulate) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int i = offset + r * step + c;
        float value = tile[c * Tile.WIDTH + r];
        memory.put(i, accumulate ? value + memory.get(i) : value);
      }
    }
  }

  private void takeEach(int rows, int columns, float[] tile, boolean rectified) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        float value = tile[r * Tile.WIDTH + c];
        Kernels.put(memory, offset + r * step + c, rectified && value < 0 ? 0 : value);
      }
    }
  }

  private static void take(int rows, float[] tile, Memory y, int to, int step) {
    for (int r = 0; r < rows; r++) {
      int row = r * Tile.WIDTH;
      int target = to + r * step;
      store(fromArray(SPECIES, tile, row), y, target);
      store(fromArray(SPECIES, tile, row + LANES), y, target + LANES);
    }
  }

  private static void takeRectified(int rows, float[] tile, Memory y, int to, int step) {
    for (int r = 0; r < rows; r++) {
      int row = r * Tile.WIDTH;
      int target = to + r * step;
      store(Vectors.rectify(fromArray(SPECIES, tile, row)), y, target);
      store(Vectors.rectify(fromArray(SPECIES, tile, row + LANES)), y, target + LANES);
    }
  }
}
