package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.langevin.api.Interruption;

/**
 * Sums of products of an image's channels with the patches of another, for images of many pixels:
 * for each item of a panel over the pixels, which needs neither a matrix of patches nor items one
 * after the other, and then over the items.
 *
 * <p>A tile has a few rows of patches and a few channels. Written out as {@link Tile} is, and for
 * its reasons. An instance belongs to one thread, whose interrupt ends a product soon.
 */
final class ImageGradient {
  /** With fewer pixels, sums over the items would cost more than the products. */
  private static final int LEAST_PIXELS = 64;

  private static final int ITEMS = Images.ITEMS;
  private static final int SIDE = Patches.SIDE;
  private static final int TAPS = SIDE * SIDE;

  /** Channels of a tile: 8 where vectors are so wide that there are registers for 24 of them. */
  private static final int WIDTH = LANES == ITEMS ? 8 : 3;

  /** Pixels at a time, whose tile stays in the nearest cache. */
  private static final int PIXELS = 36;

  /** Numbers of the image with the patches that stay in a second-level cache. */
  private static final int NUMBERS = 96 * 1024;

  /** The most numbers of the other image that are copied at a time. */
  private static final int MOST_NUMBERS = 1 << 20;

  /** Some channels of the image with the patches, one after the other. */
  private float[] planes = new float[0];

  /** Some channels of the other image, tile after tile: those of each pixel side by side. */
  private float[] channels = new float[0];

  /** Where the patches of some pixels begin in a plane. */
  private final int[] corners = new int[PIXELS];

  /** A sum for each line of a patch, plane, place in the line, channel of a tile, and item. */
  private float[] sums = new float[0];

  /** Whether images have enough pixels. */
  static boolean suits(Patches patches) {
    return patches.count() >= LEAST_PIXELS;
  }

  /**
   * Adds Y^T P, or its transpose, for the patches P of some images, one row for each patch of each
   * of a panel's items, and Y with a row for each pixel of as many images.
   */
  void add(
      int panel,
      Patches patches,
      Images patched,
      Images other,
      boolean patchesFirst,
      Memory gradient,
      int offset) {
    int all = other.size().channels();
    int mostPlanes = Math.max(1, NUMBERS / (ITEMS * patched.size().pixels()));
    int most = Math.max(1, MOST_NUMBERS / (WIDTH * ITEMS * patches.count())) * WIDTH;
    sums = room(sums, Math.min(mostPlanes, patches.channels()) * TAPS * WIDTH);
    for (int channel = 0; channel < all; channel += most) {
      int count = Math.min(most, all - channel);
      readChannels(other, panel, channel, count);
      for (int plane = 0; plane < patches.channels(); plane += mostPlanes) {
        int n = Math.min(mostPlanes, patches.channels() - plane);
        readPlanes(patched, panel, plane, n);
        for (int c = 0; c < count; c += WIDTH) {
          sum(patches.ofPlane(), n, patched.size().pixels(), c);
          int columns = Math.min(WIDTH, count - c);
          for (int row = 0; row < n * TAPS; row++) {
            int tap = row / (n * SIDE) * SIDE + row % SIDE;
            int k = tap * patches.channels() + plane + row / SIDE % n;
            int to = patchesFirst ? k * all + channel + c : (channel + c) * patches.length() + k;
            addSums(row, columns, gradient, offset + to, patchesFirst ? 1 : patches.length());
          }
        }
      }
    }
  }

  /** Room for so many rows of items. */
  private static float[] room(float[] array, int rows) {
    return array.length < Tile.ORIGIN + rows * ITEMS ? Tile.right(rows * ITEMS) : array;
  }

  private void readChannels(Images other, int panel, int first, int count) {
    int all = other.size().channels();
    int pixels = other.size().pixels();
    channels = room(channels, (count + WIDTH - 1) / WIDTH * WIDTH * pixels);
    int to = Tile.ORIGIN;
    for (int c = 0; c < count; c += WIDTH) {
      int n = Math.min(WIDTH, count - c) * ITEMS;
      for (int pixel = 0; pixel < pixels; pixel++) {
        int from = other.at(panel) + (pixel * all + first + c) * ITEMS;
        Kernels.copy(other.memory, from, channels, to, n);
        Arrays.fill(channels, to + n, to + WIDTH * ITEMS, 0);
        to += WIDTH * ITEMS;
      }
    }
  }

  private void readPlanes(Images patched, int panel, int first, int n) {
    int pixels = patched.size().pixels();
    planes = room(planes, n * pixels);
    int step = patched.size().channels() * ITEMS;
    for (int c = 0; c < n; c++) {
      int from = patched.at(panel) + (first + c) * ITEMS;
      for (int lane = 0; lane < ITEMS; lane += LANES) {
        int to = Tile.ORIGIN + c * pixels * ITEMS + lane;
        Kernels.copySteps(patched.memory, from + lane, step, planes, to, ITEMS, pixels);
      }
    }
  }

  /** Finds the sums of some planes' patches and a tile's channels. */
  private void sum(Patches patches, int n, int pixels, int channel) {
    Arrays.fill(sums, Tile.ORIGIN, Tile.ORIGIN + n * TAPS * WIDTH * ITEMS, 0);
    int tile = Tile.ORIGIN + channel * patches.count() * ITEMS;
    for (int pixel = 0; pixel < patches.count(); pixel += PIXELS) {
      Interruption.check();
      int count = Math.min(PIXELS, patches.count() - pixel);
      for (int i = 0; i < count; i++) {
        corners[i] = patches.corner(pixel + i) * ITEMS;
      }
      int to = Tile.ORIGIN;
      for (int line = 0; line < SIDE; line++) {
        for (int plane = 0; plane < n; plane++) {
          int at = Tile.ORIGIN + (plane * pixels + line * patches.down()) * ITEMS;
          multiply(count, at, tile + pixel * WIDTH * ITEMS, to);
          to += SIDE * WIDTH * ITEMS;
        }
      }
    }
  }

  private void addSums(int row, int columns, Memory gradient, int to, int step) {
    for (int c = 0; c < columns; c++) {
      int at = to + c * step;
      float sum = overItems(sums, Tile.ORIGIN + (row * WIDTH + c) * ITEMS);
      gradient.put(at, gradient.get(at) + sum);
    }
  }

  private void multiply(int n, int at, int from, int to) {
    if (LANES == ITEMS) {
      wide(n, at, from, to);
    } else {
      for (int lane = 0; lane < ITEMS; lane += LANES) {
        narrow(n, at + lane, from + lane, to + lane);
      }
    }
  }

  /** In pairs, so that sums do not wait for each other. */
  private static float overItems(float[] sums, int at) {
    float even = 0;
    float odd = 0;
    for (int i = at; i < at + ITEMS; i += 2) {
      even += sums[i];
      odd += sums[i + 1];
    }
    return even + odd;
  }

  /** Three rows and eight channels. */
  private void wide(int n, int at, int from, int to) {
    float[] a = planes;
    float[] b = channels;
    float[] c = sums;
    int[] places = corners;
    FloatVector c00 = fromArray(SPECIES, c, to);
    FloatVector c01 = fromArray(SPECIES, c, to + ITEMS);
    FloatVector c02 = fromArray(SPECIES, c, to + 2 * ITEMS);
    FloatVector c03 = fromArray(SPECIES, c, to + 3 * ITEMS);
    FloatVector c04 = fromArray(SPECIES, c, to + 4 * ITEMS);
    FloatVector c05 = fromArray(SPECIES, c, to + 5 * ITEMS);
    FloatVector c06 = fromArray(SPECIES, c, to + 6 * ITEMS);
    FloatVector c07 = fromArray(SPECIES, c, to + 7 * ITEMS);
    FloatVector c10 = fromArray(SPECIES, c, to + 8 * ITEMS);
    FloatVector c11 = fromArray(SPECIES, c, to + 9 * ITEMS);
    FloatVector c12 = fromArray(SPECIES, c, to + 10 * ITEMS);
    FloatVector c13 = fromArray(SPECIES, c, to + 11 * ITEMS);
    FloatVector c14 = fromArray(SPECIES, c, to + 12 * ITEMS);
    FloatVector c15 = fromArray(SPECIES, c, to + 13 * ITEMS);
    FloatVector c16 = fromArray(SPECIES, c, to + 14 * ITEMS);
    FloatVector c17 = fromArray(SPECIES, c, to + 15 * ITEMS);
    FloatVector c20 = fromArray(SPECIES, c, to + 16 * ITEMS);
    FloatVector c21 = fromArray(SPECIES, c, to + 17 * ITEMS);
    FloatVector c22 = fromArray(SPECIES, c, to + 18 * ITEMS);
    FloatVector c23 = fromArray(SPECIES, c, to + 19 * ITEMS);
    FloatVector c24 = fromArray(SPECIES, c, to + 20 * ITEMS);
    FloatVector c25 = fromArray(SPECIES, c, to + 21 * ITEMS);
    FloatVector c26 = fromArray(SPECIES, c, to + 22 * ITEMS);
    FloatVector c27 = fromArray(SPECIES, c, to + 23 * ITEMS);
    for (int p = 0; p < n; p++) {
      int i = at + places[p];
      FloatVector a0 = fromArray(SPECIES, a, i);
      FloatVector a1 = fromArray(SPECIES, a, i + ITEMS);
      FloatVector a2 = fromArray(SPECIES, a, i + 2 * ITEMS);
      FloatVector b0 = fromArray(SPECIES, b, from + p * WIDTH * ITEMS);
      c00 = b0.fma(a0, c00);
      c10 = b0.fma(a1, c10);
      c20 = b0.fma(a2, c20);
      FloatVector b1 = fromArray(SPECIES, b, from + p * WIDTH * ITEMS + ITEMS);
      c01 = b1.fma(a0, c01);
      c11 = b1.fma(a1, c11);
      c21 = b1.fma(a2, c21);
      FloatVector b2 = fromArray(SPECIES, b, from + p * WIDTH * ITEMS + 2 * ITEMS);
      c02 = b2.fma(a0, c02);
      c12 = b2.fma(a1, c12);
      c22 = b2.fma(a2, c22);
      FloatVector b3 = fromArray(SPECIES, b, from + p * WIDTH * ITEMS + 3 * ITEMS);
      c03 = b3.fma(a0, c03);
      c13 = b3.fma(a1, c13);
      c23 = b3.fma(a2, c23);
      FloatVector b4 = fromArray(SPECIES, b, from + p * WIDTH * ITEMS + 4 * ITEMS);
      c04 = b4.fma(a0, c04);
      c14 = b4.fma(a1, c14);
      c24 = b4.fma(a2, c24);
      FloatVector b5 = fromArray(SPECIES, b, from + p * WIDTH * ITEMS + 5 * ITEMS);
      c05 = b5.fma(a0, c05);
      c15 = b5.fma(a1, c15);
      c25 = b5.fma(a2, c25);
      FloatVector b6 = fromArray(SPECIES, b, from + p * WIDTH * ITEMS + 6 * ITEMS);
      c06 = b6.fma(a0, c06);
      c16 = b6.fma(a1, c16);
      c26 = b6.fma(a2, c26);
      FloatVector b7 = fromArray(SPECIES, b, from + p * WIDTH * ITEMS + 7 * ITEMS);
      c07 = b7.fma(a0, c07);
      c17 = b7.fma(a1, c17);
      c27 = b7.fma(a2, c27);
    }
    c00.intoArray(c, to);
    c01.intoArray(c, to + ITEMS);
    c02.intoArray(c, to + 2 * ITEMS);
    c03.intoArray(c, to + 3 * ITEMS);
    c04.intoArray(c, to + 4 * ITEMS);
    c05.intoArray(c, to + 5 * ITEMS);
    c06.intoArray(c, to + 6 * ITEMS);
    c07.intoArray(c, to + 7 * ITEMS);
    c10.intoArray(c, to + 8 * ITEMS);
    c11.intoArray(c, to + 9 * ITEMS);
    c12.intoArray(c, to + 10 * ITEMS);
    c13.intoArray(c, to + 11 * ITEMS);
    c14.intoArray(c, to + 12 * ITEMS);
    c15.intoArray(c, to + 13 * ITEMS);
    c16.intoArray(c, to + 14 * ITEMS);
    c17.intoArray(c, to + 15 * ITEMS);
    c20.intoArray(c, to + 16 * ITEMS);
    c21.intoArray(c, to + 17 * ITEMS);
    c22.intoArray(c, to + 18 * ITEMS);
    c23.intoArray(c, to + 19 * ITEMS);
    c24.intoArray(c, to + 20 * ITEMS);
    c25.intoArray(c, to + 21 * ITEMS);
    c26.intoArray(c, to + 22 * ITEMS);
    c27.intoArray(c, to + 23 * ITEMS);
  }

  /** Three rows and three channels, for as many items as a vector has lanes. */
  private void narrow(int n, int at, int from, int to) {
    float[] a = planes;
    float[] b = channels;
    float[] c = sums;
    int[] places = corners;
    FloatVector c00 = fromArray(SPECIES, c, to);
    FloatVector c01 = fromArray(SPECIES, c, to + ITEMS);
    FloatVector c02 = fromArray(SPECIES, c, to + 2 * ITEMS);
    FloatVector c10 = fromArray(SPECIES, c, to + 3 * ITEMS);
    FloatVector c11 = fromArray(SPECIES, c, to + 4 * ITEMS);
    FloatVector c12 = fromArray(SPECIES, c, to + 5 * ITEMS);
    FloatVector c20 = fromArray(SPECIES, c, to + 6 * ITEMS);
    FloatVector c21 = fromArray(SPECIES, c, to + 7 * ITEMS);
    FloatVector c22 = fromArray(SPECIES, c, to + 8 * ITEMS);
    for (int p = 0; p < n; p++) {
      int i = at + places[p];
      FloatVector a0 = fromArray(SPECIES, a, i);
      FloatVector a1 = fromArray(SPECIES, a, i + ITEMS);
      FloatVector a2 = fromArray(SPECIES, a, i + 2 * ITEMS);
      FloatVector b0 = fromArray(SPECIES, b, from + p * WIDTH * ITEMS);
      c00 = b0.fma(a0, c00);
      c10 = b0.fma(a1, c10);
      c20 = b0.fma(a2, c20);
      FloatVector b1 = fromArray(SPECIES, b, from + p * WIDTH * ITEMS + ITEMS);
      c01 = b1.fma(a0, c01);
      c11 = b1.fma(a1, c11);
      c21 = b1.fma(a2, c21);
      FloatVector b2 = fromArray(SPECIES, b, from + p * WIDTH * ITEMS + 2 * ITEMS);
      c02 = b2.fma(a0, c02);
      c12 = b2.fma(a1, c12);
      c22 = b2.fma(a2, c22);
    }
    c00.intoArray(c, to);
    c01.intoArray(c, to + ITEMS);
    c02.intoArray(c, to + 2 * ITEMS);
    c10.intoArray(c, to + 3 * ITEMS);
    c11.intoArray(c, to + 4 * ITEMS);
    c12.intoArray(c, to + 5 * ITEMS);
    c20.intoArray(c, to + 6 * ITEMS);
    c21.intoArray(c, to + 7 * ITEMS);
    c22.intoArray(c, to + 8 * ITEMS);
  }
}
