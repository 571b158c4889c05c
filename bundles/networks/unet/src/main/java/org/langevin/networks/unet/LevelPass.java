package org.langevin.networks.unet;

import org.langevin.nn.Arena;
import org.langevin.nn.Convolution;
import org.langevin.nn.Memory;
import org.langevin.nn.NormalizedSwish;
import org.langevin.nn.NormalizedSwish.Offsets;
import org.langevin.nn.TransposedConvolution;

/**
 * One level at work. It takes a few items at a time through the convolution and what follows, so
 * that they are still in the cache.
 */
final class LevelPass {
  /** The level's image, and that before normalisation. */
  final Memory image;

  private final Memory linear;
  private final Memory linearTangent;
  final Memory imageTangent;

  private final Convolution.Pass down;
  private final TransposedConvolution.Pass up;
  private final NormalizedSwish.Pass norm;
  private final Offsets offsets;
  private final Arena arena;
  private final long size;
  private Memory cotangent;
  private Memory tangentCotangent;

  LevelPass(
      Level level,
      Memory parameters,
      Arena arena,
      int capacity,
      boolean tangents,
      Offsets offsets) {
    this.arena = arena;
    this.offsets = offsets;
    this.size = (long) capacity * level.size().length();
    down = level.down() == null ? null : level.down().open(parameters, arena, capacity, tangents);
    up = level.up() == null ? null : level.up().open(parameters, arena, capacity, tangents);
    norm = level.norm().open(parameters, arena, capacity, tangents);
    image = arena.allocate(size);
    linear = arena.allocate(size);
    linearTangent = arena.allocate(tangents ? size : 0);
    imageTangent = arena.allocate(tangents ? size : 0);
  }

  /** Where the cotangent of the image goes; it becomes that of {@code linear}. */
  Memory cotangent() {
    if (cotangent == null) {
      cotangent = arena.allocate(size);
    }
    return cotangent;
  }

  /** Where the cotangent of the image's tangent goes. */
  Memory tangentCotangent() {
    if (tangentCotangent == null) {
      tangentCotangent = arena.allocate(size);
    }
    return tangentCotangent;
  }

  private int chunk() {
    return down == null ? up.chunk() : down.chunk();
  }

  private void convolve(int first, int n, Memory below, Memory skip, Memory to) {
    if (down == null) {
      up.forward(first, n, below, skip, to, true);
    } else {
      down.forward(first, n, below, to);
    }
  }

  /** From the image below, and the one beside unless it is null. */
  void forward(int count, Memory below, Memory skip) {
    for (int first = 0; first < count; first += chunk()) {
      int n = Math.min(chunk(), count - first);
      convolve(first, n, below, skip, linear);
      norm.forward(first, n, linear, offsets, image);
    }
  }

  void tangent(int count, Memory below, Memory skip) {
    for (int first = 0; first < count; first += chunk()) {
      int n = Math.min(chunk(), count - first);
      convolve(first, n, below, skip, linearTangent);
      norm.tangent(first, n, linear, offsets, linearTangent, imageTangent);
    }
  }

  /**
   * Back through the level. On the way down the cotangent of the image below is added to, on the
   * way up it is set, and that of the image beside too.
   */
  void backward(
      int count,
      Memory below,
      Memory skip,
      Memory dbelow,
      Memory dskip,
      Offsets doffsets,
      Memory gradient) {
    for (int first = 0; first < count; first += chunk()) {
      int n = Math.min(chunk(), count - first);
      norm.backward(first, n, linear, offsets, cotangent(), doffsets, gradient);
      transpose(first, n, below, skip, cotangent(), dbelow, dskip, gradient);
    }
  }

  private void transpose(
      int first,
      int n,
      Memory below,
      Memory skip,
      Memory from,
      Memory dbelow,
      Memory dskip,
      Memory gradient) {
    if (down == null) {
      up.backward(first, n, below, skip, from, dbelow, dskip, false, gradient, true);
    } else {
      down.backward(first, n, below, from, dbelow, gradient);
    }
  }

  /** A stream of images with that beside and their cotangents. */
  record Stream(Memory below, Memory skip, Memory dbelow, Memory dskip) {}

  /** Back through both streams. */
  void tangentBackward(
      int count, Stream values, Stream tangents, Offsets doffsets, Memory gradient) {
    for (int first = 0; first < count; first += chunk()) {
      int n = Math.min(chunk(), count - first);
      norm.tangentBackward(
          first,
          n,
          linear,
          offsets,
          linearTangent,
          cotangent(),
          tangentCotangent(),
          doffsets,
          gradient);
      transpose(
          first, n, values.below, values.skip, cotangent(), values.dbelow, values.dskip, gradient);
      transpose(
          first,
          n,
          tangents.below,
          tangents.skip,
          tangentCotangent(),
          tangents.dbelow,
          tangents.dskip,
          gradient);
    }
  }
}
