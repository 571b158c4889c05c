package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import jdk.incubator.vector.FloatVector;

/**
 * Loops over matrices and vectors of floats, whole vectors first and then the rest one by one.
 * Offsets count floats. Each method is small and does one thing, or the compiler would not keep
 * vectors in registers.
 */
final class Kernels {
  private Kernels() {}

  static float get(Memory memory, int index) {
    return memory.bytes.getFloat(index << 2);
  }

  static void put(Memory memory, int index, float value) {
    memory.bytes.putFloat(index << 2, value);
  }

  /** The largest multiple of the vector length that is not above n. */
  static int bound(int n) {
    return n & -LANES;
  }

  static void zero(Memory x, int offset, int n) {
    FloatVector zero = Vectors.constant(0f);
    int bound = bound(n);
    for (int i = 0; i < bound; i += LANES) {
      store(zero, x, offset + i);
    }
    for (int i = bound; i < n; i++) {
      put(x, offset + i, 0f);
    }
  }

  static void copy(Memory from, int offsetFrom, Memory to, int offsetTo, int n) {
    int bound = bound(n);
    for (int i = 0; i < bound; i += LANES) {
      store(load(from, offsetFrom + i), to, offsetTo + i);
    }
    for (int i = bound; i < n; i++) {
      put(to, offsetTo + i, get(from, offsetFrom + i));
    }
  }

  /** Copies whole vectors to the heap. */
  static void copy(Memory from, int at, float[] to, int target, int n) {
    for (int i = 0; i < n; i += LANES) {
      load(from, at + i).intoArray(to, target + i);
    }
  }

  /** Copies n vectors to the heap that lie some floats apart. */
  static void copySteps(
      Memory from, int at, int step, float[] to, int target, int stepTarget, int n) {
    for (int i = 0; i < n; i++) {
      load(from, at + i * step).intoArray(to, target + i * stepTarget);
    }
  }

  /** Copies whole vectors from the heap. */
  static void copy(float[] from, int at, Memory to, int target, int n) {
    for (int i = 0; i < n; i += LANES) {
      store(FloatVector.fromArray(Vectors.SPECIES, from, at + i), to, target + i);
    }
  }

  /** y += x. */
  static void add(Memory x, int offsetX, Memory y, int offsetY, int n) {
    int bound = bound(n);
    for (int i = 0; i < bound; i += LANES) {
      store(load(y, offsetY + i).add(load(x, offsetX + i)), y, offsetY + i);
    }
    for (int i = bound; i < n; i++) {
      put(y, offsetY + i, get(y, offsetY + i) + get(x, offsetX + i));
    }
  }

  /** y *= x. */
  static void multiply(Memory x, Memory y, int n) {
    int bound = bound(n);
    for (int i = 0; i < bound; i += LANES) {
      store(load(y, i).mul(load(x, i)), y, i);
    }
    for (int i = bound; i < n; i++) {
      put(y, i, get(y, i) * get(x, i));
    }
  }

  /** z = x y. */
  static void multiply(Memory x, int offsetX, Memory y, int offsetY, Memory z, int offsetZ, int n) {
    int bound = bound(n);
    for (int i = 0; i < bound; i += LANES) {
      store(load(x, offsetX + i).mul(load(y, offsetY + i)), z, offsetZ + i);
    }
    for (int i = bound; i < n; i++) {
      put(z, offsetZ + i, get(x, offsetX + i) * get(y, offsetY + i));
    }
  }

  /** z += x y. */
  static void addProduct(
      Memory x, int offsetX, Memory y, int offsetY, Memory z, int offsetZ, int n) {
    int bound = bound(n);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector sum = load(x, offsetX + i).fma(load(y, offsetY + i), load(z, offsetZ + i));
      store(sum, z, offsetZ + i);
    }
    for (int i = bound; i < n; i++) {
      float sum = Math.fma(get(x, offsetX + i), get(y, offsetY + i), get(z, offsetZ + i));
      put(z, offsetZ + i, sum);
    }
  }

  /** y = a x. */
  static void product(Memory a, Memory x, Memory y, int n) {
    int bound = bound(n);
    for (int i = 0; i < bound; i += LANES) {
      store(load(a, i).mul(load(x, i)), y, i);
    }
    for (int i = bound; i < n; i++) {
      put(y, i, get(a, i) * get(x, i));
    }
  }

  /** y += a b c. */
  static void addProduct(Memory a, Memory b, Memory c, Memory y, int n) {
    int bound = bound(n);
    for (int i = 0; i < bound; i += LANES) {
      store(load(a, i).mul(load(b, i)).fma(load(c, i), load(y, i)), y, i);
    }
    for (int i = bound; i < n; i++) {
      put(y, i, Math.fma(get(a, i) * get(b, i), get(c, i), get(y, i)));
    }
  }

  /** Adds the sum of the rows of a matrix to one row, from the first to the last. */
  static void addSumOfRows(Memory matrix, int rows, int columns, Memory row, int offset) {
    for (int r = 0; r < rows; r++) {
      add(matrix, r * columns, row, offset, columns);
    }
  }
}
