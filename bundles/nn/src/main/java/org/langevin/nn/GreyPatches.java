package org.langevin.nn;

import java.nio.ByteBuffer;

/**
 * The patches of images of one channel, next to each other, as columns of a matrix of 9 rows. Lines
 * of patches are then lines of the image, and copied or added at once.
 */
record GreyPatches(Patches patches) {
  /** Whether this is the way. */
  static boolean suit(Patches patches) {
    return patches.channels() == 1 && patches.stride() == 1;
  }

  /**
   * Copies the patches of image i of n.
   *
   * @param at where the image begins
   */
  void gather(ByteBuffer image, int at, ByteBuffer columns, int i, int n) {
    int wide = patches.patchesWide();
    for (int k = 0; k < patches.length(); k++) {
      int row = (k * n + i) * patches.count();
      int corner = at + corner(k);
      for (int line = 0; line < patches.patchesHigh(); line++) {
        int from = corner + line * patches.width();
        Kernels.copy(image, from, columns, row + line * wide, wide);
      }
    }
  }

  /** Adds columns to the patches of image i of n. */
  void scatter(ByteBuffer columns, int i, int n, ByteBuffer image, int at) {
    int wide = patches.patchesWide();
    for (int k = 0; k < patches.length(); k++) {
      int row = (k * n + i) * patches.count();
      int corner = at + corner(k);
      for (int line = 0; line < patches.patchesHigh(); line++) {
        int to = corner + line * patches.width();
        Kernels.add(columns, row + line * wide, image, to, wide);
      }
    }
  }

  private int corner(int k) {
    return k / Patches.SIDE * patches.width() + k % Patches.SIDE;
  }
}
