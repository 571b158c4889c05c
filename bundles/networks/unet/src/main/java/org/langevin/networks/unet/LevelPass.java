package org.langevin.networks.unet;

import org.langevin.nn.Arena;
import org.langevin.nn.ImagePass;
import org.langevin.nn.Images;
import org.langevin.nn.Memory;
import org.langevin.nn.NormalizedSwish;
import org.langevin.nn.NormalizedSwish.Offsets;
import org.langevin.nn.TransposedConvolution;

/** One level at work: a panel of images at a time through the convolution and what follows. */
final class LevelPass {
  /** The level's images, and those before normalisation. */
  final Images image;

  private final Images linear;
  private final Images linearTangent;
  final Images imageTangent;

  private final ImagePass down;
  private final TransposedConvolution.Pass up;
  private final NormalizedSwish.Pass norm;
  private final Offsets offsets;
  private final Arena arena;
  private final int capacity;
  private Images cotangent;
  private Images tangentCotangent;

  LevelPass(
      Level level,
      Memory parameters,
      Arena arena,
      int capacity,
      boolean tangents,
      Offsets offsets) {
    this.arena = arena;
    this.offsets = offsets;
    this.capacity = capacity;
    down =
        level.down() == null
            ? null
            : level.down().openImages(parameters, arena, capacity, tangents);
    up = level.up() == null ? null : level.up().openImages(parameters, arena, capacity, tangents);
    norm = level.norm().openImages(parameters, arena, capacity, tangents);
    image = new Images(level.size(), capacity, arena);
    linear = new Images(level.size(), capacity, arena);
    linearTangent = new Images(level.size(), tangents ? capacity : 0, arena);
    imageTangent = new Images(level.size(), tangents ? capacity : 0, arena);
  }

  /** Where the cotangent of the images goes; it becomes that of {@code linear}. */
  Images cotangent() {
    if (cotangent == null) {
      cotangent = new Images(image.size(), capacity, arena);
    }
    return cotangent;
  }

  /** Where the cotangent of the images' tangents goes. */
  Images tangentCotangent() {
    if (tangentCotangent == null) {
      tangentCotangent = new Images(image.size(), capacity, arena);
    }
    return tangentCotangent;
  }

  private void convolve(int panel, int items, Images below, Images skip, Images to) {
    if (down == null) {
      up.forward(panel, below, skip, to, true);
    } else {
      down.forward(panel, items, below, to);
    }
  }

  /** From the images below, and those beside unless they are null. */
  void forward(int count, Images below, Images skip) {
    (down == null ? up : down).beginForward();
    norm.beginForward();
    for (int p = 0; p < Images.panels(count); p++) {
      int n = Images.items(p, count);
      convolve(p, n, below, skip, linear);
      norm.forward(p, n, linear, offsets, image);
    }
  }

  void tangent(int count, Images below, Images skip) {
    for (int p = 0; p < Images.panels(count); p++) {
      int n = Images.items(p, count);
      convolve(p, n, below, skip, linearTangent);
      norm.tangent(p, n, linear, offsets, linearTangent, imageTangent);
    }
  }

  private void beginBackward() {
    (down == null ? up : down).beginBackward();
    norm.beginBackward();
  }

  /** Back through the level: adds to the cotangents of the images below and beside. */
  void backward(int count, Stream values, Offsets doffsets, Memory gradient) {
    beginBackward();
    for (int p = 0; p < Images.panels(count); p++) {
      int n = Images.items(p, count);
      norm.backwardInPlace(p, n, linear, offsets, cotangent(), doffsets, gradient);
      transpose(p, n, values, cotangent(), gradient);
    }
  }

  private void transpose(int panel, int items, Stream stream, Images from, Memory gradient) {
    if (down == null) {
      up.backward(
          panel,
          items,
          stream.below,
          stream.skip,
          from,
          stream.dbelow,
          stream.dskip,
          gradient,
          true);
    } else {
      down.backward(panel, items, stream.below, from, stream.dbelow, gradient);
    }
  }

  /** A stream of images with those beside and their cotangents. */
  record Stream(Images below, Images skip, Images dbelow, Images dskip) {}

  /** Back through both streams. */
  void tangentBackward(
      int count, Stream values, Stream tangents, Offsets doffsets, Memory gradient) {
    beginBackward();
    for (int p = 0; p < Images.panels(count); p++) {
      int n = Images.items(p, count);
      norm.tangentBackwardInPlace(
          p,
          n,
          linear,
          offsets,
          linearTangent,
          cotangent(),
          tangentCotangent(),
          doffsets,
          gradient);
      transpose(p, n, values, cotangent(), gradient);
      transpose(p, n, tangents, tangentCotangent(), gradient);
    }
  }
}
