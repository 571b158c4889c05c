package org.langevin.networks.unet;

import org.langevin.nn.Convolution;
import org.langevin.nn.ImageSize;
import org.langevin.nn.NormalizedSwish;
import org.langevin.nn.ParameterLayout;
import org.langevin.nn.TransposedConvolution;

/**
 * One level on the way down or up: an image becomes another, then offset, normalisation and swish.
 *
 * @param down the convolution; null on the way up
 * @param up the transposed convolution; null on the way down
 * @param skip the level on the way down whose image comes in sideways; -1 if there is none
 * @param norm what follows
 * @param size of the level's image
 * @param offset where the level's part of the embedded condition begins
 */
record Level(
    Convolution down,
    TransposedConvolution up,
    int skip,
    NormalizedSwish norm,
    ImageSize size,
    int offset) {
  private static final int GROUPS = 32;
  private static final int GROUPS_OF_FIRST = 4;

  static Level down(ParameterLayout layout, ImageSize from, int channels, int offset) {
    boolean first = offset == 0;
    Convolution convolution = new Convolution(layout, from, channels, first ? 1 : 2);
    ImageSize size = convolution.output();
    int groups = first ? GROUPS_OF_FIRST : groups(channels);
    NormalizedSwish norm = new NormalizedSwish(layout, size, groups);
    return new Level(convolution, null, -1, norm, size, offset);
  }

  static Level up(
      ParameterLayout layout,
      ImageSize from,
      int skip,
      int skipChannels,
      ImageSize to,
      int offset) {
    TransposedConvolution convolution =
        new TransposedConvolution(layout, from, skipChannels, to, 2, false);
    NormalizedSwish norm = new NormalizedSwish(layout, to, groups(to.channels()));
    return new Level(null, convolution, skip, norm, to, offset);
  }

  /** The largest number of groups up to 32 that divides the channels, which 16 divides. */
  private static int groups(int channels) {
    return channels % GROUPS == 0 ? GROUPS : GROUPS / 2;
  }
}
