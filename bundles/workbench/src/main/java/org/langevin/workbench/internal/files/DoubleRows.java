package org.langevin.workbench.internal.files;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of doubles, one after the other, as many as fit into memory: in blocks, so that they are not
 * copied when there are more.
 */
final class DoubleRows {
  /** Eight megabytes with the array's header, lest a part of a heap's region should stay empty. */
  private static final int BLOCK = (1 << 20) - 2;

  /** As many as an array of all of them may have. */
  private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

  private final int width;
  private final int rowsPerBlock;
  private final List<double[]> blocks = new ArrayList<>();
  private int count;

  /**
   * No rows yet.
   *
   * @param width how many numbers a row has
   */
  DoubleRows(int width) {
    this(width, Math.max(1, BLOCK / width));
  }

  private DoubleRows(int width, int rowsPerBlock) {
    this.width = width;
    this.rowsPerBlock = rowsPerBlock;
  }

  /**
   * Rows of an array.
   *
   * @param values not copied
   */
  static DoubleRows of(int width, double[] values) {
    DoubleRows rows = new DoubleRows(width, Math.max(1, values.length / width));
    rows.blocks.add(values);
    rows.count = values.length / width;
    return rows;
  }

  int width() {
    return width;
  }

  int count() {
    return count;
  }

  /** Whether an array of all values could not take one more row. */
  boolean isFull() {
    return (count + 1L) * width > MOST_VALUES;
  }

  /** The block that takes the next row, at {@link #offset()}. */
  double[] block() {
    int index = count / rowsPerBlock;
    if (index == blocks.size()) {
      blocks.add(new double[rowsPerBlock * width]);
    }
    return blocks.get(index);
  }

  /** Where the next row begins in its block. */
  int offset() {
    return count % rowsPerBlock * width;
  }

  /** Takes in the row that was written into the block. */
  void add() {
    count++;
  }

  double get(int row, int column) {
    return blocks.get(row / rowsPerBlock)[row % rowsPerBlock * width + column];
  }

  void copy(int row, double[] target, int offset) {
    double[] block = blocks.get(row / rowsPerBlock);
    System.arraycopy(block, row % rowsPerBlock * width, target, offset, width);
  }

  double[] toArray() {
    double[] all = new double[count * width];
    int done = 0;
    for (double[] block : blocks) {
      int length = Math.min(block.length, all.length - done);
      System.arraycopy(block, 0, all, done, length);
      done += length;
    }
    return all;
  }
}
