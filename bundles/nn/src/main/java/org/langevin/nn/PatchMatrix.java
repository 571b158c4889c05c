package org.langevin.nn;

/**
 * The patches of a few images as a matrix P with a row for each patch, and its products: stored by
 * rows, or by columns for images of one channel.
 */
final class PatchMatrix {
  private final Patches patches;
  private final Scratch scratch;
  private final boolean byColumns;
  private final GreyPatches grey;

  PatchMatrix(Patches patches, Scratch scratch) {
    this.patches = patches;
    this.scratch = scratch;
    this.byColumns = GreyPatches.suit(patches);
    this.grey = new GreyPatches(patches);
  }

  private int step(int images) {
    return byColumns ? images * patches.count() : patches.length();
  }

  /** P = the patches of n images that begin at a place and are so many floats apart. */
  void gather(Memory images, int at, int size, int n) {
    Memory matrix = scratch.memory();
    for (int i = 0; i < n; i++) {
      if (byColumns) {
        grey.gather(images.bytes, at + i * size, matrix.bytes, i, n);
      } else {
        int to = i * patches.count() * patches.length();
        patches.gather(images.bytes, at + i * size, matrix.bytes, to);
      }
    }
  }

  /** Adds P to the patches of n images. */
  void scatter(Memory images, int at, int size, int n) {
    Memory matrix = scratch.memory();
    for (int i = 0; i < n; i++) {
      if (byColumns) {
        grey.scatter(matrix.bytes, i, n, images.bytes, at + i * size);
      } else {
        int from = i * patches.count() * patches.length();
        patches.scatter(matrix.bytes, from, images.bytes, at + i * size);
      }
    }
  }

  /**
   * P = X B, or P += X B, for X with a row of so many floats for each patch of n images.
   *
   * @param transposed whether B is stored as its transpose
   */
  void multiply(
      int n,
      Memory x,
      int at,
      int width,
      Memory b,
      int offset,
      boolean transposed,
      boolean accumulate) {
    int rows = n * patches.count();
    Memory matrix = scratch.memory();
    int step = transposed ? width : patches.length();
    if (byColumns) {
      Blas.multiply(
          !transposed,
          true,
          patches.length(),
          rows,
          width,
          b,
          offset,
          step,
          x,
          at,
          width,
          accumulate,
          matrix,
          0,
          step(n));
    } else {
      Blas.multiply(
          false,
          transposed,
          rows,
          patches.length(),
          width,
          x,
          at,
          width,
          b,
          offset,
          step,
          accumulate,
          matrix,
          0,
          step(n));
    }
  }

  /**
   * Y = P B, or Y += P B, with a row of so many floats for each patch of n images.
   *
   * @param transposed whether B is stored as its transpose
   */
  void product(
      int n,
      Memory b,
      int offset,
      boolean transposed,
      boolean accumulate,
      Memory y,
      int at,
      int width) {
    Blas.multiply(
        byColumns,
        transposed,
        n * patches.count(),
        width,
        patches.length(),
        scratch.memory(),
        0,
        step(n),
        b,
        offset,
        transposed ? patches.length() : width,
        accumulate,
        y,
        at,
        width);
  }

  /** B += P^T Y. */
  void addTransposedProduct(int n, Memory y, int at, int width, Memory b, int offset) {
    Blas.multiply(
        !byColumns,
        false,
        patches.length(),
        width,
        n * patches.count(),
        scratch.memory(),
        0,
        step(n),
        y,
        at,
        width,
        true,
        b,
        offset,
        width);
  }

  /** B += X^T P. */
  void addProductWith(int n, Memory x, int at, int width, Memory b, int offset) {
    Blas.multiply(
        true,
        byColumns,
        width,
        patches.length(),
        n * patches.count(),
        x,
        at,
        width,
        scratch.memory(),
        0,
        step(n),
        true,
        b,
        offset,
        patches.length());
  }
}
