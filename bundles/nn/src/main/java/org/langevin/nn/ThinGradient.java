package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Sums over a panel of products of a channel's pixels with the nine numbers of their patches in an
 * image of few channels: for each item over the pixels, and then over the items. No matrix of
 * patches is made for it, which would be as narrow as the image.
 */
final class ThinGradient {
  /** The most channels of the image with the patches. */
  static final int CHANNELS = 4;

  private static final int ITEMS = Images.ITEMS;
  private static final int TAPS = Patches.SIDE * Patches.SIDE;

  /** A sum for each tap and item. */
  private final float[] sums = new float[TAPS * ITEMS];

  /** The panel with the patches. */
  private float[] image = new float[0];

  /** A channel of the other image. */
  private float[] channel = new float[0];

  /** Turns to a panel of the images with the patches. */
  void read(Images patched, int panel) {
    int n = ITEMS * patched.size().length();
    if (image.length < n) {
      image = new float[n];
    }
    patched.memory.read(patched.at(panel), image, 0, n);
  }

  /** Turns to a channel of a panel of the other images. */
  void read(Images other, int panel, int c) {
    int pixels = other.size().pixels();
    int step = ITEMS * other.size().channels();
    if (channel.length < pixels * ITEMS) {
      channel = new float[pixels * ITEMS];
    }
    int at = other.at(panel) + c * ITEMS;
    for (int p = 0; p < pixels; p++) {
      Kernels.copy(other.memory.bytes, at + p * step, channel, p * ITEMS, ITEMS);
    }
  }

  /** Finds the sums of products with a channel of the images with the patches. */
  void sum(Patches patches, int of) {
    Arrays.fill(sums, 0);
    int wide = patches.patchesWide();
    for (int line = 0; line < patches.patchesHigh(); line++) {
      int corner = (patches.corner(line, 0) + of) * ITEMS;
      for (int lane = 0; lane < ITEMS; lane += LANES) {
        int from = corner + lane;
        addLine(patches, image, from, channel, line * wide * ITEMS + lane, sums, lane);
      }
    }
  }

  /** The sum over the items. */
  float ofTap(int tap) {
    float sum = 0;
    for (int i = tap * ITEMS; i < (tap + 1) * ITEMS; i++) {
      sum += sums[i];
    }
    return sum;
  }

  /** A method of its own with one loop, or the compiler would not keep sums in registers. */
  private static void addLine(
      Patches patches, float[] patched, int from, float[] y, int at, float[] to, int target) {
    int right = patches.channels() * ITEMS;
    int down = patches.down() * ITEMS;
    int next = patches.stride() * right;
    int wide = patches.patchesWide();
    FloatVector s0 = fromArray(SPECIES, to, target);
    FloatVector s1 = fromArray(SPECIES, to, target + ITEMS);
    FloatVector s2 = fromArray(SPECIES, to, target + 2 * ITEMS);
    FloatVector s3 = fromArray(SPECIES, to, target + 3 * ITEMS);
    FloatVector s4 = fromArray(SPECIES, to, target + 4 * ITEMS);
    FloatVector s5 = fromArray(SPECIES, to, target + 5 * ITEMS);
    FloatVector s6 = fromArray(SPECIES, to, target + 6 * ITEMS);
    FloatVector s7 = fromArray(SPECIES, to, target + 7 * ITEMS);
    FloatVector s8 = fromArray(SPECIES, to, target + 8 * ITEMS);
    for (int j = 0; j < wide; j++) {
      int a = from + j * next;
      FloatVector v = fromArray(SPECIES, y, at + j * ITEMS);
      s0 = v.fma(fromArray(SPECIES, patched, a), s0);
      s1 = v.fma(fromArray(SPECIES, patched, a + right), s1);
      s2 = v.fma(fromArray(SPECIES, patched, a + 2 * right), s2);
      s3 = v.fma(fromArray(SPECIES, patched, a + down), s3);
      s4 = v.fma(fromArray(SPECIES, patched, a + down + right), s4);
      s5 = v.fma(fromArray(SPECIES, patched, a + down + 2 * right), s5);
      s6 = v.fma(fromArray(SPECIES, patched, a + 2 * down), s6);
      s7 = v.fma(fromArray(SPECIES, patched, a + 2 * down + right), s7);
      s8 = v.fma(fromArray(SPECIES, patched, a + 2 * down + 2 * right), s8);
    }
    s0.intoArray(to, target);
    s1.intoArray(to, target + ITEMS);
    s2.intoArray(to, target + 2 * ITEMS);
    s3.intoArray(to, target + 3 * ITEMS);
    s4.intoArray(to, target + 4 * ITEMS);
    s5.intoArray(to, target + 5 * ITEMS);
    s6.intoArray(to, target + 6 * ITEMS);
    s7.intoArray(to, target + 7 * ITEMS);
    s8.intoArray(to, target + 8 * ITEMS);
  }
}
