package org.langevin.api;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The shape of one item: {@code (d)} for a point, {@code (height, width, channels)} for an image.
 * Items are stored one after the other, each in row-major order, channels last.
 */
public final class Shape {
  private final int[] lengths;
  private final int dimension;

  private Shape(int[] lengths) {
    long product = 1;
    for (int length : lengths) {
      if (length < 1) {
        throw new IllegalArgumentException("lengths are at least 1: " + Arrays.toString(lengths));
      }
      product *= length;
    }
    this.lengths = lengths;
    this.dimension = Math.toIntExact(product);
  }

  /** Points of R^dimension. */
  public static Shape point(int dimension) {
    return new Shape(new int[] {dimension});
  }

  /** Images. */
  public static Shape image(int height, int width, int channels) {
    return new Shape(new int[] {height, width, channels});
  }

  /** Any shape. */
  public static Shape of(int... lengths) {
    return new Shape(lengths.clone());
  }

  /**
   * The shape of states with so many numbers for each of an item's: the last axis is as many times
   * longer, since they are neighbours.
   */
  public Shape blocks(int count) {
    int[] longer = lengths.clone();
    longer[longer.length - 1] = Math.multiplyExact(count, longer[longer.length - 1]);
    return new Shape(longer);
  }

  /** The number of axes. */
  public int rank() {
    return lengths.length;
  }

  /** The length along an axis, counted from 0. */
  public int length(int axis) {
    return lengths[axis];
  }

  /** The number of values in one item: the product of all lengths. */
  public int dimension() {
    return dimension;
  }

  /** Whether items are images: three axes, with one or three channels. */
  public boolean isImage() {
    return lengths.length == 3 && (lengths[2] == 1 || lengths[2] == 3);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(lengths, shape.lengths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lengths);
  }

  /** For example {@code 28 x 28 x 1}. */
  @Override
  public String toString() {
    return Arrays.stream(lengths).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
  }
}
