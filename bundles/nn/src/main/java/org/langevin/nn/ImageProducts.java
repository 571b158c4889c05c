package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import java.util.Arrays;
import org.langevin.api.Interruption;

/**
 * The products of convolutions, for a panel of {@link Images} at a time. Sums run in the order of
 * their terms whatever the processor. An instance belongs to one thread, whose interrupt ends a
 * product soon.
 */
final class ImageProducts {
  private static final int ITEMS = ImageTile.ITEMS;
  private static final int PIXELS = ImageTile.PIXELS;

  /** The most terms at a time: their rows leave room in the nearest cache. */
  private static final int TERMS = 320;

  /** The most weights at a time: half of a small second-level cache. */
  private static final int WEIGHTS = 1 << 16;

  private final DenseProducts dense;
  private final float[] terms = Tile.right(PIXELS * TERMS * ITEMS);
  private final ImageGradient gradients = new ImageGradient();
  private float[] sums = new float[0];

  /** Items one after the other, and patches of some, for gradients. */
  private final Scratch scratch;

  ImageProducts(DenseProducts dense, Scratch scratch) {
    this.dense = dense;
    this.scratch = scratch;
  }

  /** Part of an image's or of two images' channels as the terms of a sum, pixel by pixel. */
  record Pixels(Memory x, int at, int channels, Memory beside, int atBeside, int channelsBeside) {
    Pixels(Memory x, int at, int channels) {
      this(x, at, channels, null, 0, 0);
    }

    void copy(int pixel, int from, int n, float[] to, int target) {
      int own = Math.max(0, Math.min(n, channels - from));
      if (own > 0) {
        int begin = at + (pixel * channels + from) * ITEMS;
        Kernels.copy(x, begin, to, target, own * ITEMS);
      }
      if (own < n) {
        int begin = atBeside + (pixel * channelsBeside + from + own - channels) * ITEMS;
        Kernels.copy(beside, begin, to, target + own * ITEMS, (n - own) * ITEMS);
      }
    }
  }

  /** Makes room for the sums of some pixels, and says how far apart they are. */
  private int prepare(int rows) {
    int step = (rows + ImageTile.HEIGHT) * ITEMS;
    if (sums.length < Tile.ORIGIN + PIXELS * step) {
      sums = Tile.right(PIXELS * step);
    }
    return step;
  }

  /**
   * y_p = W x_p, or y_p += W x_p, for the patches x_p of x and the pixels y_p of y.
   *
   * @param atX where x's panel begins, likewise atY
   */
  void gather(
      ImageWeights weights,
      Patches patches,
      Memory x,
      int atX,
      boolean accumulate,
      Memory y,
      int atY) {
    int beside = prepare(weights.rows());
    int most = Math.max(1, Math.min(TERMS, WEIGHTS / weights.rows()));
    int step = even(weights.depth(), most);
    int row = weights.rows() * ITEMS;
    for (int k = 0; k < weights.depth(); k += step) {
      int n = Math.min(step, weights.depth() - k);
      boolean begun = accumulate || k > 0;
      for (int pixel = 0; pixel < patches.count(); pixel += PIXELS) {
        Interruption.check();
        int pixels = Math.min(PIXELS, patches.count() - pixel);
        for (int i = 0; i < pixels; i++) {
          copyPatch(patches, x, atX + patches.corner(pixel + i) * ITEMS, k, n, i * n * ITEMS);
          begin(begun, y, atY + (pixel + i) * row, i * beside, row);
        }
        weights.multiply(0, weights.rows(), k, n, pixels, terms, sums, beside);
        for (int i = 0; i < pixels; i++) {
          Kernels.copy(sums, Tile.ORIGIN + i * beside, y, atY + (pixel + i) * row, row);
        }
      }
    }
  }

  private void begin(boolean begun, Memory y, int at, int to, int n) {
    if (begun) {
      Kernels.copy(y, at, sums, Tile.ORIGIN + to, n);
    } else {
      Arrays.fill(sums, Tile.ORIGIN + to, Tile.ORIGIN + to + n, 0);
    }
  }

  /** Steps of equal length, or almost, none longer than the most. */
  private static int even(int length, int most) {
    int parts = (length + most - 1) / most;
    return (length + parts - 1) / parts;
  }

  /** Copies n of a patch's rows of items from the k-th on. */
  private void copyPatch(Patches patches, Memory x, int corner, int k, int n, int target) {
    int to = Tile.ORIGIN + target;
    int last = k + n;
    for (int from = k; from < last; ) {
      int line = from / patches.line();
      int rows = Math.min((line + 1) * patches.line(), last) - from;
      int at = corner + (line * patches.down() + from - line * patches.line()) * ITEMS;
      Kernels.copy(x, at, terms, to, rows * ITEMS);
      to += rows * ITEMS;
      from += rows;
    }
  }

  /** y_p += W x_p for the patches y_p of y and the pixels x_p of x. */
  void scatter(ImageWeights weights, Pixels x, Patches patches, Memory y, int atY) {
    int height = ImageTile.HEIGHT;
    int most = Math.max(height, WEIGHTS / weights.depth() / height * height);
    int parts = (weights.rows() + most - 1) / most;
    int rows = (even(weights.rows(), most) + height - 1) / height * height;
    int beside = prepare(rows);
    for (int part = 0; part < parts; part++) {
      int first = part * rows;
      int count = Math.min(rows, weights.rows() - first);
      for (int pixel = 0; pixel < patches.count(); pixel += PIXELS) {
        Interruption.check();
        int pixels = Math.min(PIXELS, patches.count() - pixel);
        multiply(weights, first, count, x, pixel, pixels, beside);
        for (int i = 0; i < pixels; i++) {
          int corner = atY + patches.corner(pixel + i) * ITEMS;
          addPatch(patches, y, corner, first, count, i * beside);
        }
      }
    }
  }

  private void multiply(
      ImageWeights weights, int first, int count, Pixels x, int pixel, int pixels, int beside) {
    for (int i = 0; i < pixels; i++) {
      int at = Tile.ORIGIN + i * beside;
      Arrays.fill(sums, at, at + count * ITEMS, 0);
    }
    int step = even(weights.depth(), TERMS);
    for (int k = 0; k < weights.depth(); k += step) {
      int n = Math.min(step, weights.depth() - k);
      for (int i = 0; i < pixels; i++) {
        x.copy(pixel + i, k, n, terms, Tile.ORIGIN + i * n * ITEMS);
      }
      weights.multiply(first, count, k, n, pixels, terms, sums, beside);
    }
  }

  /** Adds sums to n of a patch's rows of items from the k-th on. */
  private void addPatch(Patches patches, Memory y, int corner, int k, int n, int source) {
    int from = Tile.ORIGIN + source;
    int last = k + n;
    for (int to = k; to < last; ) {
      int line = to / patches.line();
      int rows = Math.min((line + 1) * patches.line(), last) - to;
      int at = corner + (line * patches.down() + to - line * patches.line()) * ITEMS;
      add(sums, from, y, at, rows * ITEMS);
      from += rows * ITEMS;
      to += rows;
    }
  }

  /**
   * Adds products with the patches P of some images, one row for each patch of each of a panel's
   * items: Y^T P, or its transpose, for each Y with a row for each pixel of as many images.
   *
   * @param items of the panel
   */
  void addGradients(int panel, int items, Patches patches, Images patched, Factor... factors) {
    if (ImageGradient.suits(patches)) {
      for (Factor factor : factors) {
        factor.add(panel, patches, patched, gradients);
      }
      return;
    }
    Memory memory = scratch.memory();
    int flat = ITEMS * patched.size().length();
    int plain = flat;
    for (Factor factor : factors) {
      plain = Math.max(plain, flat + ITEMS * factor.images.size().length());
    }
    // P of some items at a time lies behind the images.
    int chunk = chunk(patches);
    patched.give(panel, items, memory, 0);
    for (Factor factor : factors) {
      factor.images.give(panel, items, memory, flat);
      for (int item = 0; item < items; item += chunk) {
        int n = Math.min(chunk, items - item);
        for (int i = 0; i < n; i++) {
          int from = (item + i) * patched.size().length();
          int to = plain + i * patches.count() * patches.length();
          patches.gather(memory, from, memory, to);
        }
        factor.add(n, patches, memory, plain, flat + item * factor.images.size().length(), dense);
      }
    }
  }

  /** One of the factors of {@link #addGradients}, and where its product is added. */
  record Factor(Images images, boolean patchesFirst, Memory gradient, int offset) {
    private void add(int panel, Patches patches, Images patched, ImageGradient gradients) {
      gradients.add(panel, patches, patched, images, patchesFirst, gradient, offset);
    }

    private void add(int n, Patches patches, Memory memory, int p, int y, DenseProducts dense) {
      int rows = n * patches.count();
      int channels = images.size().channels();
      if (patchesFirst) {
        dense.addGradient(rows, patches.length(), channels, memory, p, memory, y, gradient, offset);
      } else {
        dense.addGradient(rows, channels, patches.length(), memory, y, memory, p, gradient, offset);
      }
    }
  }

  /** How many items' patches are worked on at once. */
  private static int chunk(Patches patches) {
    return ImageSize.chunk((long) patches.count() * patches.length(), ITEMS);
  }

  /** The working memory of {@link #addGradients}. */
  static long gradientMemory(Patches patches, ImageSize patched, ImageSize other) {
    if (ImageGradient.suits(patches)) {
      return 0;
    }
    long images = ITEMS * ((long) patched.length() + other.length());
    return images + (long) chunk(patches) * patches.count() * patches.length();
  }

  private static void add(float[] from, int at, Memory to, int target, int n) {
    for (int i = 0; i < n; i += LANES) {
      store(load(to, target + i).add(fromArray(SPECIES, from, at + i)), to, target + i);
    }
  }
}
