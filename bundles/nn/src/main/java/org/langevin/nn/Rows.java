package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Part of a matrix outside the heap.
 *
 * @param offset where the first row begins
 * @param step how many floats apart rows begin; 0 for the same row again
 */
record Rows(ByteBuffer bytes, int offset, int step) {
  /** The part from a row and a column on. */
  Rows from(int row, int column) {
    return new Rows(bytes, offset + row * step + column, step);
  }

  /** Copies rows to the heap. */
  void copy(int rows, int columns, float[] to, int at, int toStep) {
    for (int r = 0; r < rows; r++) {
      copyRow(bytes, offset + r * step, columns, to, at + r * toStep);
    }
  }

  private static void copyRow(ByteBuffer from, int at, int n, float[] to, int target) {
    int bound = Kernels.bound(n);
    for (int i = 0; i < bound; i += LANES) {
      load(from, at + i).intoArray(to, target + i);
    }
    for (int i = bound; i < n; i++) {
      to[target + i] = Kernels.get(from, at + i);
    }
  }

  /** Sets these to others plus a tile, whose rows are wide numbers long. */
  void setSum(int rows, int columns, Rows start, float[] tile, int wide) {
    if (columns == Tile.WIDTH) {
      setSum(rows, start.bytes, start.offset, start.step, tile, bytes, offset, step);
      return;
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        float before = Kernels.get(start.bytes, start.offset + r * start.step + c);
        Kernels.put(bytes, offset + r * step + c, before + tile[r * wide + c]);
      }
    }
  }

  private static void setSum(
      int rows,
      ByteBuffer start,
      int at,
      int step,
      float[] tile,
      ByteBuffer y,
      int to,
      int toStep) {
    for (int r = 0; r < rows; r++) {
      int row = r * Tile.WIDTH;
      int from = at + r * step;
      int target = to + r * toStep;
      store(fromArray(SPECIES, tile, row).add(load(start, from)), y, target);
      FloatVector right = fromArray(SPECIES, tile, row + LANES);
      store(right.add(load(start, from + LANES)), y, target + LANES);
    }
  }

  /** Like {@link #setSum}, with 0 for what is less; NaN stays. */
  void setRectifiedSum(int rows, int columns, Rows start, float[] tile, int wide) {
    if (columns == Tile.WIDTH) {
      setRectifiedSum(rows, start.bytes, start.offset, start.step, tile, bytes, offset, step);
      return;
    }
    setSum(rows, columns, start, tile, wide);
    for (int r = 0; r < rows; r++) {
      for (int i = offset + r * step; i < offset + r * step + columns; i++) {
        Kernels.put(bytes, i, Math.max(Kernels.get(bytes, i), 0));
      }
    }
  }

  private static void setRectifiedSum(
      int rows,
      ByteBuffer start,
      int at,
      int step,
      float[] tile,
      ByteBuffer y,
      int to,
      int toStep) {
    for (int r = 0; r < rows; r++) {
      int row = r * Tile.WIDTH;
      int from = at + r * step;
      int target = to + r * toStep;
      FloatVector left = fromArray(SPECIES, tile, row).add(load(start, from));
      store(rectify(left), y, target);
      FloatVector right = fromArray(SPECIES, tile, row + LANES).add(load(start, from + LANES));
      store(rectify(right), y, target + LANES);
    }
  }

  private static FloatVector rectify(FloatVector x) {
    FloatVector zero = FloatVector.zero(SPECIES);
    return x.blend(zero, x.compare(VectorOperators.LT, zero));
  }
}
