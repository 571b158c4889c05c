package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;

/** A matrix of weights as {@link ImageTile} reads it: a tile's rows, and then the next ones. */
final class ImageWeights {
  private static final int HEIGHT = ImageTile.HEIGHT;

  /** Columns that are rearranged at a time. */
  private static final int FEW = 16;

  private final int rows;
  private final int depth;
  private float[] numbers;
  private float[] few;

  /**
   * Room for a matrix.
   *
   * @param depth the number of columns, one for each term of a sum
   */
  ImageWeights(int rows, int depth) {
    this.rows = rows;
    this.depth = depth;
  }

  int rows() {
    return rows;
  }

  int depth() {
    return depth;
  }

  private int tiles() {
    return (rows + HEIGHT - 1) / HEIGHT;
  }

  /** Nothing is there before it is used: a pass may only be measured. */
  private void prepare() {
    if (numbers == null) {
      // The last tile may have rows that are not the matrix's; those stay 0.
      numbers = new float[tiles() * depth * HEIGHT];
      few = new float[Math.max(depth, FEW * rows + LANES)];
    }
  }

  /**
   * Takes in some columns.
   *
   * @param first the first of them
   * @param step from column to column as stored, each as long as there are rows
   */
  void takeColumns(Memory from, int offset, int step, int first, int count) {
    prepare();
    for (int k = 0; k < count; k += FEW) {
      int n = Math.min(FEW, count - k);
      for (int i = 0; i < n; i++) {
        from.read(offset + (k + i) * step, few, i * rows, rows);
      }
      for (int r = 0; r < rows; r += HEIGHT) {
        spread(r, Math.min(HEIGHT, rows - r), n, r * depth + (first + k) * HEIGHT);
      }
    }
  }

  private void spread(int row, int height, int columns, int at) {
    // Whole vectors, whose ends the next column overwrites; the last column's would stay.
    int wide = LANES >= HEIGHT && height == HEIGHT ? columns - 1 : 0;
    for (int i = 0; i < wide; i++) {
      fromArray(SPECIES, few, i * rows + row).intoArray(numbers, at + i * HEIGHT);
    }
    for (int i = wide; i < columns; i++) {
      for (int j = 0; j < height; j++) {
        numbers[at + i * HEIGHT + j] = few[i * rows + row + j];
      }
    }
  }

  /** Takes in all rows, stored one after the other. */
  void takeRows(Memory from, int offset, int step) {
    prepare();
    for (int r = 0; r < rows; r++) {
      from.read(offset + r * step, few, 0, depth);
      int at = r / HEIGHT * depth * HEIGHT + r % HEIGHT;
      for (int k = 0; k < depth; k++) {
        numbers[at + k * HEIGHT] = few[k];
      }
    }
  }

  /**
   * Adds the products of some rows' terms to c, for one pixel or more side by side.
   *
   * @param first the first row, a multiple of a tile's height
   * @param from the first term
   * @param pixels up to {@link ImageTile#PIXELS}
   * @param terms a row each, from {@link Tile#ORIGIN} on, pixel after pixel
   * @param c a row each from {@link Tile#ORIGIN} on, with room for a tile's more
   * @param step from pixel to pixel in c
   */
  void multiply(
      int first, int count, int from, int n, int pixels, float[] terms, float[] c, int step) {
    int beside = pixels > 1 ? Tile.ORIGIN + n * ImageTile.ITEMS : 0;
    for (int r = 0; r < count; r += HEIGHT) {
      int at = ((first + r) * depth) + from * HEIGHT;
      int to = Tile.ORIGIN + r * ImageTile.ITEMS;
      ImageTile.multiply(n, numbers, at, terms, beside, c, to, to + step);
    }
  }
}
