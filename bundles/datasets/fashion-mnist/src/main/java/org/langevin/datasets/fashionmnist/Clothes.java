package org.langevin.datasets.fashionmnist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Labels;
import org.langevin.api.random.RandomStream;

/** The images of some classes. Files are read when their images are first asked for. */
final class Clothes implements Dataset {
  static final int SIDE = 28;
  static final Shape SHAPE = Shape.image(SIDE, SIDE, 1);

  private final List<String> classes;
  private final int limit;
  private final DatasetContext context;
  private Pictures training;
  private Pictures test;

  Clothes(List<String> classes, int limit, DatasetContext context) {
    this.classes = classes;
    this.limit = limit;
    this.context = context;
  }

  @Override
  public Shape shape() {
    return SHAPE;
  }

  @Override
  public synchronized Items training() {
    if (training == null) {
      training = read(Split.TRAINING).first(limit);
    }
    return training;
  }

  /** A choice without repetition; all images in their order if so many are asked for. */
  @Override
  public Items heldOut(int count, RandomStream random) {
    Pictures all = test();
    return count >= all.size() ? all : all.choose(count, random);
  }

  private synchronized Pictures test() {
    if (test == null) {
      test = read(Split.TEST);
    }
    return test;
  }

  private Pictures read(Split split) {
    try {
      Path images = context.locate(split.images());
      Path labels = context.locate(split.labels());
      byte[] pixels = IdxFile.images(images, SIDE);
      byte[] marks = IdxFile.labels(labels, FashionMnist.NAMES.size());
      if (pixels.length != marks.length * SHAPE.dimension()) {
        throw new IOException(
            images
                + " has "
                + pixels.length / SHAPE.dimension()
                + " images, but "
                + labels
                + " has "
                + marks.length
                + " labels: they do not belong together");
      }
      return Pictures.of(pixels, marks, classOfLabel());
    } catch (IOException e) {
      InvalidExperimentException refusal = new InvalidExperimentException(e.getMessage());
      refusal.initCause(e);
      throw refusal;
    }
  }

  /** The number that a label gets among the chosen classes; -1 for a class left out. */
  private int[] classOfLabel() {
    return FashionMnist.NAMES.stream().mapToInt(classes::indexOf).toArray();
  }

  @Override
  public Range range() {
    return new Range(0, 1);
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    return Capable.offer(type, this, new Labels(classes));
  }

  /**
   * Images with labels, one byte for each pixel.
   *
   * @param pixels of all images of the file
   * @param labels of all images of the file, as numbers of the chosen classes
   * @param selection which images of the file these are
   */
  private record Pictures(byte[] pixels, byte[] labels, int[] selection) implements Items {
    static Pictures of(byte[] pixels, byte[] labels, int[] classOfLabel) {
      byte[] classes = new byte[labels.length];
      int[] selection = new int[labels.length];
      int size = 0;
      for (int i = 0; i < labels.length; i++) {
        classes[i] = (byte) classOfLabel[labels[i]];
        if (classes[i] >= 0) {
          selection[size++] = i;
        }
      }
      return new Pictures(pixels, classes, Arrays.copyOf(selection, size));
    }

    Pictures first(int count) {
      return new Pictures(
          pixels, labels, Arrays.copyOf(selection, Math.min(count, selection.length)));
    }

    Pictures choose(int count, RandomStream random) {
      int[] shuffled = selection.clone();
      for (int i = 0; i < count; i++) {
        int j = random.nextInt(i, shuffled.length);
        int chosen = shuffled[j];
        shuffled[j] = shuffled[i];
        shuffled[i] = chosen;
      }
      return new Pictures(pixels, labels, Arrays.copyOf(shuffled, count));
    }

    @Override
    public int size() {
      return selection.length;
    }

    @Override
    public Shape shape() {
      return SHAPE;
    }

    @Override
    public int label(int index) {
      return labels[selection[index]];
    }

    @Override
    public void copy(int index, float[] target, int offset) {
      int from = selection[index] * SHAPE.dimension();
      for (int i = 0; i < SHAPE.dimension(); i++) {
        target[offset + i] = (pixels[from + i] & 0xFF) / 255f;
      }
    }
  }
}
